r"""Dates in a text, in one form whichever way they are written.

18/01/2024, 18-1-2024, "ngày 18 tháng 01 năm 2024" and 2024-01-18 are one term, 2024-01-18;
1/2024 and "tháng 1 năm 2024" are 2024-01. The browser reads queries by the same expression,
where ``[^\W_]`` is ``[\p{L}\p{N}]``.
"""

import re
from collections.abc import Iterator

from plugins.vietnamese.tokens import Token

_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "([12][0-9]{3})"
_GAP = "[ \xa0\n]+"
_BEFORE_MONTH = rf"(?:{_GAP}tháng{_GAP}|[/.-])"
_BEFORE_YEAR = rf"(?:,?{_GAP}năm{_GAP}|[/.-])"
_DATES = re.compile(
    rf"(?<![^\W_])(?:{_YEAR}-{_MONTH}-{_DAY}"
    rf"|(?:ngày{_GAP})?{_DAY}{_BEFORE_MONTH}{_MONTH}{_BEFORE_YEAR}{_YEAR}"
    rf"|(?:tháng{_GAP}{_MONTH}{_BEFORE_YEAR}|{_MONTH}[/-]){_YEAR})"
    r"(?![^\W_]|[/-][^\W_])",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[Token]:
    """Find the days and months of composed text, each as ``2024-01-18`` or ``2024-01``."""
    return list(_dates(text))


def month_of(date: str) -> str:
    """Give the month of a day or month."""
    return date[: len("2024-01")]


def _dates(text: str) -> Iterator[Token]:
    for found in _DATES.finditer(text):
        iso_year, iso_month, iso_day, day, month, year, *month_and_year = found.groups()
        if iso_year:
            written = _iso(iso_year, iso_month, iso_day)
        elif year:
            written = _iso(year, month, day)
        else:
            spoken, in_figures, month_year = month_and_year
            written = _iso(month_year, spoken or in_figures)
        yield Token(written, *found.span())


def _iso(year: str, *smaller: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in smaller)])
