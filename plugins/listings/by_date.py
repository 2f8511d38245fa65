"""Search by date: years and their months; a script adds a form that jumps to one."""

from plugins.archive.entries import breadcrumb
from plugins.archive.page import Page
from plugins.archive.urls import DATES
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import ByDateView
from plugins.listings.years import year_months


def by_date_page(catalogue: Catalogue) -> Page:
    """Make the page: it holds years and months, never days or records, so it stays small."""
    _ = catalogue.language.gettext
    title = _("Tìm theo ngày")
    return Page(
        DATES,
        "by_date.html",
        title,
        _("Tìm cuộc họp và tin theo năm, tháng, ngày diễn ra hoặc ngày đăng."),
        ByDateView(
            breadcrumb(catalogue.language, LinkView(title)),
            tuple(year_months(year, catalogue) for year in catalogue.archive.by_year),
        ),
        section=DATES,
    )
