"""What is read of neighbouring documents: their words as numbers, in the order they stand in.

To read a text and to find its words takes most of the time of an index. So what was read of a shelf
of documents is kept, and when one of them changes, the others of its block are not read again.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from plugins.search.abbreviations import Introduction, find_introductions
from plugins.search.bits import Numbers
from plugins.search.columns import Kept, read_columns, write_columns
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.terms import find_wholes
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
    """Find the words of documents, and the abbreviations that they introduce."""
    written = [document.texts[field.name] for document in documents for field in fields]
    met = Met()
    words: list[str] = []
    ends = [0]
    wholes: list[tuple[str, int, int]] = []
    for nth, text in enumerate(written):
        words += split_words(text)
        ends.append(len(words))
        wholes += [(whole, nth, place) for whole, place in find_wholes(text)]
    found = met.numbers(words)
    whole = met.numbers([whole for whole, _, _ in wholes])
    texts, places = (np.array([one[column] for one in wholes], np.int64) for column in (1, 2))
    introductions = find_introductions(written)
    return Reading([*met], np.diff(ends), found, whole, texts, places, introductions)


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
