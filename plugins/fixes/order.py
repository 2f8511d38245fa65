"""The fields of a source in the order of the table of fields.

A field moves with the comments right above it and with all that is written below it, line by line.
"""

import re
from itertools import pairwise

from pydantic import BaseModel

from plugins.archive.front_matter import Location, parse_yaml
from plugins.archive.problems import Invalid
from plugins.archive.prose import model_at
from plugins.fixes.layout import Block, layout_of

_ITEM = re.compile(r" *(?:- +)+\Z")
_BLANK_OR_COMMENT = re.compile(r"\s*(?:#.*)?\Z")
_COMMENT = re.compile(r"\s*#")

Line = tuple[int, str]
"""A line and the place it had in the beginning."""


def order_fields(text: str, model: type[BaseModel]) -> tuple[list[Line], int]:
    """Put the fields of a parsed mapping in order; gives the lines, and how many mappings changed.

    A mapping whose lines cannot be moved without changing what they say stays as it is.
    """
    lines: list[Line] = list(enumerate(text.split("\n")))
    moved: set[Location] = set()
    left: set[Location] = set()
    while block := _next_block(_joined(lines), model, moved | left):
        candidate = _moved(lines, block, _ranks(block, model))
        if candidate and _says_the_same(text, _joined(candidate)):
            lines = candidate
            moved.add(block.location)
        else:
            left.add(block.location)
    return lines, len(moved)


def _next_block(text: str, model: type[BaseModel], done: set[Location]) -> Block | None:
    """Find a mapping out of order that was not dealt with yet."""
    return next(
        (
            block
            for block in layout_of(text).blocks
            if block.location not in done
            and any(rank > next_ for rank, next_ in pairwise(_ranks(block, model)))
        ),
        None,
    )


def _ranks(block: Block, model: type[BaseModel]) -> list[int]:
    """Give each field its place in the table; one that is not there stays behind the one above."""
    fields = model_at(model, block.location)
    known = {name: place for place, name in enumerate(fields.model_fields)} if fields else {}
    ranks: list[int] = []
    for name, _, _ in block.fields:
        ranks.append(known.get(name, ranks[-1] if ranks else -1))
    return ranks


def _moved(lines: list[Line], block: Block, ranks: list[int]) -> list[Line] | None:
    """Move the fields; gives nothing where two share a line or are marked in an unusual way."""
    heads = [line for _, line, _ in block.fields]
    column = block.fields[0][2]
    lead = lines[heads[0]][1][:column]
    is_item = _ITEM.match(lead) is not None
    if lead.strip() and not is_item:
        return None
    if any(lines[head][1][:column].strip() for head in heads[1:]):
        return None
    starts = [_first_comment(lines, head, column) for head in heads]
    if is_item:
        starts[0] = heads[0]
        lines = [*lines]
        lines[heads[0]] = _with_lead(lines[heads[0]], " " * column)
    end = block.end
    while _BLANK_OR_COMMENT.match(lines[end - 1][1]):
        end -= 1
    parts = [lines[start:stop] for start, stop in pairwise([*starts, end])]
    order = sorted(range(len(parts)), key=ranks.__getitem__)
    if is_item:
        key_line = heads[order[0]] - starts[order[0]]
        parts[order[0]][key_line] = _with_lead(parts[order[0]][key_line], lead)
    return [*lines[: starts[0]], *(line for at in order for line in parts[at]), *lines[end:]]


def _first_comment(lines: list[Line], head: int, column: int) -> int:
    """Find the first of the comments right above a field; deeper ones belong to what is above."""
    start = head
    while start and _COMMENT.match(lines[start - 1][1][: column + 1]):
        start -= 1
    return start


def _with_lead(line: Line, lead: str) -> Line:
    return line[0], lead + line[1][len(lead) :]


def _says_the_same(one: str, other: str) -> bool:
    try:
        return parse_yaml(one, "").mapping == parse_yaml(other, "").mapping
    except Invalid:
        return False


def _joined(lines: list[Line]) -> str:
    return "\n".join(text for _, text in lines)
