"""From a text to the terms under which it is found, and where each stands.

A term has a key, the word without its marks, and the form with them: one list of postings serves
those who type marks and those who do not. Dates in one form and codes whole are terms at the place
of their first word. The browser makes the terms of a query by the same rules
(``theme/static/js/search/query.js``).
"""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from plugins.search.dates import find_dates, month_of
from plugins.vietnamese.folding import fold
from plugins.vietnamese.tokens import Token, find_codes, split_words
from plugins.vietnamese.tones import exact_key


class Forms(NamedTuple):
    """A term without its marks, and with them in the one spelling of its syllables."""

    key: str
    exact: str


def find_wholes(text: str) -> Iterator[tuple[str, int]]:
    """Find the codes, the days and the months of a composed text.

    Gives each as it is written, a date in its one form, with the number of its first word.
    """
    place = read = 0
    for start, written in sorted([*_codes(text), *_dates(text)], key=itemgetter(0)):
        place += len(split_words(text[read:start]))
        read = start
        yield written, place


def find_codes_at(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the codes of a text, each with the number of its stretch, and of its first word there.

    A stretch is what stands between two spaces.
    """
    return _place(text, _codes(text))


def find_dates_at(text: str) -> Iterator[tuple[str, int, int]]:
    """Find the days and the months of a text; gives each as ``find_codes_at`` does."""
    return _place(text, _dates(text))


@lru_cache(1 << 16)
def forms(word: str) -> Forms:
    """Give the forms of a word or code."""
    exact = unicodedata.normalize("NFC", exact_key(word))
    return Forms(fold(exact), exact)


def _codes(text: str) -> Iterator[tuple[int, str]]:
    return ((code.start, code.text) for code in find_codes(text))


def _dates(text: str) -> Iterator[tuple[int, str]]:
    """Each day with its month."""
    for date in find_dates(text):
        yield from ((date.start, written) for written in _day_and_month(date))


def _day_and_month(date: Token) -> tuple[str, ...]:
    return tuple(dict.fromkeys((date.text, month_of(date.text))))


def _place(text: str, found: Iterable[tuple[int, str]]) -> Iterator[tuple[str, int, int]]:
    at = read = 0
    for start, written in found:
        # The point is the rest of the stretch.
        *stretches, begun = f"{text[read:start]}.".split()
        at += len(stretches)
        read = start + 1 - len(begun)
        yield written, at, len(split_words(begun))
