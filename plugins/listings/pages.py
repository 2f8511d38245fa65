"""From the archive to all pages of lists.

A record that is published today changes few of them. Each list it stands in (all records; its
terms; the years, months and days it was held and published) changes in at most three pages (see
``paging``). A year, month or day that is new changes two neighbours. Beyond these change the home
page, the dates, the site map, six lists of terms and one day of "on this day". Nothing else does,
however large the archive is.
"""

from collections.abc import Iterator
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.page import Route
from plugins.archive.site import Site
from plugins.archive.urls import DATES, HOME, SITE_MAP
from plugins.listings.all_records import all_records_routes
from plugins.listings.by_date import by_date_page
from plugins.listings.catalogue import Catalogue
from plugins.listings.days import day_routes
from plugins.listings.home import home_page
from plugins.listings.months import month_routes
from plugins.listings.site_map import site_map_page
from plugins.listings.terms import term_routes
from plugins.listings.vocabularies import vocabulary_routes
from plugins.listings.years import year_routes


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the ways to every page of lists."""
    catalogue = Catalogue(archive, site)
    yield Route(HOME, partial(home_page, catalogue))
    yield from all_records_routes(catalogue)
    yield from term_routes(catalogue)
    yield from vocabulary_routes(catalogue)
    yield from year_routes(catalogue)
    yield from month_routes(catalogue)
    yield from day_routes(catalogue)
    yield Route(DATES, partial(by_date_page, catalogue))
    yield Route(SITE_MAP, partial(site_map_page, catalogue))
