"""Cutting a list into parts whose addresses never move.

A list of n records is cut from its oldest end: part 1 holds the oldest ``size`` records for ever,
part 2 the next, and so on. What is left, the newest ``size`` to 2 * ``size`` - 1 records (all n,
when fewer than 2 * ``size``), is the head and stands at the list's own address.

The bound: a record newer than all others changes at most three pages of a list. The head changes;
every ``size`` records, a new numbered part appears beside it, and the part before leads to that
one. A record put in later as the i-th oldest (i from 0) leaves the parts 1 to i // ``size`` with
the records they had, and moves one record from each later part to the next.
"""

from collections.abc import Iterator, Sequence
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


def cut(items: Sequence[Item], size: int, address: str) -> Iterator[Part[Item]]:
    """Cut a list, newest first, into its parts: the head, then the numbered ones, newest first."""
    count = max(0, len(items) // size - 1)
    head = len(items) - count * size
    addresses = [address, *(part_address(address, number) for number in range(count, 0, -1))]
    for place, own in enumerate(addresses):
        start = head + (place - 1) * size
        yield Part(
            items[start : start + size] if place else items[:head],
            count + 1 - place if place else 0,
            own,
            addresses[0] if place > 1 else "",
            addresses[place - 1] if place else "",
            addresses[place + 1] if place < count else "",
            addresses[-1] if place < count - 1 else "",
        )
