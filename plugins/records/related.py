"""Related records: what a record has in common with those near it in time, and why."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from plugins.archive.archive import TERM_FIELDS, Archive, Lexicon
from plugins.archive.dates import PartialDate
from plugins.archive.entries import short_term_link
from plugins.archive.language import Language
from plugins.archive.record import Record
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
    """A related record, and the terms it has in common, by vocabulary."""

    title: str
    address: str
    held: PartialDate
    draft: bool
    common: dict[str, list[str]]


@dataclass(frozen=True)
class Relations:
    """Finds related records in an archive.

    Records are numbered in the order of the archive, and terms in any: thousands of records are
    compared with dozens of others each.
    """

    archive: Archive

    def related_to(self, record: Record) -> tuple[Related, ...]:
        """Give the records most related."""
        number = self._numbers[record.path]
        candidates = dict.fromkeys(self._candidates(number, record))
        best = nsmallest(MOST_RELATED, (self._rank(number, near) for near in candidates))
        return tuple(self._related(number, near) for _, _, _, near in best)

    def _candidates(self, number: int, record: Record) -> Iterator[int]:
        for vocabulary in WEIGHTS:
            for term in TERM_FIELDS[vocabulary](record):
                numbers = self._numbers_by_term[vocabulary][term]
                yield from islice(nearest(number, numbers, self._days), NEAREST)

    def _rank(self, number: int, near: int) -> tuple[int, int, str, int]:
        common = self._terms[number] & self._terms[near]
        apart = abs(self._days[number] - self._days[near])
        return -self._weight(common), apart, self.archive.records[near].path, near

    def _weight(self, common: frozenset[int]) -> int:
        if len(common) <= MOST_COUNTED:
            return sum([self._weights[term] for term in common])
        vocabularies = Counter([self._vocabularies[term] for term in common])
        return sum(
            [WEIGHTS[name] * min(times, MOST_COUNTED) for name, times in vocabularies.items()]
        )

    def _related(self, number: int, near: int) -> Related:
        ours, other = self.archive.records[number], self.archive.records[near]
        shared = {
            name: sorted({*TERM_FIELDS[name](ours)} & {*TERM_FIELDS[name](other)})
            for name in WEIGHTS
        }
        common = {vocabulary: terms for vocabulary, terms in shared.items() if terms}
        return Related(other.card.title, other.address, other.card.held, other.draft, common)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {record.path: number for number, record in enumerate(self.archive.records)}

    @cached_property
    def _days(self) -> Sequence[int]:
        """The day of each record."""
        return [record.date.toordinal() for record in self.archive.records]

    @cached_property
    def _numbers_by_term(self) -> Mapping[str, Mapping[str, Sequence[int]]]:
        """The numbers of the records of each term, in order."""
        return {
            name: {
                term: [self._numbers[record.path] for record in records]
                for term, records in self.archive.by_term[name].items()
            }
            for name in WEIGHTS
        }

    @cached_property
    def _vocabularies(self) -> Sequence[str]:
        """The vocabulary of each term."""
        return [name for name in WEIGHTS for _ in self.archive.by_term[name]]

    @cached_property
    def _weights(self) -> Sequence[int]:
        """What each term counts."""
        return [WEIGHTS[name] for name in self._vocabularies]

    @cached_property
    def _terms(self) -> Sequence[frozenset[int]]:
        """The terms of each record."""
        known = ((name, term) for name in WEIGHTS for term in self.archive.by_term[name])
        numbers = {term: number for number, term in enumerate(known)}
        return [
            frozenset(numbers[name, term] for name in WEIGHTS for term in TERM_FIELDS[name](record))
            for record in self.archive.records
        ]


def nearest(number: int, numbers: Sequence[int], days: Sequence[int]) -> Iterator[int]:
    """Walk from a record in an index to both sides, the nearest in time first.

    Looks at no more records than are asked for, beside those it takes to find the place.
    """
    here = days[number]
    place = bisect_left(numbers, number)
    newer, older = place - 1, place + 1
    while newer >= 0 or older < len(numbers):
        if older >= len(numbers) or (
            newer >= 0 and abs(here - days[numbers[newer]]) <= abs(here - days[numbers[older]])
        ):
            yield numbers[newer]
            newer -= 1
        else:
            yield numbers[older]
            older += 1


def related_views(
    related: Iterable[Related], lexicon: Lexicon, language: Language
) -> tuple[RelatedView, ...]:
    """Show related records with their reasons."""
    return tuple(
        RelatedView(
            other.title,
            other.address,
            language.date(other.held),
            tuple(islice(_reasons(other.common, lexicon, language), MOST_REASONS)),
            other.draft,
        )
        for other in related
    )


def _reasons(
    common: Mapping[str, list[str]], lexicon: Lexicon, language: Language
) -> Iterator[str]:
    _ = language.gettext
    because = {
        "series": _("Cùng chuỗi %(names)s"),
        "people": _("Cùng có %(names)s"),
        "organizations": _("Cùng đơn vị %(names)s"),
        "tags": _("Cùng chủ đề %(names)s"),
        "kinds": _("Cùng loại %(names)s"),
    }
    for vocabulary, reason in because.items():
        if vocabulary in common:
            links = (short_term_link(vocabulary, term, lexicon) for term in common[vocabulary])
            names = [link.label for link in links]
            yield reason % {"names": _list(names, language)}


def _list(names: list[str], language: Language) -> str:
    shown, more = ", ".join(names[:MOST_NAMES]), len(names) - MOST_NAMES
    if more <= 0:
        return shown
    text = language.ngettext("%(names)s và %(num)s mục khác", "%(names)s và %(num)s mục khác", more)
    return text % {"names": shown, "num": more}
