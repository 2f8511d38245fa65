"""From the archive to all pages of lists.

A record that is published today changes few of them. Each list it stands in (all records; its
terms; the years, months and days it was held and published) changes in at most three pages (see
``paging``). A year, month or day that is new changes two neighbours. Beyond these change the home
page, the dates, the site map, six lists of terms and one day of "on this day". Nothing else does,
however large the archive is.
"""

from collections.abc import Iterator

from plugins.archive.archive import Archive
from plugins.archive.page import Asset, Page
from plugins.archive.site import Site
from plugins.listings.all_records import all_records_pages
from plugins.listings.by_date import by_date_page
from plugins.listings.catalogue import Catalogue
from plugins.listings.days import day_pages
from plugins.listings.home import home_page
from plugins.listings.months import month_pages
from plugins.listings.on_this_day import on_this_day_assets
from plugins.listings.site_map import site_map_page
from plugins.listings.terms import term_pages
from plugins.listings.vocabularies import vocabulary_pages
from plugins.listings.years import year_pages


def pages(archive: Archive, *, site: Site) -> Iterator[Page | Asset]:
    """Yield every page of lists, and what the home page's script fetches."""
    catalogue = Catalogue(archive, site)
    yield home_page(catalogue)
    yield from on_this_day_assets(catalogue)
    yield from all_records_pages(catalogue)
    yield from term_pages(catalogue)
    yield from vocabulary_pages(catalogue)
    yield from year_pages(catalogue)
    yield from month_pages(catalogue)
    yield from day_pages(catalogue)
    yield by_date_page(catalogue)
    yield site_map_page(catalogue)
