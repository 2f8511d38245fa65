"""Dates as people write them, in the form that fields of dates take."""

import re
from collections.abc import Callable
from unicodedata import normalize

_DAY_FIRST = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>\d{4})"
    r"|(?:ngày\s+)?(?P<day_>\d{1,2})\s+tháng\s+(?P<month_>\d{1,2})[\s,]+năm\s+(?P<year_>\d{4})",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:tháng\s+)?(?P<month>\d{1,2})[./-](?P<year>\d{4})"
    r"|tháng\s+(?P<month_>\d{1,2})\s+năm\s+(?P<year_>\d{4})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"năm\s+(?P<year>\d{4})", re.IGNORECASE)
_YEARS = re.compile(r"(?P<first>\d{4})\s*[-–]\s*(?P<last>\d{4})")
_SHORT = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?")


def iso_date(written: str, parse: Callable[[str], object]) -> str:
    """Give the ISO form of a date, a month, a year or a span of years; empty where it is not sure.

    ``parse`` is what the field reads it by; it raises ``ValueError``. The day comes first, as
    everywhere in Vietnam: 5/9/2022 is the fifth of September.
    """
    iso = _iso(normalize("NFC", written.strip()))
    try:
        parse(iso)
    except ValueError:
        return ""
    return iso


def _iso(text: str) -> str:
    if found := _YEARS.fullmatch(text):
        return f"{found['first']}/{found['last']}"
    for form in (_DAY_FIRST, _MONTH, _SHORT, _YEAR):
        if found := form.fullmatch(text):
            given = {name.rstrip("_"): part for name, part in found.groupdict().items() if part}
            names = [name for name in ("year", "month", "day") if name in given]
            return "-".join(given[name].zfill(2) for name in names)
    return ""
