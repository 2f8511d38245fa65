"""All records, newest first."""

from collections.abc import Iterator

from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page
from plugins.archive.urls import RECORDS
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList, list_pages
from plugins.listings.views import ListingView, ListView


def all_records_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Yield the parts of the list of all records."""
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
        )

    yield from list_pages(
        RecordList(RECORDS, title, (LinkView(title, RECORDS),), records), catalogue, head
    )
