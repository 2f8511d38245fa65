"""All records, newest first."""

from collections.abc import Iterator
from functools import partial

from plugins.archive.alternates import feed_alternates
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page, Route
from plugins.archive.urls import HOME, RECORDS
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList, list_routes
from plugins.listings.views import ListingView, ListView


def all_records_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to the parts of the list of all records."""
    count = len(catalogue.archive.records)
    yield from list_routes(RECORDS, count, partial(_list, catalogue), catalogue)


def _list(catalogue: Catalogue) -> RecordList:
    _ = catalogue.language.gettext
    records = catalogue.archive.records
    title = _("Tin tức")

    def head(view: ListView) -> Page:
        return Page(
            RECORDS,
            "listing.html",
            title,
            _("Tất cả tin của %(site)s, tin mới xếp trước.") % {"site": catalogue.site.name},
            ListingView(
                breadcrumb(catalogue.language, LinkView(title)),
                catalogue.count(len(records)),
                view,
            ),
            section=RECORDS,
            alternates=feed_alternates(HOME, catalogue.site.name, records, catalogue.site),
        )

    return RecordList(RECORDS, title, (LinkView(title, RECORDS),), records, head)
