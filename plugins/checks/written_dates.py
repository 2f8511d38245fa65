"""Dates as prose writes them: 14/9/2022, 14.9.2022, 14 tháng 9 năm 2022, thứ Tư (14/9)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "chủ nhật")

_LEAP_YEAR = 2000
"""Of a date without a year: 29/2 may exist."""
_NAMES_OF_WEEKDAYS = {
    **{name: day for day, name in enumerate(("hai", "ba", "tư", "năm", "sáu", "bảy"))},
    **{str(day + 2): day for day in range(6)},
    "bẩy": 5,
}
_WEEKDAY = (
    r"(?P<day_name>(?i:thứ\s+(?P<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?P<sunday>chủ\s+nhật)))"
)
# It begins with a plain set of characters: `re` then skips quickly to the next digit.
_DATE = re.compile(
    r"""(?P<day>[0-9](?<![\w./,][0-9])[0-9]?)
    (?: /(?P<slash>[0-9]{1,2})(?:/(?P<slash_year>[0-9]{4}))?
      | (?P<sign>[.-])(?P<point>[0-9]{1,2})(?P=sign)(?P<point_year>[0-9]{4})
      | \s+tháng\s+(?P<word>[0-9]{1,2})(?:\s+năm\s+(?P<word_year>[0-9]{4}))?
    )(?![\w/%]|[.,-][0-9]|-\w)""",
    re.VERBOSE,
)
_BEFORE = 40
_WEEKDAY_BEFORE = re.compile(rf"(?:(?P<lead>\w+)\s+)?\b{_WEEKDAY}\s*[,(]?\s*(?:(?:ngày|hôm)\s+)?\Z")
_WEEKDAY_AFTER = re.compile(rf"\s*\(\s*{_WEEKDAY}\s*\)")
_NAMED_DAY = re.compile(r"(?i:ngày|sáng|chiều|tối|trưa)\s+\Z")
_LEADS = frozenset(
    {"sáng", "chiều", "tối", "trưa", "đêm", "ngày", "vào", "hôm", "từ", "đến", "và", "cả", "lúc"}
)
_COUNTED = frozenset({"lần", "kỳ", "khóa", "khoá", "phiên"})
"""Before "thứ ba" the first make it a day, whereas others, as in "lần thứ ba", make it count
something; before "thứ Ba" only the second do."""


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date and where it stands: text[start:end] of the text given.

    ``year`` is 0 where none is written. ``weekday`` is the day of the week that is written beside
    it, 0 for Monday, or None. ``named`` tells that it is sure to be a date, and no fraction or
    number of a document.
    """

    start: int
    end: int
    day: int
    month: int
    year: int
    weekday: int | None
    named: bool

    def exists(self) -> bool:
        """Whether the calendar has it."""
        return self.in_year(self.year or _LEAP_YEAR) is not None

    def in_year(self, year: int) -> date | None:
        """The day it is in a year, if that year has it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def may_be(self, day: date) -> bool:
        """Whether it can mean this day."""
        return (self.day, self.month) == (day.day, day.month) and self.year in {0, day.year}


@lru_cache(maxsize=256)
def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Find the dates of a text in their order; several rules ask for those of one text."""
    return tuple(_dates(text))


def _dates(text: str) -> Iterator[WrittenDate]:
    for found in _DATE.finditer(text):
        month = found["slash"] or found["point"] or found["word"]
        year = found["slash_year"] or found["point_year"] or found["word_year"]
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        weekday = _weekday(
            _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(text, found.end())
        )
        yield WrittenDate(
            *found.span(),
            int(found["day"]),
            int(month),
            int(year or 0),
            weekday,
            weekday is not None or _NAMED_DAY.search(before) is not None,
        )


def _weekday(found: re.Match[str] | None) -> int | None:
    if found is None:
        return None
    if found["sunday"]:
        return WEEKDAYS.index("chủ nhật")
    lead = (found.groupdict().get("lead") or "").lower()
    counts = lead in _COUNTED if found["day_name"] != found["day_name"].lower() else lead
    if counts and lead not in _LEADS:
        return None
    return _NAMES_OF_WEEKDAYS[found["name"].lower()]
