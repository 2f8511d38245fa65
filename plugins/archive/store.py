"""What earlier runs found out, kept by the digest of all it depends on.

A store is one file. It is never needed: one that is missing, cut short, foreign, locked or not to
be written is passed over, and what it would have told is worked out again: ``fault`` says so. Keys
are digests of all that an answer depends on, so an answer found under its key is right whoever put
it there; each has a checksum, with its key. What is put is written now and then, so that a large
run holds little of it and an interrupted one loses little.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, TypeGuard

from plugins.archive.digests import digest_of

_VERSION = 3
"""Number of the form of the file (SQLite's ``user_version``)."""

_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)"
_AT_ONCE = 500
"""SQLite takes a limited number of values in one statement."""

_HELD = 16 * 1024 * 1024
"""Bytes that wait to be written, at most."""

_CODE = {".py", ".toml", ".txt"}

_SUM = 8
"""Bytes of the checksum before each answer."""

_PATIENCE = 1
"""Seconds to wait for another run that writes."""

FOREIGN = "hỏng, bị cắt ngắn hoặc của phiên bản khác"
BUSY = "đang bị chương trình khác giữ"
READ_ONLY = "không ghi được"
DAMAGED = "có mục bị sửa hoặc hỏng"


class Store:
    """Answers by key: in a file, or without one as long as the program runs."""

    def __init__(self, file: Path | None = None) -> None:
        """Open the store at a path where there may be none yet."""
        self._file = _File(file) if file else None
        self._new: dict[bytes, bytes] = {}
        self._size = 0
        self._used: set[bytes] = set()

    @property
    def fault(self) -> str:
        """What is wrong with the file, in a few words, once that was seen."""
        if self._file and self._file.fault:
            return f"{self._file.path.name} {self._file.fault}"
        return ""

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give the answers known under these keys."""
        wanted = list(keys)
        self._used.update(wanted)
        found = {key: self._new[key] for key in wanted if key in self._new}
        if self._file:
            found.update(self._file.read([key for key in wanted if key not in found]))
        return found

    def holds(self, keys: Iterable[bytes]) -> set[bytes]:
        """Tell which of these keys are known, without their answers; all count as asked for.

        Whether an answer is sound is seen when it is read.
        """
        wanted = list(keys)
        self._used.update(wanted)
        new = {key for key in wanted if key in self._new}
        return new | set(self._file.known(wanted)) if self._file else new

    def use(self, keys: Iterable[bytes]) -> None:
        """Say that the answers under these keys are still wanted, though nobody reads them now."""
        self._used.update(keys)

    def put(self, key: bytes, answer: bytes) -> None:
        """Remember an answer."""
        self._new[key] = answer
        self._used.add(key)
        self._size += len(answer)
        if self._size > _HELD:
            self._flush()

    def keep(self, *, all_asked: bool) -> None:
        """Write what is new; where this run asked for all there is, forget the rest."""
        if self._file and all_asked:
            self._file.prune(self._used)
        self._flush()
        self.close()

    def _flush(self) -> None:
        """Write what waits; what cannot be written is at hand as long as the program runs."""
        wanted = self._new or (self._file and self._file.fault == FOREIGN)
        if self._file and wanted and self._file.write(self._new):
            self._new = {}
        self._size = 0

    def close(self) -> None:
        """Let go of the file; whoever asks again opens it again."""
        if self._file:
            self._file.close()


class _File:
    """A file of SQLite with answers; ``fault`` says what is wrong with it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fault = ""
        self._reader: sqlite3.Connection | None = None

    def read(self, keys: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Give the answers that are there and sound."""
        for key, row in self._rows(keys, "key, value"):
            if _sound(key, row):
                yield key, row[_SUM:]
            else:
                self.fault = self.fault or DAMAGED

    def known(self, keys: Sequence[bytes]) -> Iterator[bytes]:
        """Give the keys that are there."""
        return (key for (key,) in self._rows(keys, "key"))

    def write(self, answers: Mapping[bytes, bytes]) -> bool:
        """Add answers, all or none; a file that is none of ours is replaced. Tells success."""
        rows = [(key, _checksum(key, answer) + answer) for key, answer in answers.items()]
        statement = "INSERT OR REPLACE INTO kept VALUES (?, ?)"
        self.close()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._change(statement, rows)
        except OSError:
            self.fault = self.fault or READ_ONLY
            return False
        except sqlite3.DatabaseError as error:
            self._blame(error)
            return self.fault == FOREIGN and self._replace(statement, rows)
        return True

    def _replace(self, statement: str, rows: Sequence[tuple[bytes, ...]]) -> bool:
        try:
            self.path.unlink()
            self._change(statement, rows)
        except (OSError, sqlite3.Error):
            return False
        return True

    def prune(self, used: AbstractSet[bytes]) -> None:
        """Forget what was not used."""
        if self.fault or not self.path.is_file():
            return
        try:
            known = {key for (key,) in self._open().execute("SELECT key FROM kept")}
            if stale := known - used:
                self.close()
                self._change("DELETE FROM kept WHERE key = ?", [(key,) for key in stale])
        except sqlite3.DatabaseError as error:
            self._blame(error)

    def close(self) -> None:
        """Let go of the file."""
        if self._reader:
            self._reader.close()
            self._reader = None

    def _rows(self, keys: Sequence[bytes], columns: str) -> list[Any]:
        if not keys or not (self._reader or self.path.is_file()):
            return []
        try:
            return list(_select(self._open(), keys, columns))
        except sqlite3.DatabaseError as error:
            self._blame(error)
            return []

    def _open(self) -> sqlite3.Connection:
        if self._reader is None:
            self._reader = sqlite3.connect(self.path, timeout=_PATIENCE)
            if _version(self._reader) != _VERSION:
                raise sqlite3.DatabaseError
        return self._reader

    def _change(self, statement: str, rows: Sequence[tuple[bytes, ...]]) -> None:
        """Do what a statement says for each row, in one transaction."""
        new = not self.path.is_file()
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as database, database:
            # What is lost with the power is worked out again; what shrinks gives its room back.
            database.execute("PRAGMA synchronous = OFF")
            # Large pages and keys apart from answers: to find one, no other is read.
            database.execute("PRAGMA page_size = 16384")
            database.execute("PRAGMA auto_vacuum = FULL")
            if not new and _version(database) != _VERSION:
                raise sqlite3.DatabaseError
            database.execute("BEGIN IMMEDIATE")
            database.execute(_SCHEMA)
            database.execute(f"PRAGMA user_version = {_VERSION}")
            database.executemany(statement, rows)

    def _blame(self, error: sqlite3.DatabaseError) -> None:
        """Tell a file that is none of ours from one that cannot be used now."""
        self.close()
        known = isinstance(error, sqlite3.OperationalError)
        busy = known and "locked" in str(error)
        self.fault = BUSY if busy else READ_ONLY if known else FOREIGN


def code_digest(root: Path, folders: Iterable[str]) -> bytes:
    """Digest the code and lists in folders of the project, and the locked versions beside them."""
    files = [root / "requirements/site.txt"]
    for folder in folders:
        files += [file for file in sorted((root / folder).rglob("*")) if file.suffix in _CODE]
    return digest_of(*(file.read_bytes() for file in files))


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _select(database: sqlite3.Connection, keys: Iterable[bytes], columns: str) -> Iterator[Any]:
    waiting = iter(keys)
    while some := list(islice(waiting, _AT_ONCE)):
        marks = ",".join("?" * len(some))
        yield from database.execute(f"SELECT {columns} FROM kept WHERE key IN ({marks})", some)  # noqa: S608 - names of columns and question marks are put in


def _checksum(key: bytes, answer: bytes) -> bytes:
    """Digest an answer with its key: a file that was cut and written again may mix them up."""
    checksum = hashlib.blake2b(key, digest_size=_SUM)
    checksum.update(answer)
    return checksum.digest()


def _sound(key: bytes, row: object) -> TypeGuard[bytes]:
    return isinstance(row, bytes) and row[:_SUM] == _checksum(key, row[_SUM:])
