"""What earlier runs found out, kept by the digest of all it depends on.

A store is one file. It is never needed: one that is missing, cut short, foreign, locked or not to
be written is passed over, and what it would have told is worked out again. Keys are digests of all
that an answer depends on, so an answer found under its key is right whoever put it there.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"
_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""

_CODE = {".py", ".toml", ".txt"}

_SUM = 8
"""Bytes of the checksum before each answer."""

_PATIENCE = 1
"""Seconds to wait for another run that writes."""


class Store:
    """Answers by key, in a file; ``keep`` writes those that were put since it was opened."""

    def __init__(self, file: Path) -> None:
        """Open the store at a path where there may be none yet."""
        self._file = file
        self._new: dict[bytes, bytes] = {}
        self._used: set[bytes] = set()

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give the answers known under these keys."""
        wanted = list(keys)
        self._used.update(wanted)
        if not self._file.is_file():
            return {}
        try:
            with closing(self._connect()) as database:
                return {key: row[_SUM:] for key, row in _rows(database, wanted) if _sound(row)}
        except sqlite3.Error:
            return {}

    def put(self, key: bytes, answer: bytes) -> None:
        """Remember an answer."""
        self._new[key] = answer
        self._used.add(key)

    def keep(self, *, all_asked: bool) -> None:
        """Write what is new; where this run asked for all there is, forget the rest."""
        if not self._new:
            return
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._write(prune=all_asked)
        except (OSError, sqlite3.OperationalError):
            # Locked by another run, on a full disk, or not ours to write: the next run asks again.
            return
        except sqlite3.DatabaseError:
            with suppress(OSError, sqlite3.Error):
                self._file.unlink()
                self._write(prune=False)

    def _write(self, *, prune: bool) -> None:
        with closing(self._connect()) as database, database:
            database.execute(_SCHEMA)
            if prune:
                known = {key for (key,) in database.execute("SELECT key FROM kept")}
                stale = ((key,) for key in known - self._used)
                database.executemany("DELETE FROM kept WHERE key = ?", stale)
            rows = ((key, _checksum(answer) + answer) for key, answer in self._new.items())
            database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._file, timeout=_PATIENCE)


def digest_of(*parts: bytes) -> bytes:
    """Digest parts so that no other parts give the same (BLAKE2b, 20 bytes)."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8))
        digest.update(part)
    return digest.digest()


def code_digest(root: Path, folders: Iterable[str]) -> bytes:
    """Digest the code and lists in folders of the project, and the locked versions beside them."""
    files = [root / "requirements/site.txt"]
    for folder in folders:
        files += [file for file in sorted((root / folder).rglob("*")) if file.suffix in _CODE]
    return digest_of(*(file.read_bytes() for file in files))


def _rows(database: sqlite3.Connection, keys: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    waiting = iter(keys)
    while some := list(islice(waiting, _AT_ONCE)):
        marks = ",".join("?" * len(some))
        yield from database.execute(f"SELECT key, value FROM kept WHERE key IN ({marks})", some)  # noqa: S608 - only question marks are put in


def _checksum(answer: bytes) -> bytes:
    return hashlib.blake2b(answer, digest_size=_SUM).digest()


def _sound(row: object) -> bool:
    return isinstance(row, bytes) and row[:_SUM] == _checksum(row[_SUM:])
