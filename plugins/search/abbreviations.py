"""Abbreviations and their long forms, each asked for as the other: KH&CN, khoa học và công nghệ."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from typing import NamedTuple

from plugins.search.terms import forms
from plugins.vietnamese.folding import fold
from plugins.vietnamese.tokens import find_codes, tokenize
from plugins.vietnamese.word_lists import listed_lines

_INTRODUCED = re.compile(r"\(([A-ZĐ][A-ZĐ&]+[A-ZĐ])\)")
_SILENT = frozenset({"va", "ve", "cua", "cac"})
"""Words that abbreviations may leave out: khoa học và công nghệ is KH&CN."""

_LONGEST = 10
"""Words of the longest long form."""

Words = tuple[str, ...]


class Rewriting(NamedTuple):
    """What words of a query may be asked for as: words with their marks, and whole codes.

    An abbreviation is kept as it is written, in capitals, so that CA is not found in "ca".
    """

    written: Words
    meant: Words
    codes: Words


class Introduction(NamedTuple):
    """How often texts introduce an abbreviation for a long form."""

    short: str
    long: str
    times: int


def find_introductions(texts: Iterable[str]) -> list[Introduction]:
    """Find the abbreviations that texts introduce: "ủy ban nhân dân (UBND)"."""
    return add_introductions(Introduction(*found, 1) for found in _introductions(texts))


def add_introductions(introductions: Iterable[Introduction]) -> list[Introduction]:
    """Add up how often texts introduce the same."""
    counts: Counter[tuple[str, str]] = Counter()
    for short, long, times in introductions:
        counts[short, long] += times
    return [Introduction(*pair, counts[pair]) for pair in sorted(counts)]


def find_rewritings(
    listed: Mapping[str, str], introductions: Iterable[Introduction]
) -> list[Rewriting]:
    """Know the abbreviations that are listed, those that texts introduce, and the common ones.

    Where a text says "ủy ban nhân dân (UBND)" the abbreviation is known everywhere. A listed
    meaning comes before an introduced one, and that, the most frequent one first, before a common
    one. Abbreviations of one long form are asked for as each other too.
    """
    short_forms: defaultdict[str, list[str]] = defaultdict(list)
    for short, long in sorted({**_common(), **_introduced(introductions), **listed}.items()):
        short_forms[" ".join(_words(long))].append(short)
    return [
        Rewriting(written, _words(other), _codes(other))
        for long, shorts in short_forms.items()
        for form, other in permutations([long, *shorts], 2)
        if (written := _as_written(form))
    ]


def _common() -> dict[str, str]:
    return dict(line.split(" ", 1) for line in listed_lines("long_forms.txt"))


def _introduced(introductions: Iterable[Introduction]) -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for short, long, times in introductions:
        counts[short][long] += times
    return {
        short: min(longs, key=lambda long: (-longs[long], long)) for short, longs in counts.items()
    }


def _introductions(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for found in _INTRODUCED.finditer(text) if "(" in text else ():
            before = _words(text[max(0, found.start() - 12 * _LONGEST) : found.start()])
            if long := _spelt_by(found[1], before):
                yield found[1], " ".join(long)


def _spelt_by(short: str, before: Words) -> Words:
    """Give the last words whose initials are the letters of the abbreviation, if they are."""
    letters = [letter for letter in short.lower() if letter != "&"]
    start = len(before)
    while letters and start and len(before) - start < _LONGEST:
        start -= 1
        if fold(before[start][0]) == fold(letters[-1]):
            letters.pop()
        elif fold(before[start]) not in _SILENT:
            return ()
    return () if letters else before[start:]


def _as_written(text: str) -> Words:
    return tuple(text[word.start : word.end] for word in tokenize(text))


def _words(text: str) -> Words:
    return tuple(forms(word.text)[1] for word in tokenize(text))


def _codes(text: str) -> Words:
    return tuple(forms(code.text)[1] for code in find_codes(text))
