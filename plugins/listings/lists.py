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
from plugins.listings.paging import Part, part_at, part_numbers, part_of
from plugins.listings.spans import span
from plugins.listings.views import GroupView, ListingView, ListView, PagerView, Trail

Grouping = Callable[[Sequence[Record]], Sequence[tuple[str, Sequence[Record]]]]
"""From records to headings and the records under them."""


def ungrouped(records: Sequence[Record]) -> Sequence[tuple[str, Sequence[Record]]]:
    """Leave records as they are, under no heading."""
    return [("", records)] if records else []


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records, newest first, and where it stands.

    ``trail`` leads to it, without home; ``head`` makes its first page of the part shown there.
    """

    address: str
    title: str
    trail: Trail
    records: Sequence[Record]
    head: Callable[[ListView], Page]
    grouping: Grouping = ungrouped


def list_routes(
    address: str, count: int, make_list: Callable[[], RecordList], catalogue: Catalogue
) -> Iterator[Route]:
    """Yield the ways to the head and the numbered parts of a list of ``count`` records.

    An archive has twice as many lists as records, so a list is made when its page is.
    """
    for number in part_numbers(count, catalogue.site.page_size):
        yield Route(part_at(address, number), partial(_page, make_list, number, catalogue))


def _page(make_list: Callable[[], RecordList], number: int, catalogue: Catalogue) -> Page:
    shown = make_list()
    part = part_of(shown.records, catalogue.site.page_size, shown.address, number)
    view = _list_view(part, shown.grouping, catalogue)
    page = _numbered(shown, part, view, catalogue) if number else shown.head(view)
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
