"""From a text to the terms under which it is found.

The words: each syllable without its marks, and with them where that differs. Pairs of neighbouring
words in both forms, so that words that stand together count for more. Dates in one form; codes,
decimals and abbreviations whole. The browser makes the terms of a query by the same rules
(``theme/static/js/search/query.js``).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from plugins.search.abbreviations import Abbreviations
from plugins.search.dates import find_dates, month_of
from plugins.vietnamese.folding import fold
from plugins.vietnamese.tokens import find_codes, tokenize
from plugins.vietnamese.tones import exact_key


def text_terms(text: str, abbreviations: Abbreviations) -> list[str]:
    """Make all terms of a text, as often as they occur."""
    composed = unicodedata.normalize("NFC", text)
    keyed = exact_key(composed)
    written = [composed[word.start : word.end] for word in tokenize(composed)]
    exact = [word.text for word in tokenize(keyed)]
    terms = [
        *_words_and_pairs(exact),
        *(code.text for code in find_codes(keyed)),
        *_other_readings(written, exact, abbreviations),
    ]
    return [*_both_forms(terms), *_date_terms(composed)]


def _words_and_pairs(words: Sequence[str]) -> Iterator[str]:
    yield from words
    yield from _pairs(words)


def _pairs(words: Iterable[str]) -> Iterator[str]:
    return (f"{first} {second}" for first, second in pairwise(words))


def _other_readings(
    written: Sequence[str], exact: Sequence[str], abbreviations: Abbreviations
) -> Iterator[str]:
    """Make the terms that a text would have with an abbreviation and its long form exchanged."""
    for start, end, words, codes in abbreviations.readings(written, exact):
        yield from words
        yield from codes
        yield from _pairs((*exact[max(0, start - 1) : start], *words, *exact[end : end + 1]))


def _both_forms(exact: Iterable[str]) -> Iterator[str]:
    for term in exact:
        folded = fold(term)
        yield folded
        if folded != term:
            yield term


def _date_terms(text: str) -> Iterator[str]:
    """Make the term of each day and that of its month."""
    for date in find_dates(text):
        yield from dict.fromkeys((date.text, month_of(date.text)))
