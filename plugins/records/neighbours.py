"""The older and the newer record beside each record of its category."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.archive.archive import Archive
from plugins.archive.record import Record

_NONE = -1


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records beside each in its category; records are numbered in the order of the archive."""

    records: Sequence[Record]
    older: Sequence[int]
    newer: Sequence[int]

    def of(self, number: int) -> tuple[Record | None, Record | None]:
        """Give the older and the newer record beside one; none at the ends."""
        return self._record(self.older[number]), self._record(self.newer[number])

    def _record(self, number: int) -> Record | None:
        return None if number == _NONE else self.records[number]


def build_neighbours(archive: Archive) -> Neighbours:
    """Find the neighbours of all records in one pass."""
    nothing = [_NONE] * len(archive.records)
    older, newer = array("i", nothing), array("i", nothing)
    last: dict[str, int] = {}
    for number, record in enumerate(archive.records):
        category = record.card.category
        if category in last:
            newer[number] = last[category]
            older[last[category]] = number
        last[category] = number
    return Neighbours(archive.records, older, newer)
