"""Related records: what a record has in common with those near it in time, and why."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from plugins.archive.archive import TERM_FIELDS, Archive, Lexicon
from plugins.archive.dates import PartialDate
from plugins.archive.entries import short_name
from plugins.archive.language import Language
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

_FAR = date.max.toordinal()
"""Days: no two records are further apart."""


class Related(NamedTuple):
    """A related record, and the terms it has in common, by vocabulary, strongest first."""

    title: str
    address: str
    held: PartialDate
    draft: bool
    common: dict[str, list[str]]


@dataclass(frozen=True)
class Relations:
    """Finds related records in an archive.

    Records are numbered in the order of the archive, and terms by vocabulary, strongest first, and
    identifier: thousands of records are compared with dozens of others each.
    """

    archive: Archive

    def related_to(self, number: int) -> tuple[Related, ...]:
        """Give the records most related to that of a number."""
        terms = frozenset(self._terms(number))
        indexes = [self._numbers_by_term[term] for term in terms]
        near = set().union(*[nearest(number, index, self._days) for index in indexes])
        best = sorted(self._ranks(number, terms, near - {number}))[:MOST_RELATED]
        return tuple([self._related(terms, self._by_path[rank % len(self._days)]) for rank in best])

    def _ranks(self, number: int, terms: frozenset[int], near: Iterable[int]) -> Iterator[int]:
        """Put weight before days apart, and these before the path, in one number each."""
        days, places, units = self._days, self._places, self._units
        starts, known = self._terms_of_all
        here, count = days[number], len(days)
        for other in near:
            common = terms.intersection(known[starts[other] : starts[other + 1]])
            weight = _weight(sum([units[term] for term in common]))
            yield (abs(here - days[other]) - weight * _FAR) * count + places[other]

    def _related(self, terms: frozenset[int], near: int) -> Related:
        other = self.archive.records[near]
        common: dict[str, list[str]] = {}
        for number in sorted(terms.intersection(self._terms(near))):
            vocabulary, term = self._known[number]
            common.setdefault(vocabulary, []).append(term)
        return Related(other.card.title, other.address, other.card.held, other.draft, common)

    def _terms(self, number: int) -> Sequence[int]:
        starts, terms = self._terms_of_all
        return terms[starts[number] : starts[number + 1]]

    @cached_property
    def _known(self) -> Sequence[tuple[str, str]]:
        """The vocabulary and the identifier of each term."""
        by_term = self.archive.by_term
        return [(name, term) for name in WEIGHTS for term in sorted(by_term[name])]

    @cached_property
    def _terms_of_all(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where the terms of each record begin, and the terms of all records."""
        numbers = {term: number for number, term in enumerate(self._known)}
        starts, terms = array("I", [0]), array("I")
        for record in self.archive.records:
            named = ((name, term) for name in WEIGHTS for term in TERM_FIELDS[name](record))
            terms.extend({numbers[term] for term in named})
            starts.append(len(terms))
        return starts, terms

    @cached_property
    def _numbers_by_term(self) -> Sequence[Sequence[int]]:
        """The records of each term, in order."""
        found = [array("I") for _ in self._known]
        for number in range(len(self._days)):
            for term in self._terms(number):
                found[term].append(number)
        return found

    @cached_property
    def _units(self) -> Sequence[int]:
        """What each term counts among the terms in common."""
        units = {name: 1 << _BITS * place for place, name in enumerate(WEIGHTS)}
        return [units[name] for name, _ in self._known]

    @cached_property
    def _days(self) -> Sequence[int]:
        """The day of each record."""
        return array("I", [record.date.toordinal() for record in self.archive.records])

    @cached_property
    def _by_path(self) -> Sequence[int]:
        """The records in the order of their paths."""
        records = self.archive.records
        return array("I", sorted(range(len(records)), key=lambda number: records[number].path))

    @cached_property
    def _places(self) -> Sequence[int]:
        """The place of each record in the order of their paths."""
        places = array("I", self._by_path)
        for place, number in enumerate(self._by_path):
            places[number] = place
        return places


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
