"""Quotation marks that open and close: “ and ” in place of the straight one of keyboards."""

import re
from collections.abc import Iterator

from plugins.vietnamese.edits import Edit

_STRAIGHT = '"'
_BLANK_LINE = re.compile(r"\n[ \t]*(?:\n|\Z)")
_MAY_OPEN = re.compile(r'(?:\A|(?<=[\s(\[{“‘*_>|/–—:,;-]))"(?=[^\s"])')
_MAY_CLOSE = re.compile(r'(?<=[^\s"])"(?=[\s)\]}”’*_<|/–—,.;:!?…-]|\Z)')


def straight_quotes(text: str) -> Iterator[Edit]:
    """Find the straight quotation marks of which it is clear which one opens and which one closes.

    That is so where those of a paragraph open and close in turn, as their neighbours show. All
    others stay, such as those of measures: 21", 5'10". So do apostrophes: O'Brien.
    """
    if _STRAIGHT not in text:
        return
    start = 0
    while start < len(text):
        blank = _BLANK_LINE.search(text, start)
        end = blank.start() if blank else len(text)
        yield from _pairs(text, start, end)
        start = blank.end() if blank else end


def _pairs(text: str, start: int, end: int) -> list[Edit]:
    """Give the edits of a paragraph; none where one of its marks is in doubt."""
    edits: list[Edit] = []
    at = text.find(_STRAIGHT, start, end)
    while at >= 0:
        is_open = len(edits) % 2
        if (_MAY_CLOSE if is_open else _MAY_OPEN).match(text, at):
            edits.append(Edit(at, at + 1, "”" if is_open else "“"))
        elif is_open or not text[at - 1 : at].isdigit():
            return []
        at = text.find(_STRAIGHT, at + 1, end)
    return edits if len(edits) % 2 == 0 else []
