"""The older and the newer record beside each record of its category."""

from bisect import bisect_left
from collections.abc import Sequence

from plugins.archive.archive import Archive
from plugins.archive.record import Record


def neighbours(number: int, archive: Archive) -> tuple[Record | None, Record | None]:
    """Give the older and the newer record beside that of a number; none at the ends."""
    numbers = archive.term_index["categories"][archive.records[number].card.category]
    place = bisect_left(numbers, number)
    return _at(place + 1, numbers, archive), _at(place - 1, numbers, archive)


def _at(place: int, numbers: Sequence[int], archive: Archive) -> Record | None:
    return archive.records[numbers[place]] if 0 <= place < len(numbers) else None
