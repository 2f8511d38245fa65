"""The page of a term: what the vocabulary says of it, and its records."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.archive.alternates import calendar_alternates, feed_alternates
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Alternate, Page, Route
from plugins.archive.record import Record
from plugins.archive.urls import FEED_VOCABULARIES, RECORDS, TERM_FOLDERS, term_address
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList, list_routes
from plugins.listings.offices import office_views
from plugins.listings.term_facts import TermFacts
from plugins.listings.views import ListView, OfficeView, TermView
from plugins.listings.vocabularies import distinct_names, vocabulary_link


@dataclass(frozen=True, slots=True)
class _Named:
    """A term with records, under a name no other term of its vocabulary has."""

    vocabulary: str
    term: str
    name: str
    records: Sequence[Record]


def term_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to every term, even one without records: other pages may lead to it."""
    facts = TermFacts(catalogue)
    for vocabulary in TERM_FOLDERS:
        records = catalogue.archive.by_term[vocabulary]
        for term, name in distinct_names(vocabulary, catalogue.archive.vocabulary).items():
            named = _Named(vocabulary, term, name, records.get(term, ()))
            yield from _routes(named, facts, catalogue)


def _routes(named: _Named, facts: TermFacts, catalogue: Catalogue) -> Iterator[Route]:
    link = vocabulary_link(named.vocabulary, catalogue.language)
    address = term_address(named.vocabulary, named.term)
    title = f"{link.label}: {named.name}"

    def head(view: ListView) -> Page:
        description = _description(named, catalogue)
        return Page(
            address,
            "term.html",
            title,
            f"{title}. {description or catalogue.count(len(named.records)) + '.'}",
            TermView(
                breadcrumb(catalogue.language, link, LinkView(named.name)),
                named.name,
                description,
                facts.views(named.vocabulary, named.term),
                _offices(named, catalogue),
                catalogue.count(len(named.records)) if named.records else "",
                view,
            ),
            section=RECORDS,
            alternates=_alternates(named, title, catalogue),
        )

    trail = (link, LinkView(named.name, address))
    yield from list_routes(RecordList(address, title, trail, named.records), catalogue, head)


def _alternates(named: _Named, title: str, catalogue: Catalogue) -> tuple[Alternate, ...]:
    if named.vocabulary not in FEED_VOCABULARIES:
        return ()
    address = term_address(named.vocabulary, named.term)
    feeds = feed_alternates(address, title, named.records, catalogue.site)
    if named.vocabulary != "organizations":
        return feeds
    return (*feeds, *calendar_alternates(address, title, named.records, catalogue.site))


def _description(named: _Named, catalogue: Catalogue) -> str:
    return catalogue.archive.vocabulary.known()[named.vocabulary][named.term].description or ""


def _offices(named: _Named, catalogue: Catalogue) -> tuple[OfficeView, ...]:
    if named.vocabulary != "people":
        return ()
    return office_views(named.term, named.records, catalogue.language)
