"""A year too full for one page is cut into leaves: a month, or a part of a month.

A page holds ``LEAF`` meetings at most. With ordinary titles that keeps it below 256 KiB before
compression, and the lists of a cheap phone stay quick.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.urls import part_address, timeline_month_address
from plugins.timeline.chronicle import Month, Year

LEAF = 200


@dataclass(frozen=True, slots=True)
class Leaf:
    """A month of a full year, or one of its parts; ``number`` counts the parts from 1."""

    address: str
    month: Month
    number: int
    total: int


def is_full(year: Year) -> bool:
    """Whether a year needs leaves."""
    return year.count > LEAF


def leaves(year: int, month: Month) -> Iterator[Leaf]:
    """Cut a month of a full year into parts, in order."""
    address = timeline_month_address(year, month.number)
    starts = range(0, len(month.records), LEAF)
    for number, start in enumerate(starts, 1):
        part = Month(month.number, month.records[start : start + LEAF])
        yield Leaf(
            address if number == 1 else part_address(address, number), part, number, len(starts)
        )
