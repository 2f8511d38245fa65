"""What is read of neighbouring documents: their words as numbers, in the order they stand in.

To read a text and to find its words takes most of the time of an index. So what was read of a shelf
of documents is kept, and when one of them changes, the others of its block are not read again.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from plugins.search.abbreviations import Introduction, find_introductions
from plugins.search.bits import Numbers, edges, spans
from plugins.search.columns import Kept, read_columns, write_columns
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.terms import find_codes_at, find_dates_at
from plugins.vietnamese.tokens import split_words


class Met(dict[str, int]):
    """Words, numbered as they are met."""

    def __missing__(self, word: str) -> int:
        """Number a word that was not met before."""
        number = self[word] = len(self)
        return number

    def numbers(self, words: Sequence[str]) -> Numbers:
        """Number words, those too that were not met before."""
        return np.fromiter(map(self.__getitem__, words), np.int64, len(words))


class Reading(NamedTuple):
    """The texts of documents: of each document that of each field.

    ``words`` are all words, codes and dates as they are written, each once. ``sizes`` tells how
    many words each text has, ``found`` which these are. Codes and dates stand apart: which one
    (``wholes``), in which text (``texts``), and at which of its words (``places``).
    """

    words: Sequence[str]
    sizes: Numbers
    found: Numbers
    wholes: Numbers
    texts: Numbers
    places: Numbers
    introductions: Sequence[Introduction]


def read_documents(documents: Sequence[Document], fields: Sequence[Field]) -> Reading:
    """Find the words of documents, and the abbreviations that they introduce.

    A stretch, what stands between two spaces, is mostly there many times. No word and no code goes
    beyond it, so those of each are looked for once.
    """
    written = [document.texts[field.name] for document in documents for field in fields]
    parted = [text.split() for text in written]
    stretches, met = Met(), Met()
    held = stretches.numbers([*chain.from_iterable(parted)])
    words = [split_words(stretch) for stretch in stretches]
    in_words, lengths = _parts(_sizes(words), held)
    found = met.numbers([*chain.from_iterable(words)])[in_words]
    firsts, begins = edges(_sizes(parted)), edges(lengths)
    codes, owners, before_codes = _columns(find_codes_at(" ".join(stretches)))
    in_codes, counts = _parts(np.bincount(owners, minlength=len(words)), held)
    dates, at_dates, before_dates = _columns(
        (date, first + at, before)
        for first, text in zip(firsts.tolist(), written, strict=False)
        for date, at, before in find_dates_at(text)
    )
    wholes = np.append(met.numbers(codes)[in_codes], met.numbers(dates))
    at = np.append(np.repeat(np.arange(len(held)), counts), at_dates)
    texts = np.searchsorted(firsts, at, "right") - 1
    places = begins[at] - begins[firsts[texts]] + np.append(before_codes[in_codes], before_dates)
    sizes, introductions = np.diff(begins[firsts]), find_introductions(written)
    return Reading([*met], sizes, found, wholes, texts, places, introductions)


def write_reading(reading: Reading) -> bytes:
    """Give a reading as bytes to keep."""
    words, *numbers, introductions = reading
    return write_columns(Kept(introductions, [words], numbers))


def read_reading(kept: bytes) -> Reading:
    """Read what ``write_reading`` gave."""
    introductions, (words,), (sizes, found, *beside) = read_columns(kept)
    wholes, texts, places = beside
    introductions = [Introduction(*introduced) for introduced in introductions]
    return Reading(words, sizes, found, wholes, texts, places, introductions)


def _parts(sizes: Numbers, held: Numbers) -> tuple[Numbers, Numbers]:
    """Tell which parts things have that are held, and how many each; ``sizes`` is of all things."""
    starts = np.cumsum(sizes) - sizes
    return spans(starts[held], sizes[held]), sizes[held]


def _sizes(parts: Sequence[Sequence[str]]) -> Numbers:
    return np.fromiter(map(len, parts), np.int64, len(parts))


def _columns(found: Iterable[tuple[str, int, int]]) -> tuple[list[str], Numbers, Numbers]:
    """Give texts, and two columns of numbers."""
    rows = list(found)
    one, other = np.array([numbers for _, *numbers in rows], np.int64).reshape(-1, 2).T
    return [text for text, *_ in rows], one, other
