"""Related records: what a record has in common with those near it in time, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from plugins.archive.archive import Archive, Lexicon
from plugins.archive.dates import PartialDate
from plugins.archive.entries import short_name
from plugins.archive.language import Language
from plugins.records.labels import reasons
from plugins.records.ranking import WEIGHTS, Ranking
from plugins.records.views import RelatedView

MOST_REASONS = 2
MOST_NAMES = 3


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
        return tuple([self._related(number, other) for other in self._ranking.best(number)])

    def _related(self, number: int, related: int) -> Related:
        other = self.archive.records[related]
        common: dict[str, list[str]] = {name: [] for name in WEIGHTS}
        for name, term in self._ranking.common(number, related):
            common[name].append(term)
        named = {name: found for name, found in common.items() if found}
        return Related(other.card.title, other.address, other.card.held, other.draft, named)

    @cached_property
    def _ranking(self) -> Ranking:
        days = (record.date.toordinal() for record in self.archive.records)
        return Ranking(days, self.archive.term_index)


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
