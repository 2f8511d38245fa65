"""A capability as plain as can be: a page for each record, and the fixed pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.page import Page, Route
from plugins.archive.site import Site
from plugins.archive.urls import (
    DATES,
    HOME,
    RECORDS,
    SEARCH,
    SITE_MAP,
    TERM_FOLDERS,
    TIMELINE,
    term_address,
)


@dataclass(frozen=True, slots=True)
class SampleView:
    """A text, and trusted HTML."""

    text: str
    html: str = ""


def sample_page(address: str, text: str, html: str = "") -> Page:
    """Make a page that shows a text and trusted HTML."""
    return Page(address, "sample.html", text, text, SampleView(text, html))


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the ways to the pages of the archive."""
    for address in (HOME, RECORDS, DATES, TIMELINE, SEARCH, SITE_MAP):
        yield _route(address, site.name)
    for vocabulary in TERM_FOLDERS:
        for term in archive.by_term[vocabulary]:
            yield _route(term_address(vocabulary, term), term)
    for record in archive.records:
        html = "".join(block.html for block in record.body.blocks)
        yield _route(record.address, record.metadata.title, html, record.path)


def _route(address: str, text: str, html: str = "", source: str = "") -> Route:
    return Route(address, partial(sample_page, address, text, html), source)


def register() -> None:
    """Give the pages to the site."""
    signals.pages.connect(pages)
