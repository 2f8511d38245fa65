"""Related records: what a record has in common with those near it in time, and why."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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

Terms = Mapping[str, frozenset[str]]


class Related(NamedTuple):
    """A related record, and the terms it has in common, by vocabulary."""

    title: str
    address: str
    held: PartialDate
    draft: bool
    common: dict[str, list[str]]


@dataclass(frozen=True)
class Relations:
    """Finds related records in an archive."""

    archive: Archive

    def related_to(self, record: Record) -> tuple[Related, ...]:
        """Give the records most related."""
        candidates = {near.path: near for near in self._candidates(record)}.values()
        common = [(near, self._common(record, near)) for near in candidates]
        common.sort(key=lambda it: (-_weight(it[1]), _days_apart(record, it[0]), it[0].path))
        return tuple(
            Related(near.card.title, near.address, near.card.held, near.draft, terms)
            for near, terms in common[:MOST_RELATED]
        )

    def _candidates(self, record: Record) -> Iterator[Record]:
        for vocabulary in WEIGHTS:
            index = self.archive.by_term[vocabulary]
            for term in self._terms[record.path][vocabulary]:
                yield from islice(nearest(record, index[term]), NEAREST)

    def _common(self, record: Record, other: Record) -> dict[str, list[str]]:
        ours, theirs = self._terms[record.path], self._terms[other.path]
        shared = {vocabulary: sorted(ours[vocabulary] & theirs[vocabulary]) for vocabulary in ours}
        return {vocabulary: terms for vocabulary, terms in shared.items() if terms}

    @cached_property
    def _terms(self) -> Mapping[str, Terms]:
        """The terms of every record, gathered once."""
        return {
            record.path: {name: frozenset(TERM_FIELDS[name](record)) for name in WEIGHTS}
            for record in self.archive.records
        }


def nearest(record: Record, records: Sequence[Record]) -> Iterator[Record]:
    """Walk from a record of an index to both sides, the nearest in time first.

    Looks at no more records than are asked for, beside those it takes to find the place.
    """
    place = bisect_left(records, _order(record), key=_order)
    newer, older = place - 1, place + 1
    while newer >= 0 or older < len(records):
        if older >= len(records) or (
            newer >= 0
            and _days_apart(record, records[newer]) <= _days_apart(record, records[older])
        ):
            yield records[newer]
            newer -= 1
        else:
            yield records[older]
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


def _weight(common: Mapping[str, list[str]]) -> int:
    return sum(
        WEIGHTS[vocabulary] * min(len(terms), MOST_COUNTED) for vocabulary, terms in common.items()
    )


def _days_apart(one: Record, other: Record) -> int:
    return abs(one.date.toordinal() - other.date.toordinal())


def _order(record: Record) -> tuple[int, str]:
    """The order of every index: newest first, ties by path."""
    return -record.date.toordinal(), record.path
