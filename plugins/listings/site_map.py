"""The site map: the site as a tree for people; its size follows the vocabulary and the years."""

from collections.abc import Iterable, Iterator, Mapping

from plugins.archive.alternates import site_alternates
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page
from plugins.archive.urls import DATES, SITE_MAP, TERM_FOLDERS, term_address
from plugins.archive.views import CountedLinkView, LinkView
from plugins.archive.vocabulary import Organization
from plugins.listings.catalogue import Catalogue
from plugins.listings.term_facts import units_by_parent
from plugins.listings.views import BranchView, SiteMapView
from plugins.listings.vocabularies import counted_terms, vocabulary_link
from plugins.listings.years import year_months

_OPENED = ("categories", "kinds", "series")
"""Vocabularies whose terms the tree shows; units have a tree of their own, and people and tags
are too many."""


def site_map_page(catalogue: Catalogue) -> Page:
    """Make the page."""
    _ = catalogue.language.gettext
    title = _("Sơ đồ trang")
    return Page(
        SITE_MAP,
        "site_map.html",
        title,
        _("Toàn bộ %(site)s dưới dạng cây: trang chính, danh mục, đơn vị, năm và tháng.")
        % {"site": catalogue.site.name},
        SiteMapView(
            breadcrumb(catalogue.language, LinkView(title)),
            (
                BranchView(_("Trang chính"), "", _menu(catalogue)),
                *(_vocabulary(vocabulary, catalogue) for vocabulary in TERM_FOLDERS),
                BranchView(_("Năm và tháng"), DATES, _years(catalogue)),
                *_followed(catalogue),
            ),
        ),
        section=SITE_MAP,
    )


def _menu(catalogue: Catalogue) -> tuple[BranchView, ...]:
    return tuple(BranchView(item.label, item.href) for item in catalogue.site.menu)


def _vocabulary(vocabulary: str, catalogue: Catalogue) -> BranchView:
    link = vocabulary_link(vocabulary, catalogue.language)
    if vocabulary == "organizations":
        units = catalogue.archive.vocabulary.organizations
        return BranchView(link.label, link.href, _units("", units_by_parent(units), units))
    branches = _leaves(counted_terms(vocabulary, catalogue)) if vocabulary in _OPENED else ()
    return BranchView(link.label, link.href, branches)


def _units(
    parent: str, children: Mapping[str, Iterable[str]], units: Mapping[str, Organization]
) -> tuple[BranchView, ...]:
    return tuple(
        BranchView(
            units[unit].name, term_address("organizations", unit), _units(unit, children, units)
        )
        for unit in children.get(parent, ())
    )


def _years(catalogue: Catalogue) -> tuple[BranchView, ...]:
    shown = (year_months(year, catalogue) for year in catalogue.archive.by_year)
    return tuple(BranchView(year.label, year.href, _leaves(year.months)) for year in shown)


def _followed(catalogue: Catalogue) -> Iterator[BranchView]:
    """Give the branch of feeds and the calendar of the whole site, where it has them."""
    offered = site_alternates(catalogue.archive.records, catalogue.site)
    if offered:
        forms = tuple(BranchView(form.title, form.href) for form in offered)
        yield BranchView(catalogue.language.gettext("Theo dõi tin mới"), "", forms)


def _leaves(links: Iterable[CountedLinkView]) -> tuple[BranchView, ...]:
    return tuple(BranchView(link.label, link.href) for link in links if link.href)
