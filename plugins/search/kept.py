"""A store for more than memory holds: what is put goes to its file as the work goes on."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from plugins.archive.store import Store

_MUCH = 32 * 1024 * 1024
"""Bytes that wait to be written, at most."""

_TABLE = (
    "PRAGMA page_size = 16384",
    "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)",
)
"""Large pages, and keys apart from answers: else SQLite reads, to find one answer, others whole."""

_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""


class Kept(Store):
    """A store that finds what was put since it was opened, and writes where that is much.

    What cannot be written stays in memory.
    """

    def __init__(self, file: Path) -> None:
        """Open the store at a path where there may be none yet."""
        super().__init__(file)
        self._waiting = 0

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give the answers known under these keys."""
        wanted = list(keys)
        new = {key: self._new[key] for key in wanted if key in self._new}
        return new | super().find(key for key in wanted if key not in new)

    def holds(self, keys: Iterable[bytes]) -> set[bytes]:
        """Tell which of these keys are known, without their answers; all count as asked for.

        Whether an answer is sound is seen when it is read.
        """
        wanted = list(keys)
        self._used.update(wanted)
        return self._written(wanted) | {key for key in wanted if key in self._new}

    def put(self, key: bytes, answer: bytes) -> None:
        """Remember an answer."""
        super().put(key, answer)
        self._waiting += len(answer)
        if self._waiting > _MUCH:
            self._write_down(key)

    def _write_down(self, last: bytes) -> None:
        """Write what waits; the last answer goes on waiting, so that there is something to keep."""
        self.keep(all_asked=False)
        written = self._written(list(self._new)) - {last}
        self._new = {key: answer for key, answer in self._new.items() if key not in written}
        self._waiting = 0

    def _write(self, *, prune: bool) -> None:
        with closing(self._connect()) as database, database:
            for statement in _TABLE:
                database.execute(statement)
        super()._write(prune=prune)

    def _written(self, keys: list[bytes]) -> set[bytes]:
        if not self._file.is_file():
            return set()
        try:
            with closing(self._connect()) as database:
                some = (keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE))
                return {key for part in some for key in _there(database, part)}
        except sqlite3.Error:
            return set()


def _there(database: sqlite3.Connection, keys: list[bytes]) -> list[bytes]:
    marks = ",".join("?" * len(keys))
    rows = database.execute(f"SELECT key FROM kept WHERE key IN ({marks})", keys)  # noqa: S608 - only question marks are put in
    return [key for (key,) in rows]
