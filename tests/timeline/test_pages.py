"""Where meetings stand on the pages of the timeline, and how their dates are shown."""

import re
from collections import Counter
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.timeline.leaves import LEAF
from plugins.timeline.pages import ENTRIES_AT_THE_WAY_IN
from tests.timeline.samples import Rendered, held, html_of, read, render, source

WAY_IN = "/dong-thoi-gian/"
MOST_BYTES = 256 * 1024

years = st.integers(2015, 2026).map(str)
months = st.tuples(years, st.integers(1, 12)).map("{0[0]}-{0[1]:02}".format)
days = st.tuples(months, st.integers(1, 28)).map("{0[0]}-{0[1]:02}".format)
singles = st.tuples(years | months | days, st.sampled_from(["", "~", "?", "%"])).map("".join)
intervals = st.tuples(years | months | days, st.integers(2027, 2030)).map("{0[0]}/{0[1]}".format)
dates = st.lists(singles | intervals, max_size=25)


@settings(deadline=None, max_examples=25)
@given(dates)
def test_every_meeting_stands_once_in_its_year_and_month(dates: list[str]) -> None:
    expected = Counter(
        (f"{WAY_IN}{date[:4]}/", group(date), f"Cuộc họp {number}")
        for number, date in enumerate(dates)
    )
    pages = render(held(*dates))

    assert expected == Counter(
        (address, month, title)
        for address, page in pages.items()
        if address != WAY_IN
        for month, title in entries(page)
    )


@settings(deadline=None, max_examples=25)
@given(dates)
def test_a_year_reads_forward_and_what_is_not_known_comes_last(dates: list[str]) -> None:
    starts = {f"Cuộc họp {number}": start(date) for number, date in enumerate(dates)}
    for page in render(held(*dates)).values():
        for line in page.select(".timeline"):
            places = [
                (known_month(month), known_day(starts[title])) for month, title in entries(line)
            ]

            assert sorted(places) == places


@settings(deadline=None, max_examples=25)
@given(dates)
def test_charts_and_counts_tell_how_many_records_there_are(dates: list[str]) -> None:
    expected = Counter((int(date[:4]), known_month(group(date))) for date in dates)
    pages = render(held(*dates))

    assert expected == table(pages[WAY_IN])
    for year in {year for year, _ in expected}:
        page = pages[f"{WAY_IN}{year}/"]
        counts = [int(count.text) for count in page.select(".year-chart .count")]
        known = [expected[year, month] for month in range(1, 13)]
        unknown = [expected[year, 13]] if expected[year, 13] else []

        assert [*known, *unknown] == counts
        assert f"{sum(counts)} cuộc họp" == page.select("h1 .count")[0].text
        for month in page.select(".timeline-month"):
            assert len(month.select("li")) == int(month.select("[data-count-of]")[0].text)


@pytest.mark.parametrize(
    ("date", "shown", "is_partial"),
    [
        ("2022-09-14", "Thứ Tư, ngày 14 tháng 9 năm 2022", False),
        ("2022-09", "Tháng 9 năm 2022, không rõ ngày", True),
        ("2022", "Năm 2022", True),
        ("2022-09-14/2022-09-16", "14/9/2022–16/9/2022", True),
        ("2022-09/2022-10", "9/2022–10/2022", True),
        ("2022-09-14~", "khoảng thứ Tư, ngày 14 tháng 9 năm 2022", True),
        ("2022-09?", "Tháng 9 năm 2022 (chưa chắc chắn), không rõ ngày", True),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(date: str, shown: str, *, is_partial: bool) -> None:
    (entry,) = render(held(date))[f"{WAY_IN}2022/"].select(".timeline-entry")
    (text,) = entry.select(".timeline-entry-date")

    assert shown == text.text.strip()
    assert is_partial == ("is-partial" in entry["class"])
    assert is_partial == ("visually-hidden" not in text["class"])


def test_the_way_in_shows_the_newest_years_while_they_are_few() -> None:
    page = render(held(*["2024"] * 40, *["2023"] * 20, *["2022"] * 2, *["2021"] * 2))[WAY_IN]

    assert ENTRIES_AT_THE_WAY_IN == len(entries(page))
    assert ["2024", "2023"] == [link.text for link in page.select("h2.timeline-year a")]
    assert ["2022 2 cuộc họp", "2021 2 cuộc họp"] == [
        " ".join(link.text.split()) for link in page.select(".timeline-others a")
    ]


def test_the_way_in_shows_the_newest_year_however_full() -> None:
    page = render(held(*["2024"] * LEAF, "2023"))[WAY_IN]

    assert LEAF == len(entries(page))


def test_an_empty_archive_has_a_way_in_that_says_so() -> None:
    pages = render(held())

    assert [WAY_IN] == list(pages)
    assert "chưa có cuộc họp nào" in pages[WAY_IN].text


def test_a_far_off_year_does_not_stretch_the_chart() -> None:
    page = render(held("1045-05", "2019", "2021-03-01"))[WAY_IN]

    assert [*range(1040, 1050), *range(2010, 2022)] == chart_years(page)


def test_a_short_span_is_charted_from_its_first_year_to_its_last() -> None:
    assert [2017, 2018, 2019, 2020] == chart_years(render(held("2017", "2020"))[WAY_IN])


def test_years_lead_to_the_year_before_and_after_that_have_meetings() -> None:
    pages = render(held("2017", "2019", "2024"))

    assert {"prev": f"../..{WAY_IN}2017/", "next": f"../..{WAY_IN}2024/"} == {
        link["rel"][0]: link["href"] for link in pages[f"{WAY_IN}2019/"].select(".neighbours a")
    }


def test_a_full_year_is_cut_into_leaves_that_hold_each_meeting_once() -> None:
    dates = [f"2024-{month:02}-{day:02}" for month in (3, 12) for day in range(1, 29)] * 8
    pages = render(held(*dates, "2024", "2024-12"))
    year, *leaves = [page for address, page in pages.items() if address != WAY_IN]
    linked = [str(link["href"]) for link in year.select(".timeline-month a")]

    assert ["03/", "03/trang/2/", "12/", "12/trang/2/", "khong-ro-thang/"] == [
        href.removeprefix(f"../..{WAY_IN}2024/") for href in linked
    ]
    assert [href.removeprefix("../..") for href in linked] == list(pages)[2:]
    assert [] == entries(year)
    assert Counter(f"Cuộc họp {number}" for number in range(len(dates) + 2)) == Counter(
        title for leaf in leaves for _, title in entries(leaf)
    )
    assert list(pages)[3:] == following(pages)


def test_leaves_say_which_days_they_hold() -> None:
    days = [f"2024-12-{day:02}" for day in range(1, 28) for _ in range(20)]
    page = render(held(*days, "2024-12"))[f"{WAY_IN}2024/"]

    assert [
        "Tháng 12, phần 1 trên 3: ngày 1 đến 10",
        "Tháng 12, phần 2 trên 3: ngày 11 đến 20",
        "Tháng 12, phần 3 trên 3: từ ngày 21",
    ] == [link.text for link in page.select(".timeline-leaves a")]


def test_a_year_of_five_thousand_meetings_has_pages_of_bounded_size() -> None:
    title = "Hội nghị cán bộ, công chức, viên chức và người lao động " * 2
    busy = [f"2024-{12 if number % 3 else 1:02}-{number % 28 + 1:02}" for number in range(5000)]
    pages = html_of(read(source(number, date, title=title) for number, date in enumerate(busy)))

    assert MOST_BYTES > max(len(html.encode()) for _, html in pages)


def group(date: str) -> str:
    """The heading under which a date stands: that of its first end."""
    first = re.split("[/~?%]", date)[0]
    return f"Tháng {int(first[5:7])}" if first[5:] else "Không rõ tháng"


def start(date: str) -> str:
    return re.split("[/~?%]", date)[0]


def known_month(heading: str) -> int:
    return int(heading.removeprefix("Tháng ")) if heading.startswith("Tháng") else 13


def known_day(first: str) -> int:
    return int(first[8:]) if first[8:] else 32


def entries(page: BeautifulSoup | Tag) -> list[tuple[str, str]]:
    """Month and title of each entry, in the order of the page."""
    return [
        (month.select(".timeline-month-name")[0].contents[0].text.strip(), link.text)
        for month in page.select(".timeline-month")
        for link in month.select(".timeline-entry-title a")
    ]


def table(page: BeautifulSoup) -> Counter[tuple[int, int]]:
    """The counts of the table, by year and month; month 13 is not known."""
    return Counter(
        {
            (int(row.th.text), month): int(cell.text)
            for row in page.select(".month-table tbody tr")
            for month, cell in enumerate(row.select("td"), 1)
            if row.th and cell.text
        }
    )


def chart_years(page: BeautifulSoup) -> list[int]:
    return [int(year.text) for year in page.select(".month-chart-year")]


def following(pages: Rendered) -> list[str]:
    """The address that each page leads on to."""
    return [
        urljoin(address, str(link["href"]))
        for address, page in pages.items()
        for link in page.select(".neighbours a[rel=next]")
    ]
