"""One source repaired: what is safe is put right, everything else is kept byte for byte."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from plugins.archive.front_matter import Value, parse_yaml, split_front_matter
from plugins.archive.metadata import Metadata
from plugins.archive.prose import masked
from plugins.archive.record import PAGES_FOLDER, RECORDS_FOLDER, PlainMetadata
from plugins.archive.source import Source
from plugins.archive.vocabulary import MODELS, VOCABULARY_FOLDER
from plugins.fixes.order import order_fields
from plugins.fixes.values import ROUNDS, mend_values
from plugins.vietnamese.edits import NO_PROSE, apply_edits
from plugins.vietnamese.repairs import Repair, repairs

FOLDERS = {RECORDS_FOLDER: ".md", PAGES_FOLDER: ".md", VOCABULARY_FOLDER: ".yml"}
"""Where sources stand, and what their names end with."""

ORDER = "thu-tu-truong"
"""Code of fields that are out of order: that is repaired, and no problem otherwise."""

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Repaired:
    """The bytes of a source once repaired, and how often each code was put right."""

    content: bytes
    counts: Counter[str]


def repair(source: Source, *, new_tones: bool) -> Repaired:
    """Repair a source; raises ``Invalid`` where it cannot be parsed.

    What a record accepts by its code stays in it.
    """
    text, model = source.text, _model_of(source.path)
    start, end = _front_matter(text, source.path)
    accepted = _accepted(parse_yaml(text[start:end], source.path).mapping)
    wanted = [one for one in repairs(new_tones=new_tones) if one.code not in accepted]
    counts = Counter[str]()
    ends = _LINE_END.findall(source.content.decode())
    lines = list(enumerate(text[start:end].split("\n")))
    # Where lines of a Mac of old are moved, two line ends could become one.
    if "\r" not in ends:
        lines, counts[ORDER] = order_fields(text[start:end], model)
    front = mend_values("\n".join(line for _, line in lines), model, wanted, counts)
    body = _mend_body(text[end:], wanted, counts) if text[end:] else ""
    before = text.count("\n", 0, start)
    places = [*range(before), *(before + place for place, _ in lines)]
    repaired = _with_ends(text[:start] + front + body, _moved_ends(ends, places))
    return Repaired(repaired.encode(), +counts)


def _model_of(path: str) -> type[BaseModel]:
    folder, _, name = path.partition("/")
    if folder == VOCABULARY_FOLDER:
        return MODELS.get(name.removesuffix(".yml"), BaseModel)
    return Metadata if folder == RECORDS_FOLDER else PlainMetadata


def _front_matter(text: str, path: str) -> tuple[int, int]:
    """Give where the YAML begins and ends; the whole of a vocabulary is YAML."""
    if path.startswith(f"{VOCABULARY_FOLDER}/"):
        return 0, len(text)
    _, body, _ = split_front_matter(text, path)
    return text.index("\n") + 1, text.rindex("\n", 0, len(text) - len(body)) + 1


def _accepted(front: dict[str, Value]) -> set[Value]:
    entries = front.get("accepted")
    return {
        code
        for entry in (entries if isinstance(entries, list) else ())
        if isinstance(entry, dict) and isinstance(code := entry.get("code"), str)
    }


def _mend_body(body: str, wanted: Sequence[Repair], counts: Counter[str]) -> str:
    for _ in range(ROUNDS):
        before = body
        for one in wanted:
            text = masked(body)
            edits = [edit for edit in one.find(text) if NO_PROSE not in text[edit.start : edit.end]]
            counts[one.code] += len(edits)
            body = apply_edits(body, edits)
        if body == before:
            break
    return body


def _moved_ends(ends: list[str], places: list[int]) -> list[str]:
    """Let line ends move with their lines; a file that ends without one still does."""
    rest = range(len(places), len(ends))
    moved = [ends[place] if place < len(ends) else "" for place in (*places, *rest)]
    if "" in moved[:-1]:
        moved[moved.index("")] = moved.pop()
    return moved


def _with_ends(text: str, ends: list[str]) -> str:
    lines = text.split("\n")
    return "".join(line + end for line, end in zip(lines, [*ends, ""][: len(lines)], strict=True))
