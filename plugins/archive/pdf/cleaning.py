"""From what stands on the pages of a PDF to text: composed, one paragraph a line."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from unicodedata import category, normalize

from plugins.vietnamese.composition import compose
from plugins.vietnamese.edits import apply_edits
from plugins.vietnamese.encodings import tcvn3, vni
from plugins.vietnamese.syllables import syllables

_LIGATURE = re.compile("[\ufb00-\ufb06]")
_SPACES = re.compile(r"\s+")
_NO_TEXT = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
"""Categories of what is no text: controls, marks of layout, and signs that only a font knows."""

_ENDS = (".", ":", ";", "!", "?", "…")
_FULL = 0.8
"""The share of the longest line of a page that a line has within a paragraph."""

_LONGEST_WORD = 40
_LAST_WORD = re.compile(r"([^\W\d_]+)-\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"


def clean(pages: Iterable[str]) -> str:
    """Make the text of pages."""
    paragraphs = [paragraph for page in pages for paragraph in _paragraphs(_lines(page))]
    return "\n".join(paragraphs)


def _lines(page: str) -> list[str]:
    # In the old fonts the sign of a hyphen that is mostly hidden is a letter.
    lines = (_readable(line) for line in _from_old_fonts(page).splitlines())
    return [line for line in lines if line]


def _from_old_fonts(text: str) -> str:
    """Put Vietnamese that was written with fonts of before Unicode into Unicode."""
    for find in (tcvn3, vni):
        text = apply_edits(text, find(text))
    return text


def _readable(line: str) -> str:
    """Give a line without what is no text; a hyphen for one that is shown at a line's end only."""
    text = _SPACES.sub(" ", line).strip()
    if text.isascii() and text.isprintable():
        return text
    shown = f"{text[:-1]}-" if text.endswith(_SOFT_HYPHEN) else text
    whole = _LIGATURE.sub(lambda found: normalize("NFKC", found[0]), compose(shown))
    kept = "".join(sign for sign in whole if category(sign) not in _NO_TEXT)
    return _SPACES.sub(" ", kept).strip()


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Join the lines of a page where a sentence goes on."""
    longest = max(map(len, lines), default=0)
    parts: list[str] = []
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if following and _goes_on(line, following, longest):
            parts.append(_without_hyphen(line, following))
        else:
            yield "".join([*parts, line])
            parts = []


def _goes_on(line: str, following: str, longest: int) -> bool:
    if following[0].islower():
        return True
    return len(line) >= _FULL * longest and not line.endswith(_ENDS)


def _without_hyphen(line: str, following: str) -> str:
    """Give a line so that the next can follow it: whole words stand apart.

    Of a word that was hyphenated the halves are joined, and the hyphen goes where neither of them
    is a syllable of its own: NĐ-CP and kinh tế-xã hội keep theirs.
    """
    last, first = _LAST_WORD.search(line[-_LONGEST_WORD:]), _FIRST_WORD.match(following)
    if not (last and first):
        return f"{line} "
    halves = (last[1], first[0])
    whole = all(half.islower() and half not in syllables() for half in halves)
    return line[:-1] if whole else line
