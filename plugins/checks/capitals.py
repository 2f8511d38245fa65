"""Titles, headings and captions in capitals."""

import re
from collections.abc import Callable, Iterator

from plugins.archive.problems import Problem
from plugins.checks.subject import Passage, Subject
from plugins.vietnamese.syllables import syllables

_FIELDS = frozenset({"title", "caption", "name"})
_HEADINGS = re.compile(r"^ {0,3}#{1,6} +(.+?) *#* *$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 3
"""Words in capitals that are no abbreviation: Sở KH&CN, UBND TP are."""


def titles_in_capitals(subject: Subject) -> Iterator[Problem]:
    """A title, heading or caption is written in small letters; capitals are for names."""
    for passage, start, title in _titles(subject):
        shouted = _in_capitals(title)
        if len(shouted) >= _FEWEST:
            found = f"“{title}” viết toàn chữ hoa"
            write = f"chỉ viết hoa chữ đầu và tên riêng: “{_in_small_letters(title, shouted)}”"
            yield subject.warning(passage, start, "tieu-de-viet-hoa", found, write)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (titles_in_capitals,)


def _titles(subject: Subject) -> Iterator[tuple[Passage, int, str]]:
    for passage in subject.passages:
        if passage.field.rpartition(".")[2] in _FIELDS:
            yield passage, 0, passage.text
    for heading in _HEADINGS.finditer(subject.body.text):
        yield subject.body, heading.start(1), heading[1]


def _in_capitals(title: str) -> list[str]:
    """Give the syllables in capitals; an abbreviation is seldom one."""
    return [
        word
        for word in _WORD.findall(title)
        if word.isupper() and len(word) > 1 and word.lower() in syllables()
    ]


def _in_small_letters(title: str, shouted: list[str]) -> str:
    small = _WORD.sub(lambda word: word[0].lower() if word[0] in shouted else word[0], title)
    return small[0].upper() + small[1:]
