"""Dates as Vietnamese documents write them.

Days below 10 and months 1 and 2 take a leading zero, other months none: Decree 30/2020/NĐ-CP,
annex I, on the place name and date of a document ("ngày 05 tháng 7", "tháng 02").
"""

from datetime import date

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
_LAST_PADDED_MONTH = 2


def long_date(day: date) -> str:
    """Write a date out: "Thứ Sáu, ngày 31 tháng 12 năm 2021"."""
    return f"{weekday_name(day)}, ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def short_date(day: date) -> str:
    """Write a date in figures of fixed width: "09/07/2019"."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def month_name(year: int, month: int) -> str:
    """Name a month of a year: "Tháng 7 năm 2019", "Tháng 02 năm 2020"."""
    return f"Tháng {_month(month)} năm {year}"


def weekday_name(day: date) -> str:
    """Name the day of the week, as at the beginning of a line: "Thứ Hai", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def _month(month: int) -> str:
    return f"{month:02}" if month <= _LAST_PADDED_MONTH else f"{month}"
