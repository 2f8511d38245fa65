"""Dates as a record gives them: whole, partial or an interval (EDTF), and the time of publication.

Extended Date/Time Format (ISO 8601-2:2019, Library of Congress profile): ``2022-09-14`` is a
day, ``2019-07`` a month, ``2017`` a year, ``2019-01/2019-06`` an interval, ``2017~`` about 2017,
``2017?`` perhaps 2017. What is not known is left out, never filled in.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from importlib import import_module
from typing import Literal

Precision = Literal["day", "month", "year", "interval"]

VIETNAM = timezone(timedelta(hours=7))
"""Vietnam keeps one time zone and no daylight saving time."""

_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_PLAIN = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?[?~%]?"
_CALENDAR = re.compile(f"{_PLAIN}(?:/{_PLAIN})?", re.ASCII)
_PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?\+07:00)?\Z")
_MARKS = "?~%"
_LONGEST_INTERVAL = 31
_MONTHS = 12
_PRECISION: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of any precision; ordered by its first day, then by its last.

    ``first`` and ``last`` are the first and last day it can mean (both included).
    """

    first: date
    last: date
    edtf: str
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    def __reduce__(self) -> "tuple[Callable[[str], PartialDate], tuple[str]]":
        """Send its text: whoever is sent many dates has read most of them before."""
        return read_partial_date, (self.edtf,)

    @property
    def digest(self) -> str:
        """What it is digested as: all the rest follows from its text."""
        return self.edtf

    @property
    def ends(self) -> tuple[str, ...]:
        """Its ISO 8601 date, or the two of an interval, without the marks of EDTF."""
        return tuple([end.rstrip(_MARKS) for end in self.edtf.split("/")])

    @property
    def certain_days(self) -> tuple[date, ...]:
        """The days it names, where it leaves no doubt that it was these."""
        return () if self.approximate or self.uncertain else self.days

    @property
    def days(self) -> tuple[date, ...]:
        """The days it names: one, each of an interval of up to a month, or none."""
        # Nearly all dates are days, and all lists by date ask them: here, of months and of years.
        if self.precision == "day":
            return (self.first,)
        length = (self.last - self.first).days + 1
        if self._coarsest != "day" or length > _LONGEST_INTERVAL:
            return ()
        return tuple(self.first + timedelta(days=number) for number in range(length))

    @property
    def months(self) -> tuple[tuple[int, int], ...]:
        """The months, as (year, month), that it names: as ``days``, of up to a year."""
        if self.precision == "day":
            return ((self.first.year, self.first.month),)
        start, end = (_MONTHS * day.year + day.month - 1 for day in (self.first, self.last))
        if self._coarsest == "year" or end - start >= _MONTHS:
            return ()
        return tuple((month // _MONTHS, month % _MONTHS + 1) for month in range(start, end + 1))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its months, or the one it begins in where it names no month."""
        if self.precision == "day":
            return (self.first.year,)
        return tuple(sorted({self.first.year, *(year for year, _ in self.months)}))

    @property
    def _coarsest(self) -> Precision:
        """The precision of the end of which less is known."""
        known = (_PRECISION[len(end)] for end in self.ends)
        return max(known, key=["day", "month", "year"].index)


@dataclass(frozen=True, slots=True, order=True)
class Published:
    """The day of publication in Vietnam, with the time of day where the source gives it."""

    day: date
    at: time | None = None

    def __reduce__(self) -> "tuple[type[Published], tuple[date, time | None]]":
        """Send what it is made of: what a dataclass sends by itself takes long to read."""
        return Published, (self.day, self.at)

    @property
    def iso(self) -> str:
        """``2022-09-16``, or ``2019-07-10T16:55+07:00`` where the time is known."""
        if self.at is None:
            return self.day.isoformat()
        return self.moment.isoformat(timespec="minutes")

    @property
    def moment(self) -> datetime:
        """The moment; of a day whose time nobody knows, its beginning."""
        return datetime.combine(self.day, self.at or time(), VIETNAM)


@lru_cache(maxsize=65536)
def parse_partial_date(text: str) -> PartialDate:
    """Parse an EDTF date, partial date or closed interval.

    Raises ``ValueError`` with a Vietnamese remedy when the text is no such date. The parser of
    EDTF takes milliseconds, so it is asked only what plain dates of the calendar do not answer.
    """
    if not (_CALENDAR.fullmatch(text) or _is_edtf(text)):
        raise ValueError(_remedy(text))
    return read_partial_date(text)


@lru_cache(maxsize=65536)
def read_partial_date(text: str) -> PartialDate:
    """Read a date that was parsed before: its form is not looked at again.

    Raises ``ValueError`` as ``parse_partial_date`` does.
    """
    return _interval(text) if "/" in text else _single(text)


def _is_edtf(text: str) -> bool:
    """Ask the parser of EDTF, which few builds need, whether it is a date or closed interval."""
    edtf = import_module("edtf")
    try:
        parsed = edtf.parse_edtf(text)
    except (import_module("edtf.parser.edtf_exceptions").EDTFParseException, TypeError):
        # It raises the second for an interval without a beginning or an end, as "/..".
        return False
    return isinstance(parsed, edtf.Interval | edtf.Date | edtf.UncertainOrApproximate)


@lru_cache(maxsize=65536)
def parse_published(text: str) -> Published:
    """Parse a day or a date-time at +07:00; raises ``ValueError`` with a Vietnamese remedy."""
    if not _PUBLISHED.match(text):
        raise ValueError(_remedy(text, "hoặc thêm giờ: 2019-07-10T16:55+07:00"))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(_remedy(text)) from None
    return Published(moment.date(), moment.time() if "T" in text else None)


def _interval(text: str) -> PartialDate:
    lower, _, upper = text.partition("/")
    if ".." in (lower, upper) or not (lower and upper):
        raise ValueError("khoảng thời gian cần đủ hai đầu, ví dụ 2019-01/2019-06")
    first, last = read_partial_date(lower), read_partial_date(upper)
    if first.first > last.last:
        raise ValueError(f"đầu trước phải sớm hơn đầu sau, ví dụ {upper}/{lower}")
    return PartialDate(
        first.first,
        last.last,
        text,
        "interval",
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def _single(text: str) -> PartialDate:
    bare = text.rstrip(_MARKS)
    precision = _PRECISION.get(len(bare))
    if precision is None:
        raise ValueError(_remedy(text))
    try:
        year, month, day = (*map(int, bare.split("-")), 0, 0)[:3]
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(_remedy(text)) from None
    last = day or monthrange(year, month or 12)[1]
    both = text.endswith("%")
    return PartialDate(
        first,
        date(year, month or 12, last),
        text,
        precision,
        approximate=both or text.endswith("~"),
        uncertain=both or text.endswith("?"),
    )


def _remedy(text: str, more: str = "hoặc chỉ tháng 2019-07, chỉ năm 2017") -> str:
    if found := _DAY_FIRST.match(text):
        day, month, year = map(int, found.groups())
        try:
            return f"viết năm trước, ngày sau: {date(year, month, day).isoformat()}"
        except ValueError:
            pass
    return f"một ngày có thật theo dạng năm-tháng-ngày, ví dụ 2022-09-14, {more}"
