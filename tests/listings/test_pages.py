"""What holds for all pages of lists, and how few of them a new record changes."""

import tracemalloc
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeVar
from urllib.parse import urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.archive.archive import TERM_FIELDS, Archive, days, months, years
from plugins.archive.record import Record
from plugins.archive.urls import (
    DATES,
    HOME,
    RECORDS,
    SITE_MAP,
    TERM_FOLDERS,
    TIMELINE,
    day_address,
    month_address,
    term_address,
    vocabulary_address,
    year_address,
)
from plugins.listings.pages import pages
from tests.listings.samples import (
    PAGE_SIZE,
    archive_of,
    held,
    page_values,
    record,
    rendered,
    small_site,
)

Key = TypeVar("Key", int, date, tuple[int, int])
MANY = [f"{2019 + number // 12}-{number % 12 + 1:02}-14" for number in range(40)]

some_days = st.dates(date(2019, 11, 1), date(2021, 2, 28))
held_dates = st.one_of(
    some_days.map(str), some_days.map(lambda day: str(day)[:7]), some_days.map(lambda d: str(d)[:4])
)
terms = st.sampled_from(
    ["", "series: so-ket", "category: thi-dua", "tags: [do-luong, dao-tao]", "publisher: cuc"]
)
meetings = st.tuples(held_dates, st.none() | st.integers(0, 40), terms)


def test_a_list_holds_little_until_its_page_is_asked_for() -> None:
    first = date(2020, 1, 1)
    archive = held(*(str(first + timedelta(2 * number)) for number in range(300)))
    indexes_are_built = [*pages(archive, site=small_site())]
    tracemalloc.start()
    try:
        routes = [*pages(archive, site=small_site())]
        held_bytes, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(indexes_are_built) == len(routes) > 300
    assert held_bytes < 600 * len(routes)


def records_of(drawn: list[tuple[str, int | None, str]]) -> list[Record]:
    return [make(number, *meeting) for number, meeting in enumerate(drawn)]


def make(number: int, day: str, delay: int | None, more: str) -> Record:
    first = date.fromisoformat(f"{day}-01-01"[:10])
    published = "" if delay is None else str(first + timedelta(delay))
    return record(number, day, published, more)


@settings(deadline=None, max_examples=60)
@given(st.lists(meetings, max_size=30), meetings)
def test_a_new_record_changes_only_the_lists_it_stands_in(
    drawn: list[tuple[str, int | None, str]], extra: tuple[str, int | None, str]
) -> None:
    records = records_of(drawn)
    new = make(len(records), *extra)
    before = archive_of(records)
    touched = {head_of(address) for address in changed(before, archive_of([*records, new]))}

    assert set() == touched - lists_of(new) - neighbours_of(new, before) - SINGLE_PAGES


@settings(deadline=None, max_examples=60)
@given(st.lists(meetings, max_size=30), terms)
def test_a_record_newer_than_all_changes_three_pages_of_a_list(
    drawn: list[tuple[str, int | None, str]], more: str
) -> None:
    records = records_of(drawn)
    new = make(len(records), "2021-06-30", 2, more)
    after = archive_of([*records, new])
    by_list = Counter(head_of(address) for address in changed(archive_of(records), after))

    assert {count for count in by_list.values() if count > 3} == set()


def changed(before: Archive, after: Archive) -> list[str]:
    old, new = page_values(before), page_values(after)
    assert set(old) <= set(new)
    return [address for address in new if old.get(address) != new[address]]


def head_of(address: str) -> str:
    return address.partition("trang/")[0]


def lists_of(new: Record) -> set[str]:
    return {
        RECORDS,
        *(term_address(name, term) for name, terms in TERM_FIELDS.items() for term in terms(new)),
        *map(year_address, years(new)),
        *(month_address(*month) for month in months(new)),
        *map(day_address, days(new)),
    }


def neighbours_of(new: Record, archive: Archive) -> set[str]:
    """The archives beside a year, a month or a day that is there only now."""
    return {
        *map(year_address, beside(years(new), archive.by_year)),
        *(month_address(*month) for month in beside(months(new), archive.by_month)),
        *map(day_address, beside(days(new), archive.by_day)),
    }


def beside(added: Iterable[Key], known: Iterable[Key]) -> set[Key]:
    """The nearest on both sides of each key that is not known yet."""
    there: set[Key] = set(known)
    found: set[Key] = set()
    for earlier, later in pairwise(sorted(there.union(added))):
        if not {earlier, later} <= there:
            found |= {earlier, later}
    return found


SINGLE_PAGES = {HOME, DATES, SITE_MAP, *map(vocabulary_address, TERM_FOLDERS)}


def test_the_date_of_a_build_changes_no_list_that_has_records() -> None:
    archive = held(*MANY)
    pages = page_values(archive, small_site(date(2030, 1, 1)))
    numbered = pages["/tin/trang/1/"]

    assert ["2019-03-14"] == [tag.content for tag in numbered.metadata if tag.name == "DC.date"]
    for address in lists_of(archive.records[0]):
        assert ["DC.date"] == [tag.name for tag in pages[address].metadata], address


@pytest.mark.parametrize("days_held", [(), ("2017",), ("2022-09-14", "2022-09"), tuple(MANY)])
def test_every_link_leads_to_a_page_that_exists(days_held: tuple[str, ...]) -> None:
    archive = held(*days_held)
    pages = rendered(archive)
    elsewhere = {
        *(item.href for item in small_site().menu),
        *(found.address for found in archive.records),
        TIMELINE,
        *(form.href for page in page_values(archive).values() for form in page.alternates),
    }
    broken = [
        (address, link["href"])
        for address, page in pages.items()
        for link in page.select("main a[href], header a[href]")
        if not leads(address, str(link["href"]), pages, elsewhere)
    ]

    assert [] == broken


def leads(address: str, href: str, pages: Mapping[str, BeautifulSoup], elsewhere: set[str]) -> bool:
    if href.startswith("https://"):
        return True
    target, fragment = urldefrag(urljoin(address, href))
    if fragment:
        return pages[target].find(id=fragment) is not None
    return target in pages or target in elsewhere


@pytest.mark.parametrize("days_held", [(), ("2017",), tuple(MANY)])
def test_titles_and_descriptions_are_told_apart(days_held: tuple[str, ...]) -> None:
    pages = page_values(held(*days_held)).values()

    assert {1} == set(Counter(page.title for page in pages).values())
    assert {1} == set(Counter(page.description for page in pages).values())


def test_every_page_has_a_trail_and_belongs_to_the_menu() -> None:
    menu = {item.href for item in small_site().menu}
    pages = page_values(held(*MANY))
    for address, page in rendered(held(*MANY)).items():
        trail = page.select(".breadcrumb > li")

        assert pages[address].section in menu
        assert address == HOME or "Trang chủ" == trail[0].get_text(), address
        assert address == HOME or trail[-1].select("[aria-current=page]"), address


def test_numbered_pages_tell_their_span_and_no_count() -> None:
    page = rendered(held(*MANY))["/tin/trang/2/"]

    assert ["Tin từ tháng 4 năm 2019 đến tháng 6 năm 2019"] == texts(page, ".list-status")
    assert ["Mới nhất", "Mới hơn", "Cũ hơn"] == texts(page, ".pager a")
    assert PAGE_SIZE == len(page.select(".record-entry"))


def test_a_span_invents_no_month() -> None:
    page = rendered(held("2017", "2017", "2017", "2019-07", "2019-07", "2019-07"))["/tin/"]
    oldest = rendered(held("2017", "2017", "2017", "2019-07", "2019-07", "2019-07"))

    assert ["6 tin · Tin của tháng 7 năm 2019"] == texts(page, ".list-status")
    assert ["Tin của năm 2017"] == texts(oldest["/tin/trang/1/"], ".list-status")


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text(" ", strip=True) for found in page.select(selector)]
