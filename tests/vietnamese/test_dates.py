from datetime import UTC, date, datetime

import pytest

from plugins.vietnamese.dates import long_date, month_name, short_date, weekday_name


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 12, 31), "Thứ Sáu, ngày 31 tháng 12 năm 2021"),
        (date(2019, 7, 9), "Thứ Ba, ngày 09 tháng 7 năm 2019"),
        (date(2024, 2, 10), "Thứ Bảy, ngày 10 tháng 02 năm 2024"),
        (date(2023, 1, 1), "Chủ nhật, ngày 01 tháng 01 năm 2023"),
        (datetime(2022, 3, 3, 16, 55, tzinfo=UTC), "Thứ Năm, ngày 03 tháng 3 năm 2022"),
    ],
)
def test_long_dates_follow_the_decree(day: date, expected: str) -> None:
    assert expected == long_date(day)


def test_a_week_has_seven_names() -> None:
    expected = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]

    assert expected == [weekday_name(date(2024, 1, day)) for day in range(1, 8)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2021, 12, 31), "31/12/2021"), (date(2019, 7, 9), "09/07/2019")],
)
def test_short_dates_have_one_width(day: date, expected: str) -> None:
    assert expected == short_date(day)


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        (1, "Tháng 01 năm 2020"),
        (2, "Tháng 02 năm 2020"),
        (3, "Tháng 3 năm 2020"),
        (12, "Tháng 12 năm 2020"),
    ],
)
def test_only_the_first_two_months_are_padded(month: int, expected: str) -> None:
    assert expected == month_name(2020, month)
