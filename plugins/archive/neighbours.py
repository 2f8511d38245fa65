"""What stands beside each thing of a sequence: the pages, records and periods on both sides."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def with_neighbours(items: Iterable[Item]) -> Iterator[tuple[Item | None, Item, Item | None]]:
    """Yield each item between the one before it and the one after it; None beyond the ends."""
    sequence = (*items,)
    return zip((None, *sequence), sequence, (*sequence[1:], None), strict=False)
