"""What the vocabulary knows of a term beside its name: a unit's place, site and kin."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from plugins.archive.entries import term_link
from plugins.archive.views import LinkView
from plugins.archive.vocabulary import Organization, Person, Term
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import TermFactView


class TermFacts:
    """Facts of all terms; the units below each unit are found once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Remember the archive and the language."""
        self._archive = catalogue.archive
        self._language = catalogue.language

    def views(self, vocabulary: str, term: str) -> tuple[TermFactView, ...]:
        """Give the facts of a term, in the order they are read."""
        found = self._archive.vocabulary.known()[vocabulary][term]
        return tuple(self._facts(term, found))

    def _facts(self, identifier: str, term: Term) -> Iterator[TermFactView]:
        _ = self._language.gettext
        if isinstance(term, Organization):
            yield from self._unit_facts(identifier, term)
        if isinstance(term, Organization | Person) and term.variants:
            yield TermFactView(_("Tên khác"), tuple(map(LinkView, term.variants)))

    def _unit_facts(self, identifier: str, unit: Organization) -> Iterator[TermFactView]:
        _ = self._language.gettext
        if unit.short_name:
            yield TermFactView(_("Tên gọi tắt"), (LinkView(unit.short_name),))
        if unit.parent:
            yield TermFactView(_("Trực thuộc"), (self._unit_link(unit.parent),))
        if children := self._children.get(identifier):
            yield TermFactView(_("Đơn vị trực thuộc"), tuple(map(self._unit_link, children)))
        if unit.place:
            yield TermFactView(_("Tỉnh, thành phố"), (LinkView(unit.place),))
        if unit.url:
            yield TermFactView(_("Trang web"), url=str(unit.url))

    def _unit_link(self, unit: str) -> LinkView:
        return term_link("organizations", unit, self._archive)

    @cached_property
    def _children(self) -> Mapping[str, list[str]]:
        return units_by_parent(self._archive.vocabulary.organizations)


def units_by_parent(units: Mapping[str, Organization]) -> dict[str, list[str]]:
    """Index units by the unit they belong to; those that belong to none are under ""."""
    index = defaultdict[str, list[str]](list)
    for identifier, unit in units.items():
        index[unit.parent or ""].append(identifier)
    return dict(index)
