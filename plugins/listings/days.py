"""The archive of a day: what was held on it, and what was published."""

from collections.abc import Iterator
from datetime import date

from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page, Route
from plugins.archive.record import Record
from plugins.archive.urls import RECORDS, day_address
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList
from plugins.listings.months import month_link
from plugins.listings.periods import Between, Match, grouped, links_beside, period_routes
from plugins.listings.views import DayArchiveView, ListView
from plugins.listings.years import year_link


def day_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to the pages of every day on which something was held or published."""
    by_day = catalogue.archive.by_day
    yield from period_routes(by_day, day_address, _list, catalogue)


def _link(day: date, catalogue: Catalogue) -> LinkView:
    return LinkView(catalogue.language.long_date(day), day_address(day))


def _list(between: Between[date], catalogue: Catalogue) -> RecordList:
    day = between.period
    records = catalogue.archive.by_day[day]
    _ = catalogue.language.gettext
    address, title = day_address(day), catalogue.language.long_date(day)
    above = (
        LinkView(_("Tin tức"), RECORDS),
        year_link(day.year, catalogue),
        month_link((day.year, day.month), catalogue),
    )

    def head(view: ListView) -> Page:
        return Page(
            address,
            "day_archive.html",
            title,
            _("Cuộc họp và tin đăng %(day)s.") % {"day": catalogue.language.inside(title)},
            DayArchiveView(
                breadcrumb(catalogue.language, *above, LinkView(title)),
                catalogue.count(len(records)),
                view,
                links_beside(between, lambda day: _link(day, catalogue)),
            ),
            section=RECORDS,
        )

    headings: dict[Match, str] = {
        "held": _("Diễn ra trong ngày"),
        "published": _("Đăng trong ngày"),
    }
    grouping = grouped(lambda record: _match(record, day), headings)
    trail = (*above, LinkView(title, address))
    return RecordList(address, title, trail, records, head, grouping)


def _match(record: Record, day: date) -> Match:
    return "held" if day in record.card.held.days else "published"
