"""The home page: the lead story, what is new, and the ways into the archive."""

from collections.abc import Iterator, Sequence

from plugins.archive.alternates import site_alternates
from plugins.archive.page import Page
from plugins.archive.record import Record
from plugins.archive.urls import HOME
from plugins.archive.views import CountedLinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.on_this_day import on_this_day_view
from plugins.listings.views import HomeView, YearBarView
from plugins.listings.vocabularies import counted_terms
from plugins.listings.years import year_link

LATEST = 8
"""Records under the lead story: two screens of a phone."""


def home_page(catalogue: Catalogue) -> Page:
    """Make the page; an archive without records has one too."""
    records = catalogue.archive.records
    lead = _lead(records)
    latest = [record for record in records[: LATEST + 1] if record is not lead][:LATEST]
    return Page(
        HOME,
        "home.html",
        catalogue.site.name,
        f"{catalogue.site.subtitle}.",
        HomeView(
            catalogue.entries([lead])[0] if lead else None,
            catalogue.entries(latest),
            tuple(_year_bars(catalogue)),
            _categories(catalogue),
            on_this_day_view(catalogue),
        ),
        section=HOME,
        alternates=site_alternates(records, catalogue.site),
    )


def _lead(records: Sequence[Record]) -> Record | None:
    """The newest record with a picture, else the newest."""
    pictured = (record for record in records if record.card.lead)
    return next(pictured, records[0] if records else None)


def _year_bars(catalogue: Catalogue) -> Iterator[YearBarView]:
    """Give the years, oldest first, as a chart reads."""
    by_year = catalogue.archive.by_year
    fullest = max(map(len, by_year.values()), default=1)
    for year in reversed(tuple(by_year)):
        link, count = year_link(year, catalogue), len(by_year[year])
        yield YearBarView(str(year), link.href, count, round(100 * count / fullest))


def _categories(catalogue: Catalogue) -> tuple[CountedLinkView, ...]:
    return tuple(link for link in counted_terms("categories", catalogue) if link.count)
