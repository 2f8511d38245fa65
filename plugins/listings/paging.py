"""Cutting a list into parts whose addresses never move.

A list of n records is cut from its oldest end: part 1 holds the oldest ``size`` records for ever,
part 2 the next, and so on. What is left, the newest ``size`` to 2 * ``size`` - 1 records (all n,
when fewer than 2 * ``size``), is the head and stands at the list's own address.

The bound: a record newer than all others changes at most three pages of a list. The head changes;
every ``size`` records, a new numbered part appears beside it, and the part before leads to that
one. A record put in later as the i-th oldest (i from 0) leaves the parts 1 to i // ``size`` with
the records they had, and moves one record from each later part to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from plugins.archive.urls import part_address

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A part of a list: its items, newest first, and where the parts beside it are.

    ``number`` is 0 for the head. The addresses of neighbours are empty where there is none;
    ``newest`` and ``oldest`` are empty where a neighbour is that part already.
    """

    items: Sequence[Item]
    number: int
    address: str
    newest: str
    newer: str
    older: str
    oldest: str

    @property
    def whole(self) -> bool:
        """Whether this part is the whole list."""
        return not (self.newer or self.older)


def part_numbers(count: int, size: int) -> Sequence[int]:
    """Give the numbers of the parts of a list of so many items: the oldest first, the head last."""
    return (*range(1, _numbered(count, size) + 1), 0)


def part_at(address: str, number: int) -> str:
    """Give the address of a part of the list at an address."""
    return part_address(address, number) if number else address


def part_of(items: Sequence[Item], size: int, address: str, number: int) -> Part[Item]:
    """Cut a part out of a list, newest first."""
    numbered = _numbered(len(items), size)
    # Steps from the head, which is the newest.
    place = numbered + 1 - number if number else 0

    def beside(place: int) -> str:
        return part_at(address, numbered + 1 - place if place else 0)

    end = len(items) - (numbered - place) * size
    return Part(
        items[end - size : end] if place else items[:end],
        number,
        part_at(address, number),
        beside(0) if place > 1 else "",
        beside(place - 1) if place else "",
        beside(place + 1) if place < numbered else "",
        beside(numbered) if place < numbered - 1 else "",
    )


def _numbered(count: int, size: int) -> int:
    """How many parts a list of so many items has beside its head."""
    return max(0, count // size - 1)
