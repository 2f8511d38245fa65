from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.dates import parse_partial_date, parse_published
from plugins.fixes.iso_dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("14/9/2022", "2022-09-14"),
        ("05-09-2022", "2022-09-05"),
        ("5.9.2022", "2022-09-05"),
        ("ngày 14/9/2022", "2022-09-14"),
        ("ngày 14 tháng 9 năm 2022", "2022-09-14"),
        ("Ngày 5 tháng 02, năm 2022", "2022-02-05"),
        ("9/2022", "2022-09"),
        ("tháng 9/2022", "2022-09"),
        ("Tháng 9 năm 2022", "2022-09"),
        ("năm 2022", "2022"),
        ("2022-9-4", "2022-09-04"),
        ("2022–2025", "2022/2025"),
        ("2022 - 2025", "2022/2025"),
        (" 14/9/2022 ", "2022-09-14"),
        ("nga\u0300y 14/9/2022", "2022-09-14"),
    ],
)
def test_a_date_as_people_write_it_is_turned(written: str, iso: str) -> None:
    assert iso == iso_date(written, parse_partial_date)


@pytest.mark.parametrize(
    "text",
    ["9/14/2022", "31/2/2022", "14/9/22", "14/9", "2025–2022", "chiều 14/9/2022", "", "2022/9/14"],
)
def test_what_is_not_sure_to_be_a_date_stays(text: str) -> None:
    assert "" == iso_date(text, parse_partial_date)


def test_a_month_is_no_day_of_publication() -> None:
    assert "2022-09-14" == iso_date("14/9/2022", parse_published)
    assert "" == iso_date("9/2022", parse_published)


@given(st.dates())
def test_every_day_of_the_calendar_is_turned(day: date) -> None:
    assert str(day) == iso_date(f"{day.day}/{day.month}/{day.year:04}", parse_partial_date)
