"""Related records: what a record has in common with those near it in time, and why."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

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

_BITS = 16
"""Bits of the number of common terms of a vocabulary."""

_UNITS = {name: 1 << _BITS * place for place, name in enumerate(WEIGHTS)}

_FAR = date.max.toordinal()
"""Days: no two records are further apart."""

_KEPT = 4096
"""Records whose terms are at hand, some 6 MB."""

Term = tuple[str, str]
"""A vocabulary and an identifier in it."""


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
        terms, index = self._terms(number), self.archive.term_index
        indexes = [index[name][term] for name, term in terms]
        near = set().union(*[nearest(number, found, self._days) for found in indexes])
        best = sorted(self._ranks(number, terms, near - {number}))[:MOST_RELATED]
        return tuple([self._related(terms, rank % len(self._days)) for rank in best])

    def _ranks(self, number: int, terms: frozenset[Term], near: Iterable[int]) -> Iterator[int]:
        """Put weight before days apart, and these before the number, in one number each."""
        days, terms_of = self._days, self._terms
        here, count = days[number], len(days)
        for other in near:
            common = sum([_UNITS[name] for name, _ in terms & terms_of(other)])
            yield (abs(here - days[other]) - _weight(common) * _FAR) * count + other

    def _related(self, terms: frozenset[Term], number: int) -> Related:
        other = self.archive.records[number]
        common: dict[str, list[str]] = {name: [] for name in WEIGHTS}
        for name, term in sorted(terms & self._terms(number)):
            common[name].append(term)
        named = {name: found for name, found in common.items() if found}
        return Related(other.card.title, other.address, other.card.held, other.draft, named)

    @cached_property
    def _terms(self) -> Callable[[int], frozenset[Term]]:
        """Give the terms that a record names; whoever is near in time is soon asked for again."""
        return lru_cache(_KEPT)(lambda number: _terms(self.archive.records[number]))

    @cached_property
    def _days(self) -> Sequence[int]:
        """The day of each record."""
        return array("I", [record.date.toordinal() for record in self.archive.records])


def _terms(record: Record) -> frozenset[Term]:
    return frozenset([(name, term) for name in WEIGHTS for term in TERM_FIELDS[name](record)])


@lru_cache(maxsize=4096)
def _weight(common: int) -> int:
    """Weigh terms in common, of which there are as many of each vocabulary as its bits tell."""
    times = [common >> _BITS * place & (1 << _BITS) - 1 for place in range(len(WEIGHTS))]
    counted = zip(WEIGHTS.values(), times, strict=True)
    return sum(weight * min(number, MOST_COUNTED) for weight, number in counted)


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
