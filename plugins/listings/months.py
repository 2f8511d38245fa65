"""The archive of a month: its calendar, and the newest of what was held and published in it."""

from collections.abc import Iterator

from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page, Route
from plugins.archive.record import Record
from plugins.archive.urls import RECORDS, month_address
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList
from plugins.listings.month_calendar import calendar_view
from plugins.listings.periods import Between, Match, grouped, links_beside, period_routes
from plugins.listings.views import ListView, MonthArchiveView
from plugins.listings.years import year_link

Month = tuple[int, int]


def month_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to the pages of every month in which something was held or published."""
    by_month = catalogue.archive.by_month
    yield from period_routes(by_month, lambda month: month_address(*month), _list, catalogue)


def month_link(month: Month, catalogue: Catalogue) -> LinkView:
    """Name a month with its year and lead to its archive."""
    return LinkView(catalogue.language.month(*month), month_address(*month))


def _list(between: Between[Month], catalogue: Catalogue) -> RecordList:
    month = between.period
    records = catalogue.archive.by_month[month]
    _ = catalogue.language.gettext
    address, title = month_address(*month), catalogue.language.month(*month)
    above = (LinkView(_("Tin tức"), RECORDS), year_link(month[0], catalogue))

    def head(view: ListView) -> Page:
        return Page(
            address,
            "month_archive.html",
            title,
            _("Lịch các cuộc họp và tin đăng %(month)s.")
            % {"month": catalogue.language.inside(title)},
            MonthArchiveView(
                breadcrumb(catalogue.language, *above, LinkView(title)),
                calendar_view(*month, catalogue),
                catalogue.count(len(records)),
                view,
                links_beside(between, lambda month: month_link(month, catalogue)),
            ),
            section=RECORDS,
        )

    headings: dict[Match, str] = {
        "held": _("Diễn ra trong tháng"),
        "undated": _("Diễn ra trong tháng, không rõ ngày"),
        "published": _("Đăng trong tháng"),
    }
    grouping = grouped(lambda record: _match(record, month), headings)
    trail = (*above, LinkView(title, address))
    return RecordList(address, title, trail, records, head, grouping)


def _match(record: Record, month: Month) -> Match:
    held = record.card.held
    if month not in held.months:
        return "published"
    return "held" if held.days else "undated"
