"""Related records: what a record has in common with those near it in time, and why."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from plugins.archive.archive import TERM_FIELDS, Archive, Lexicon
from plugins.archive.dates import PartialDate
from plugins.archive.entries import short_name
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.records.labels import reasons
from plugins.records.views import RelatedView

MOST_RELATED = 5
MOST_REASONS = 2
MOST_NAMES = 3

NEAREST = 8
"""How many records of one index are looked at: those nearest in time. A unit with 50,000 records
costs its records no more than a unit with ten, so the whole archive stays linear."""

WEIGHTS = {"series": 8, "people": 4, "organizations": 3, "tags": 2, "kinds": 1}
"""What one common term counts, strongest first. A kind alone relates, but hardly."""

MOST_COUNTED = 3
"""Common terms of a vocabulary that count: ten common tags are no stronger than three."""


class Related(NamedTuple):
    """A related record, and the terms it has in common, by vocabulary, strongest first."""

    title: str
    address: str
    held: PartialDate
    draft: bool
    common: dict[str, list[str]]


@dataclass(frozen=True)
class Relations:
    """Finds related records in an archive; its records are numbered in their order."""

    archive: Archive

    def related_to(self, number: int) -> tuple[Related, ...]:
        """Give the records most related to that of a number; of equals the nearest, then newest."""
        terms = _terms(self.archive.records[number])
        indexes = [self.archive.term_index[name][term] for name, term in terms]
        near = set().union(*[nearest(number, index, self._days) for index in indexes]) - {number}
        others = np.array(sorted(near), np.intp)
        named = np.array([_are_in(np.asarray(index), others) for index in indexes])
        far = np.abs(np.asarray(self._days)[others].astype(int) - self._days[number])
        best = np.lexsort((others, far, -_weigh(terms, named)))[:MOST_RELATED]
        return tuple([self._related(terms, named[:, place], others[place]) for place in best])

    def _related(
        self, terms: Sequence[tuple[str, str]], named: NDArray[np.bool_], number: int
    ) -> Related:
        other = self.archive.records[number]
        common: dict[str, list[str]] = {}
        for place in np.flatnonzero(named).tolist():
            vocabulary, term = terms[place]
            common.setdefault(vocabulary, []).append(term)
        return Related(other.card.title, other.address, other.card.held, other.draft, common)

    @cached_property
    def _days(self) -> Sequence[int]:
        """The day of each record."""
        return array("I", [record.date.toordinal() for record in self.archive.records])


def _terms(record: Record) -> list[tuple[str, str]]:
    """Give the terms that a record names with their vocabularies, strongest first."""
    return [(name, term) for name in WEIGHTS for term in sorted({*TERM_FIELDS[name](record)})]


def _are_in(index: NDArray[np.uint32], others: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell which numbers are in an index, which has one at least."""
    places = np.minimum(np.searchsorted(index, others), len(index) - 1)
    return np.equal(index[places], others)


def _weigh(terms: Sequence[tuple[str, str]], named: NDArray[np.bool_]) -> NDArray[np.int_]:
    """Weigh what each of others, in columns, has of the terms, in rows."""
    places = {name: place for place, (name, _) in reversed([*enumerate(terms)])}
    counts = np.add.reduceat(named.astype(int), [*reversed(places.values())])
    weights = np.array([WEIGHTS[name] for name in reversed(places)])
    return weights @ np.minimum(counts, MOST_COUNTED)


def nearest(number: int, numbers: Sequence[int], days: Sequence[int]) -> Sequence[int]:
    """Give the records of an index that are nearest in time to one of it, and that itself.

    They stand side by side. Of two as near the newer is given; ``numbers`` are newest first.
    """
    here = days[number]
    place = bisect_left(numbers, number)
    first, last = max(0, place - NEAREST), min(place, len(numbers) - NEAREST - 1)
    while first < last:
        middle = (first + last) // 2
        newer, older = numbers[middle], numbers[middle + NEAREST + 1]
        if days[newer] - here <= here - days[older]:
            last = middle
        else:
            first = middle + 1
    return numbers[first : first + NEAREST + 1]


def related_views(
    related: Iterable[Related], lexicon: Lexicon, language: Language
) -> tuple[RelatedView, ...]:
    """Show related records with their reasons."""
    return tuple(
        [
            RelatedView(
                other.title,
                other.address,
                language.date(other.held),
                tuple(
                    [
                        _reason(vocabulary, terms, lexicon, language)
                        for vocabulary, terms in islice(other.common.items(), MOST_REASONS)
                    ]
                ),
                other.draft,
            )
            for other in related
        ]
    )


def _reason(vocabulary: str, terms: Iterable[str], lexicon: Lexicon, language: Language) -> str:
    names = [short_name(vocabulary, term, lexicon) for term in terms]
    return reasons(language.gettext)[vocabulary] % {"names": _list(names, language)}


def _list(names: list[str], language: Language) -> str:
    shown, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    if more <= 0:
        return shown
    text = language.ngettext("%(names)s và %(num)s mục khác", "%(names)s và %(num)s mục khác", more)
    return text % {"names": shown, "num": more}
