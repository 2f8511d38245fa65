"""One path for every list: its parts become routes, the head in the shape the caller gives it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from plugins.archive.entries import breadcrumb
from plugins.archive.metatags import dublin_core_tag
from plugins.archive.page import Metatag, Page, Route
from plugins.archive.record import Record
from plugins.archive.urls import RECORDS
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.paging import Part, cut
from plugins.listings.spans import span
from plugins.listings.views import GroupView, ListingView, ListView, PagerView, Trail

Grouping = Callable[[Sequence[Record]], Sequence[tuple[str, Sequence[Record]]]]
"""From records to headings and the records under them."""


def ungrouped(records: Sequence[Record]) -> Sequence[tuple[str, Sequence[Record]]]:
    """Leave records as they are, under no heading."""
    return [("", records)] if records else []


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records, newest first, and where it stands; ``trail`` leads to it, without home."""

    address: str
    title: str
    trail: Trail
    records: Sequence[Record]
    grouping: Grouping = ungrouped


def list_routes(
    shown: RecordList, catalogue: Catalogue, head: Callable[[ListView], Page]
) -> Iterator[Route]:
    """Yield the ways to the head of a list, as ``head`` makes it, and to its numbered parts."""
    for part in cut(shown.records, catalogue.site.page_size, shown.address):
        yield Route(part.address, partial(_page, shown, part, catalogue, head))


def _page(
    shown: RecordList,
    part: Part[Record],
    catalogue: Catalogue,
    head: Callable[[ListView], Page],
) -> Page:
    view = _list_view(part, shown.grouping, catalogue)
    page = _numbered(shown, part, view, catalogue) if part.number else head(view)
    return replace(page, metadata=tuple(_date(part.items)))


def _date(records: Sequence[Record]) -> Iterator[Metatag]:
    """A list is as new as its newest record: the date of the build would change every page."""
    if records:
        yield dublin_core_tag("date", [records[0].date.isoformat()])


def _list_view(part: Part[Record], grouping: Grouping, catalogue: Catalogue) -> ListView:
    return ListView(
        tuple(
            GroupView(title, catalogue.entries(records)) for title, records in grouping(part.items)
        ),
        "" if part.whole else span(part.items, catalogue.language),
        PagerView(part.newest, part.newer, part.older, part.oldest),
    )


def _numbered(shown: RecordList, part: Part[Record], view: ListView, catalogue: Catalogue) -> Page:
    _ = catalogue.language.gettext
    page = _("Trang %(number)s") % {"number": part.number}
    title = f"{shown.title}, {page.lower()}"
    trail = breadcrumb(catalogue.language, *shown.trail, LinkView(page))
    return Page(
        part.address,
        "listing.html",
        title,
        f"{title}: {view.span}.",
        ListingView(trail, "", view),
        section=RECORDS,
    )
