"""Where meetings stand on the line: year, then month, then day.

A chronicle reads forward: what one meeting resolves, a later one reports on. So within a year
January comes first, everywhere. What is not known comes after what is: a meeting whose day is
not known ends its month, one whose month is not known ends its year. An interval stands where
it begins.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from plugins.archive.dates import PartialDate, Precision, parse_partial_date
from plugins.archive.record import Record

UNKNOWN = 0
"""The month of a meeting of which only the year is known."""

MONTHS = range(1, 13)


@dataclass(frozen=True, slots=True)
class Month:
    """The meetings that began in a month of a year, in order; ``number`` 1 to 12, or UNKNOWN."""

    number: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year in which a meeting began, in order, the unknown one last."""

    number: int
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """How many meetings."""
        return sum(len(month.records) for month in self.months)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many meetings in each of the twelve months, then how many in none that is known."""
        known = {month.number: len(month.records) for month in self.months}
        return tuple(known.get(number, 0) for number in (*MONTHS, UNKNOWN))


def build_years(by_event_year: Mapping[int, tuple[Record, ...]]) -> tuple[Year, ...]:
    """Put the records of each year in their months; years keep the order they are given in."""
    return tuple(Year(year, _months(records)) for year, records in by_event_year.items())


def start_precision(held: PartialDate) -> Precision:
    """How far the first day of a date, or of an interval, is known."""
    if held.precision != "interval":
        return held.precision
    return parse_partial_date(held.edtf.partition("/")[0]).precision


def _months(records: Iterable[Record]) -> tuple[Month, ...]:
    found: defaultdict[int, list[Record]] = defaultdict(list)
    for record in sorted(records, key=_place):
        found[_month(record)].append(record)
    return tuple(
        Month(number, tuple(found[number])) for number in (*MONTHS, UNKNOWN) if number in found
    )


def _month(record: Record) -> int:
    held = record.card.held
    return UNKNOWN if start_precision(held) == "year" else held.first.month


def _place(record: Record) -> tuple[bool, date, date, str]:
    held = record.card.held
    return start_precision(held) != "day", held.first, held.last, record.path
