"""What the reader may filter by: the terms of the meetings on one page, and where each stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.archive.archive import Archive
from plugins.archive.entries import short_term_link
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.timeline.views import FacetView, TermView

_TERM: Mapping[str, Callable[[Record], str]] = MappingProxyType(
    {
        "categories": lambda record: record.card.category,
        "organizations": lambda record: record.card.organizer,
        "kinds": lambda record: record.card.kind,
    }
)
"""The one term that a meeting has of each vocabulary it is filtered by."""


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of a page and, for each, the positions of its terms."""

    views: tuple[FacetView, ...]
    positions: tuple[Mapping[str, int], ...]

    def terms(self, record: Record) -> str:
        """Give the positions of a meeting's terms: ``0 2 1``."""
        ways = zip(self.positions, _TERM.values(), strict=True)
        return " ".join(str(positions[term_of(record)]) for positions, term_of in ways)

    def tallies(self, records: Iterable[Record]) -> str:
        """Count the meetings of each combination of terms: ``0 2 1 14,0 3 1 2``."""
        counts = Counter(self.terms(record) for record in records)
        return ",".join(f"{terms} {count}" for terms, count in sorted(counts.items()))


def build_facets(records: Iterable[Record], archive: Archive, language: Language) -> Facets:
    """Find the terms of these meetings, in the order of the vocabularies."""
    _ = language.gettext
    texts = {
        "categories": ("chuyen-muc", _("Chuyên mục"), _("Mọi chuyên mục")),
        "organizations": ("don-vi", _("Đơn vị"), _("Mọi đơn vị")),
        "kinds": ("loai", _("Loại"), _("Mọi loại")),
    }
    held = tuple(records)
    views = []
    for vocabulary, term_of in _TERM.items():
        present = {term_of(record) for record in held}
        ordered = [term for term in archive.vocabulary.known()[vocabulary] if term in present]
        terms = tuple(_term_view(vocabulary, term, archive) for term in ordered)
        views.append(FacetView(*texts[vocabulary], terms))
    return Facets(tuple(views), tuple(_positions(view) for view in views))


def _positions(view: FacetView) -> Mapping[str, int]:
    return {term.term: position for position, term in enumerate(view.terms)}


def _term_view(vocabulary: str, term: str, archive: Archive) -> TermView:
    link = short_term_link(vocabulary, term, archive)
    return TermView(term, link.label, link.href)
