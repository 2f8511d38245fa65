"""The older and the newer record beside each record of its category."""

from collections.abc import Mapping
from dataclasses import dataclass

from plugins.archive.archive import Archive
from plugins.archive.neighbours import with_neighbours
from plugins.archive.record import Record


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The records beside one; none at the ends."""

    older: Record | None
    newer: Record | None


def build_neighbours(archive: Archive) -> Mapping[str, Neighbours]:
    """Find the neighbours of all records in one pass; the keys are the paths of the records."""
    return {
        record.path: Neighbours(older, newer)
        for records in archive.by_term["categories"].values()
        for newer, record, older in with_neighbours(records)
    }
