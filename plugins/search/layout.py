"""What an index is made of, and how it is laid out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from plugins.search.documents import Entry, Result
from plugins.search.fields import Field

_USUAL = 10_000
"""Documents of an archive of usual size."""

_SHEETS = 32
"""Sheets of a shelf in an archive of usual size."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an index is made of, and digests of it: nobody looks at what is as it was.

    ``key`` digests all of it. ``ground`` digests what keys of entries depend on beside their marks,
    ``choices`` all choices and days.
    """

    entries: Callable[[], Sequence[Entry]]
    abbreviations: Mapping[str, str]
    key: bytes
    ground: bytes
    choices: bytes


@dataclass(frozen=True, slots=True)
class Layout:
    """What an index is of: its fields, its facets, and the way from it to the root of the site.

    ``shown`` names what the browser knows of a document; where that is short, several documents
    share a ``sheet``, which is a file.
    """

    fields: Sequence[Field]
    facets: Sequence[str]
    site: str = "../"
    shown: Sequence[str] = Result._fields
    sheet: int = 1

    def shelf(self, documents: int) -> int:
        """Tell how many documents share a folder in an index of so many: whole sheets.

        It is named by all that is in it: the root has few to name, and a change renames few.
        """
        return self.sheet * _SHEETS * growth(documents)


def growth(documents: int) -> int:
    """Tell how much larger the parts of an index are than in an archive of usual size.

    One of four times as many documents has parts of twice the size, so that a part and the list of
    all parts grow alike.
    """
    factor: int = 2 ** max(0, round(log2(max(documents, 1) / _USUAL) / 2))
    return factor
