"""The page of a term: what the vocabulary says of it, and its records."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

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


def term_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to every term, even one without records: other pages may lead to it."""
    facts = TermFacts(catalogue)
    for vocabulary in TERM_FOLDERS:
        names = distinct_names(vocabulary, catalogue.archive.vocabulary)
        link = vocabulary_link(vocabulary, catalogue.language)
        yield from _Terms(vocabulary, names, link, facts, catalogue).routes()


@dataclass(frozen=True, slots=True)
class _Terms:
    """The terms of a vocabulary under names that tell them apart, and the link to all of them."""

    vocabulary: str
    names: Mapping[str, str]
    link: LinkView
    facts: TermFacts
    catalogue: Catalogue

    def routes(self) -> Iterator[Route]:
        for term in self.names:
            address = term_address(self.vocabulary, term)
            count = len(self.records(term))
            yield from list_routes(address, count, partial(self.list_of, term), self.catalogue)

    def list_of(self, term: str) -> RecordList:
        name, records, catalogue = self.names[term], self.records(term), self.catalogue
        address, title = term_address(self.vocabulary, term), f"{self.link.label}: {name}"

        def head(view: ListView) -> Page:
            description = self.description(term)
            return Page(
                address,
                "term.html",
                title,
                f"{title}. {description or catalogue.count(len(records)) + '.'}",
                TermView(
                    breadcrumb(catalogue.language, self.link, LinkView(name)),
                    name,
                    description,
                    self.facts.views(self.vocabulary, term),
                    self.offices(term),
                    catalogue.count(len(records)) if records else "",
                    view,
                ),
                section=RECORDS,
                alternates=self.alternates(term, title),
            )

        return RecordList(address, title, (self.link, LinkView(name, address)), records, head)

    def records(self, term: str) -> Sequence[Record]:
        return self.catalogue.archive.by_term[self.vocabulary].get(term, ())

    def description(self, term: str) -> str:
        terms = self.catalogue.archive.vocabulary.known()[self.vocabulary]
        return terms[term].description or ""

    def offices(self, term: str) -> tuple[OfficeView, ...]:
        if self.vocabulary != "people":
            return ()
        return office_views(term, self.records(term), self.catalogue)

    def alternates(self, term: str, title: str) -> tuple[Alternate, ...]:
        if self.vocabulary not in FEED_VOCABULARIES:
            return ()
        site = self.catalogue.site
        address, records = term_address(self.vocabulary, term), self.records(term)
        feeds = feed_alternates(address, title, records, site)
        if self.vocabulary != "organizations":
            return feeds
        return (*feeds, *calendar_alternates(address, title, records, site))
