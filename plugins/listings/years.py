"""The archive of a year: its months, and the newest of what was held and published in it."""

from collections.abc import Iterator

from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page, Route
from plugins.archive.record import Record
from plugins.archive.urls import RECORDS, month_address, year_address
from plugins.archive.views import CountedLinkView, LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import RecordList
from plugins.listings.periods import Between, Match, grouped, links_beside, period_routes
from plugins.listings.views import ListView, YearArchiveView, YearMonthsView

MONTHS = range(1, 13)


def year_routes(catalogue: Catalogue) -> Iterator[Route]:
    """Yield the ways to the pages of every year in which something was held or published."""
    by_year = catalogue.archive.by_year
    yield from period_routes(by_year, year_address, _list, catalogue)


def year_link(year: int, catalogue: Catalogue) -> LinkView:
    """Name a year and lead to its archive."""
    return LinkView(catalogue.language.year(year), year_address(year))


def year_months(year: int, catalogue: Catalogue) -> YearMonthsView:
    """Show a year with its twelve months."""
    link = year_link(year, catalogue)
    count = len(catalogue.archive.by_year[year])
    return YearMonthsView(year, link.label, link.href, count, month_links(year, catalogue))


def month_links(year: int, catalogue: Catalogue) -> tuple[CountedLinkView, ...]:
    """Give the twelve months of a year; one without records leads nowhere."""
    by_month = catalogue.archive.by_month
    _ = catalogue.language.gettext
    return tuple(
        CountedLinkView(
            _("Tháng %(month)s") % {"month": month},
            month_address(year, month) if (year, month) in by_month else "",
            len(by_month.get((year, month), ())),
        )
        for month in MONTHS
    )


def _list(between: Between[int], catalogue: Catalogue) -> RecordList:
    year = between.period
    records = catalogue.archive.by_year[year]
    _ = catalogue.language.gettext
    address = year_address(year)
    trail = (LinkView(_("Tin tức"), RECORDS), year_link(year, catalogue))
    title = trail[-1].label

    def head(view: ListView) -> Page:
        return Page(
            address,
            "year_archive.html",
            title,
            _("Các cuộc họp diễn ra và tin đăng trong năm %(year)s, theo từng tháng.")
            % {"year": year},
            YearArchiveView(
                breadcrumb(catalogue.language, *trail[:-1], LinkView(title)),
                month_links(year, catalogue),
                catalogue.count(len(records)),
                view,
                links_beside(between, lambda year: year_link(year, catalogue)),
            ),
            section=RECORDS,
        )

    headings: dict[Match, str] = {
        "held": _("Diễn ra trong năm"),
        "undated": _("Diễn ra trong năm, không rõ tháng"),
        "published": _("Đăng trong năm"),
    }
    grouping = grouped(lambda record: _match(record, year), headings)
    return RecordList(address, title, trail, records, head, grouping)


def _match(record: Record, year: int) -> Match:
    held = record.card.held
    if year not in held.years:
        return "published"
    return "held" if held.months else "undated"
