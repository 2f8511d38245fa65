"""The register: what is known of each source of a record without opening it.

A row holds as long as its source has the state in which it was read; where that is another, the
source is read, and the row holds if its key does.
"""

import datetime as dt
import json
import time
from collections.abc import Mapping
from typing import NamedTuple

from plugins.archive.source import State
from plugins.archive.values import Status

SETTLED = 2_000_000_000
"""Nanoseconds. A file that changed a shorter time ago may change once more and look the same: the
coarsest clock of a file system goes in steps of two seconds."""


class Row(NamedTuple):
    """A source: its state, the key of its product, and of the card what puts records in order.

    ``state`` is None where it cannot tell yet whether the source has changed.
    """

    state: State | None
    key: bytes
    card_key: bytes
    date: dt.date
    status: Status


def settled(state: State) -> State | None:
    """Give the state of a file, unless it changed just now."""
    now = time.time_ns()
    return state if max(state.modified, state.changed) < now - SETTLED else None


def read_register(kept: bytes) -> dict[str, Row]:
    """Read what ``write_register`` gave."""
    return {
        path: Row(
            State(*state) if state else None,
            bytes.fromhex(key),
            bytes.fromhex(card_key),
            dt.date.fromordinal(day),
            _STATUSES[status],
        )
        for path, state, key, card_key, day, status in json.loads(kept)
    }


def write_register(rows: Mapping[str, Row]) -> bytes:
    """Give rows as bytes."""
    return json.dumps(
        [
            (path, row.state, row.key.hex(), row.card_key.hex(), row.date.toordinal(), row.status)
            for path, row in rows.items()
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()


_STATUSES = {status.value: status for status in Status}
