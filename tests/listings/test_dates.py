"""The archives of years, months and days: calendars, headings, neighbours, search by date."""

from calendar import monthrange
from datetime import date

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.listings.views import MonthArchiveView
from tests.listings.samples import archive_of, held, page_values, record, rendered

MONTHS_FROM_EACH_WEEKDAY = ["2024-01", "2024-10", "2024-05", "2024-02", "2024-03", "2024-06"]
MONTHS_FROM_EACH_WEEKDAY += ["2024-09", "2023-02", "2000-02", "2026-02"]


@pytest.mark.parametrize("month", MONTHS_FROM_EACH_WEEKDAY)
def test_days_stand_under_their_weekdays(month: str) -> None:
    year, number = map(int, month.split("-"))
    page = rendered(held(f"{month}-05"))[f"/tin/{year}/{number:02}/"]
    rows = [row.select("td") for row in page.select(".calendar tbody tr")]
    placed = {
        int(cell.get_text()): weekday
        for row in rows
        for weekday, cell in enumerate(row)
        if cell.get_text(strip=True)
    }
    last = monthrange(year, number)[1]

    assert {7} == {len(row) for row in rows}
    assert {day: date(year, number, day).weekday() for day in range(1, last + 1)} == placed


def test_a_leap_day_has_its_place_and_page() -> None:
    pages = rendered(held("2024-02-29"))
    link = pages["/tin/2024/02/"].select_one("#ngay-29 a")

    assert link
    assert ("../../../tin/2024/02/29/", "Thứ Năm, ngày 29 tháng 02 năm 2024: 1 tin") == (
        link["href"],
        link["aria-label"],
    )
    assert "/tin/2024/02/29/" in pages
    assert not rendered(held("2023-02-28"))["/tin/2023/02/"].select("#ngay-29")


@settings(deadline=None, max_examples=25)
@given(st.sets(st.dates(date(2023, 12, 1), date(2024, 3, 31)), min_size=1, max_size=12))
def test_calendars_link_the_days_that_have_pages(days: set[date]) -> None:
    linked = {
        day.href
        for page in page_values(held(*map(str, days))).values()
        if isinstance(page.view, MonthArchiveView)
        for week in page.view.calendar.weeks
        for day in week
        if day and day.href
    }

    assert {f"/tin/{day:%Y/%m/%d}/" for day in days} == linked


def test_a_record_stands_once_under_the_date_that_matched() -> None:
    pages = rendered(
        archive_of(
            [
                record(1, "2022-09-14", "2022-09-16"),
                record(2, "2022-09", "2022-09-20"),
                record(3, "2022-08-30", "2022-09-01"),
                record(4, "2022", "2022-09-02"),
                record(5, "2022"),
            ]
        )
    )

    assert {
        "Diễn ra trong tháng": ["Cuộc họp 1"],
        "Diễn ra trong tháng, không rõ ngày": ["Cuộc họp 2"],
        "Đăng trong tháng": ["Cuộc họp 4", "Cuộc họp 3"],
    } == groups(pages["/tin/2022/09/"])
    assert {
        "Diễn ra trong năm": ["Cuộc họp 1", "Cuộc họp 2", "Cuộc họp 3"],
        "Diễn ra trong năm, không rõ tháng": ["Cuộc họp 4", "Cuộc họp 5"],
    } == groups(pages["/tin/2022/"])
    assert {"Diễn ra trong ngày": ["Cuộc họp 1"]} == groups(pages["/tin/2022/09/14/"])
    assert {"Đăng trong ngày": ["Cuộc họp 1"]} == groups(pages["/tin/2022/09/16/"])


def test_a_meeting_of_two_days_is_held_in_its_month() -> None:
    pages = rendered(archive_of([record(1, "2022-09-14/2022-09-15", "2022-09-16")]))

    assert {"Diễn ra trong tháng": ["Cuộc họp 1"]} == groups(pages["/tin/2022/09/"])


def test_neighbours_are_the_nearest_that_exist() -> None:
    pages = rendered(held("2019-07-09", "2022-01-05", "2022-09-14", "2022-09-16", "2024-01-18"))

    assert ["/tin/2019/", "/tin/2024/"] == neighbours(pages["/tin/2022/"])
    assert ["/tin/2019/07/", "/tin/2022/09/"] == neighbours(pages["/tin/2022/01/"])
    assert ["/tin/2022/01/05/", "/tin/2022/09/16/"] == neighbours(pages["/tin/2022/09/14/"])
    assert ["/tin/2022/"] == neighbours(pages["/tin/2019/"])


def test_months_without_records_keep_their_place() -> None:
    pages = rendered(held("2022-09-14", "2022-09-16", "2024"))
    cells = pages["/tin/2022/"].select(".month-grid > li")

    assert 12 == len(cells)
    assert [("../../tin/2022/09/", "Tháng 9 2 tin")] == [
        (link["href"], link.get_text(" ", strip=True))
        for cell in cells
        for link in cell.select("a")
    ]


def test_a_full_archive_is_cut_into_pages() -> None:
    pages = rendered(held(*["2022-09-14"] * 10))
    for address in ("/tin/2022/", "/tin/2022/09/", "/tin/2022/09/14/"):
        assert 4 == len(pages[address].select(".record-entry"))
        assert 3 == len(pages[f"{address}trang/2/"].select(".record-entry"))


def test_search_by_date_lists_all_months_of_all_years() -> None:
    page = rendered(held("2019-07-09", "2022-09-14", "2022"))["/theo-ngay/"]

    assert ["Năm 2022 2 tin", "Năm 2019 1 tin"] == [
        heading.get_text(" ", strip=True) for heading in page.select("h2.section-title")
    ]
    assert ["../tin/2022/09/", "../tin/2019/07/"] == [
        link["href"] for link in page.select(".month-grid a")
    ]


def groups(page: BeautifulSoup) -> dict[str, list[str]]:
    return {
        section.select("h2")[0].get_text(): [
            title.get_text() for title in section.select(".record-entry-title")
        ]
        for section in page.select("section[aria-labelledby^=nhom]")
    }


def neighbours(page: BeautifulSoup) -> list[str]:
    return [f"/{str(link['href']).lstrip('./')}" for link in page.select(".neighbours a")]
