r"""Dates in a text, in one form whichever way they are written.

18/01/2024, 18-1-2024, "ngày 18 tháng 01 năm 2024" and 2024-01-18 are one term, 2024-01-18;
1/2024 and "tháng 1 năm 2024" are 2024-01. The browser reads queries by the same expression,
where ``[^\W_]`` is ``[\p{L}\p{N}]``.
"""

import re
from collections.abc import Iterator

from plugins.vietnamese.tokens import Token

_DAY, _MONTH, _YEAR = "(0?[1-9]|[12][0-9]|3[01])", "(0?[1-9]|1[0-2])", "([12][0-9]{3})"
_BETWEEN = " \xa0\n"
_GAP = f"[{_BETWEEN}]+"
_BEFORE_MONTH = rf"(?:{_GAP}tháng{_GAP}|[/.-])"
_BEFORE_YEAR = rf"(?:,?{_GAP}năm{_GAP}|[/.-])"
_DATES = re.compile(
    rf"(?<![^\W_])(?:{_YEAR}-{_MONTH}-{_DAY}"
    rf"|(?:ngày{_GAP})?{_DAY}{_BEFORE_MONTH}{_MONTH}{_BEFORE_YEAR}{_YEAR}"
    rf"|(?:tháng{_GAP}{_MONTH}{_BEFORE_YEAR}|{_MONTH}[/-]){_YEAR})"
    r"(?![^\W_]|[/-][^\W_])",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"[0-9]++(?=[/.-][0-9]|,?[{_BETWEEN}]+[tTnN])")
"""Figures that may begin a date, or its first ones after a word."""
_SPOKEN = re.compile(".*?(ngày|tháng)$", re.IGNORECASE | re.DOTALL)
_SPOKEN_MOST = len("tháng")


def find_dates(text: str) -> list[Token]:
    """Find the days and months of composed text, each as ``2024-01-18`` or ``2024-01``."""
    return list(_dates(text))


def month_of(date: str) -> str:
    """Give the month of a day or month."""
    return date[: len("2024-01")]


def _dates(text: str) -> Iterator[Token]:
    for found in _written(text):
        iso_year, iso_month, iso_day, day, month, year, *month_and_year = found.groups()
        if iso_year:
            written = _iso(iso_year, iso_month, iso_day)
        elif year:
            written = _iso(year, month, day)
        else:
            spoken, in_figures, month_year = month_and_year
            written = _iso(month_year, spoken or in_figures)
        yield Token(written, *found.span())


def _written(text: str) -> Iterator[re.Match[str]]:
    """Find what ``finditer`` would: looking only where figures are takes a third of its time."""
    done = 0
    for figures in _FIGURES.finditer(text):
        for start in (_spoken_before(text, figures.start()), figures.start()):
            if start >= done and (found := _DATES.match(text, start)):
                done = found.end()
                yield found


def _spoken_before(text: str, start: int) -> int:
    """Give where "ngày" or "tháng" begins that stands before figures, else their own start."""
    end = start
    while end and text[end - 1] in _BETWEEN:
        end -= 1
    spoken = _SPOKEN.match(text, max(0, end - _SPOKEN_MOST), end) if end < start else None
    return spoken.start(1) if spoken else start


def _iso(year: str, *smaller: str) -> str:
    return "-".join([year, *(part.zfill(2) for part in smaller)])
