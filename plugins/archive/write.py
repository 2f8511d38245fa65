"""The only place that writes: whole files, and nothing where nothing changed."""

import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from plugins.archive.manifest import (
    CHANGING,
    MANIFEST,
    Entry,
    Manifest,
    read_manifest,
    write_manifest,
)

_STAGE = f"{MANIFEST}.new"
"""The folder of files that wait to take their places; what an interrupted build left is removed."""

_SHELF = 256
"""Files of a folder there: in one that has all of a large site, each takes longer than the last."""

_UNIX = 3
_READABLE = 0o644 << 16
"""How a ZIP file says on which system it was packed, and who may read what is in it."""

_LOCK = f"{MANIFEST}.lock"
_WAIT = 3600
"""Seconds that a build waits for another one that writes into the same folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other builds out of an output folder; however this one ends, they may come after it."""
    folder.mkdir(parents=True, exist_ok=True)
    # SQLite locks files in the way of each system, and lets go when the program is gone.
    with closing(sqlite3.connect(folder / _LOCK, timeout=_WAIT, isolation_level=None)) as lock:
        lock.execute("BEGIN EXCLUSIVE")
        yield


class Place(NamedTuple):
    """Where a file waits on the stage, and where it stands already, if anything is known to."""

    number: int
    waiting: str
    standing: str = ""


class Stage:
    """Files that are ready, beside the places they shall take: until then nothing has changed."""

    def __init__(self, folder: Path, earlier: Manifest) -> None:
        """Prepare for an output folder, which is there, and what an earlier build left in it."""
        self._folder = folder
        self._earlier = earlier
        # A worker of a build that was killed may live a moment longer: it finds no place here.
        self._stage = folder / _STAGE / str(os.getpid())
        self._paths: list[str] = []
        self._changed: list[tuple[str, ...]] = []
        self.discard()

    def place(self, path: str) -> Place:
        """Give the place for a file, which anybody may ``fill`` who can write here."""
        number = len(self._paths)
        if number % _SHELF == 0:
            Path(f"{self._stage}/{number // _SHELF}").mkdir(parents=True)
        self._paths.append(path)
        self._changed.append(())
        known = path in self._earlier.files or path in self._earlier.unknown
        return Place(number, self._waiting(number), f"{self._folder}/{path}" if known else "")

    def take(self, place: Place, changed: tuple[str, ...]) -> None:
        """Hear what a place was filled with."""
        self._changed[place.number] = changed

    def commit(self, manifest: Manifest) -> int:
        """Let all files take their places, and remove those that are no more; gives how many.

        Files that were added to those of a build go too, and do not count.
        Each file appears whole. While they do, a list says of which nothing is known.
        """
        earlier = self._earlier
        stale = earlier.stale(manifest)
        changing = sorted({*(path for _, path in self._ready()), *stale, *earlier.unknown})
        if changing:
            write_file(self._folder / CHANGING, "\n".join(changing).encode())
        removed = [path for path in sorted(stale) if remove_file(self._folder, path)]
        for waiting, path in self._ready():
            _move(waiting, f"{self._folder}/{path}")
        write_file(self._folder / MANIFEST, write_manifest(manifest))
        (self._folder / CHANGING).unlink(missing_ok=True)
        self.discard()
        return len(set(removed) - earlier.added)

    def discard(self) -> None:
        """Forget what is ready."""
        shutil.rmtree(self._folder / _STAGE, ignore_errors=True)

    def _ready(self) -> Iterator[tuple[str, str]]:
        """Give where each new file waits, and its path."""
        for number, (path, suffixes) in enumerate(zip(self._paths, self._changed, strict=True)):
            for suffix in suffixes:
                yield self._waiting(number) + suffix, path + suffix

    def _waiting(self, number: int) -> str:
        """Give the place where a file waits; thousands of paths as objects would take long."""
        shelf, place = divmod(number, _SHELF)
        return f"{self._stage}/{shelf}/{place}"


def _move(waiting: str, target: str) -> None:
    """Let a file take its place; most folders are there, so nobody looks first."""
    try:
        os.replace(waiting, target)  # noqa: PTH105
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.replace(waiting, target)  # noqa: PTH105


def fill(place: Place, contents: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
    """Make a file ready, and what lies beside it: contents by their suffixes, the file's empty.

    What is right already is left alone; gives the suffixes of the others.
    """
    changed = []
    for suffix, content in contents:
        if not (place.standing and holds(place.standing + suffix, content)):
            _write_new(place.waiting + suffix, content)
            changed.append(suffix)
    return tuple(changed)


def _write_new(path: str, content: bytes) -> None:
    """Write a file; among all that a large build writes a quarter sooner than as a stream."""
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        while content:
            content = content[file.write(content) :]


def add_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files beside those that a build has left in a folder: the next build takes them away.

    The manifest knows them before they are there, so a program that ends on the way leaves none
    behind for ever.
    """
    with locked(folder):
        manifest = read_manifest(folder)
        added = {path: Entry(len(content), "") for path, content in files.items()}
        with_added = replace(manifest, files={**manifest.files, **added})
        write_file(folder / MANIFEST, write_manifest(with_added))
        for path, content in files.items():
            write_file(folder / path, content)


def holds(file: Path | str, content: bytes) -> bool:
    """Tell whether a file has just this content."""
    try:
        same_size = os.stat(file).st_size == len(content)  # noqa: PTH116
        return same_size and Path(file).read_bytes() == content
    except OSError:
        return False


def write_file(file: Path, content: bytes) -> bool:
    """Make a file hold this content, whole or not at all; gives False where it did already."""
    if holds(file, content):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.partial")
    partial.write_bytes(content)
    partial.replace(file)
    return True


def write_zip(file: Path, contents: Iterable[tuple[str, bytes]], day: date) -> None:
    """Make a ZIP file of paths and contents, whole or not at all; all are of that day.

    The same contents give the same bytes, wherever zlib packs alike.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.partial")
    # The format knows no day before.
    time = max(day, date(1980, 1, 1)).timetuple()[:6]
    with ZipFile(partial, "w") as packed:
        for path, content in contents:
            entry = ZipInfo(path, time)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            packed.writestr(entry, content, ZIP_DEFLATED)
    partial.replace(file)


def create_file(file: Path, content: bytes) -> None:
    """Make a new file; raises ``FileExistsError`` where there is one, which stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        stream.write(content)


def remove_file(folder: Path, path: str) -> bool:
    """Remove a file below a folder, and the folders that it leaves empty.

    Gives False where it was gone.
    """
    file = folder / path
    try:
        file.unlink()
    except FileNotFoundError:
        return False
    for parent in file.relative_to(folder).parents:
        here = folder / parent
        if here == folder or not here.is_dir() or any(here.iterdir()):
            break
        here.rmdir()
    return True
