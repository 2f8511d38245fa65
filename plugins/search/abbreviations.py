"""Abbreviations and their long forms, each read as the other: KH&CN, khoa học và công nghệ."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import NamedTuple

from plugins.vietnamese.folding import fold
from plugins.vietnamese.tokens import find_codes, tokenize
from plugins.vietnamese.tones import exact_key

_INTRODUCED = re.compile(r"\(([A-ZĐ][A-ZĐ&]+[A-ZĐ])\)")
_SILENT = frozenset({"va", "ve", "cua", "cac"})
"""Words that abbreviations may leave out: khoa học và công nghệ is KH&CN."""

_LONGEST = 10
"""Words of the longest long form."""

Words = tuple[str, ...]


class Reading(NamedTuple):
    """What words[start:end] of a text may be read as: exact keys of words, and of whole codes."""

    start: int
    end: int
    words: Words
    codes: Words


@dataclass(frozen=True)
class Abbreviations:
    """What may be read as what, by the first word: written words, meant words, meant codes.

    An abbreviation is kept as it is written, in capitals, and a long form in exact keys, so that
    the abbreviation CA is not found in the word "ca".
    """

    by_first_word: Mapping[str, tuple[tuple[Words, Words, Words], ...]]

    def readings(self, written: Sequence[str], exact: Sequence[str]) -> Iterator[Reading]:
        """Find abbreviations and long forms in a text: its words as written, and their keys."""
        for words in (written, exact):
            for start, word in enumerate(words):
                for form, meant, codes in self.by_first_word.get(word, ()):
                    end = start + len(form)
                    if tuple(words[start:end]) == form:
                        yield Reading(start, end, meant, codes)


def build_abbreviations(listed: Mapping[str, str], texts: Iterable[str]) -> Abbreviations:
    """Know the abbreviations that are listed, and those that texts introduce themselves.

    Where a text says "ủy ban nhân dân (UBND)" the abbreviation is known everywhere; a listed
    meaning comes before an introduced one, the most frequent one before others. Abbreviations of
    one long form are read as each other too.
    """
    short_forms: defaultdict[str, list[str]] = defaultdict(list)
    for short, long in sorted({**_introduced(texts), **listed}.items()):
        short_forms[" ".join(_words(long))].append(short)
    by_first_word: defaultdict[str, list[tuple[Words, Words, Words]]] = defaultdict(list)
    for long, shorts in short_forms.items():
        for form, other in permutations([long, *shorts], 2):
            if written := _as_written(form):
                by_first_word[written[0]].append((written, _words(other), _codes(other)))
    return Abbreviations({word: tuple(forms) for word, forms in by_first_word.items()})


def _introduced(texts: Iterable[str]) -> dict[str, str]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for found in _INTRODUCED.finditer(text):
            before = _words(text[max(0, found.start() - 12 * _LONGEST) : found.start()])
            if long := _spelt_by(found[1], before):
                counts[found[1]][" ".join(long)] += 1
    return {
        short: min(longs, key=lambda long: (-longs[long], long)) for short, longs in counts.items()
    }


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
    return tuple(token.text for token in tokenize(exact_key(text)))


def _codes(text: str) -> Words:
    return tuple(token.text for token in find_codes(exact_key(text)))
