"""Changes to a text as places in it: who shows, counts or makes them sees the same."""

from collections.abc import Iterable
from typing import NamedTuple

NO_PROSE = "\ufffc"
"""Unicode's character for an object within a text: it stands for each character of code, addresses
and tags, so that places stay what they are and nobody takes them for words or spaces."""


class Edit(NamedTuple):
    """Write ``replacement`` in place of ``text[start:end]``."""

    start: int
    end: int
    replacement: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Make edits that follow each other and do not overlap."""
    parts: list[str] = []
    done = 0
    for start, end, replacement in edits:
        parts += text[done:start], replacement
        done = end
    return "".join([*parts, text[done:]])
