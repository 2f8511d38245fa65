"""The manifest of an output folder: which files a build wrote, and what each was made from.

The file ``.biennien`` says it all: a first line of JSON on what pages have in common, then a line a
file. A line with nothing but a path is a file of which nothing is known: it was being written when
a build was interrupted. No time stamps: the same input gives the same manifest.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from plugins.archive.media_types import COMPRESSED, is_compressible

MANIFEST = ".biennien"
"""The name of the file. A later build removes only what an earlier one made."""

DIGITS = 16
"""Hexadecimal digits of the digest of a part: enough to tell one state of a page from the next."""

NO_TEXT = "-"

_FORMAT = 4


class Entry(NamedTuple):
    """A file: its size, the template and the digests it was made from.

    ``key`` digests its parts, as hexadecimals joined by dots; for a file of a folder that is made
    as a whole it is "@" and the path of the folder; of one that was added to those of a build
    there is none. ``source`` is the key of a page's source, or of all sources of an asset; what
    shows no text has ``NO_TEXT``, and what must be asked each time has none.
    ``beside`` are the sizes of the same file compressed, in the order of ``COMPRESSED``, 0 where
    there is none; it is empty where there is nothing beside the file.
    """

    size: int
    key: str
    template: str = ""
    source: str = ""
    beside: tuple[int, ...] = ()

    def sizes(self, path: str) -> Iterator[tuple[str, int]]:
        """Give path and size of the file, whose path is known, and of each that lies beside it."""
        yield path, self.size
        for suffix, size in zip(COMPRESSED, self.beside, strict=False):
            if size:
                yield f"{path}{suffix}", size


@dataclass(frozen=True)
class Manifest:
    """What is in an output folder.

    ``base`` digests what every page depends on, ``catalogue`` what all pages without a source do.
    ``templates`` are the digests of the theme's templates by their names; ``folders`` the keys of
    folders made as a whole, with the number of their files. ``unknown`` are files that a build was
    about to write or to remove.
    """

    base: str = ""
    catalogue: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    files: Mapping[str, Entry] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()

    @property
    def paths(self) -> set[str]:
        """All files, with those that lie beside others."""
        return {path for path, _ in self.sizes()} | self.unknown

    def sizes(self) -> Iterator[tuple[str, int]]:
        """Give path and size of each file of which something is known."""
        for path, entry in self.files.items():
            yield from entry.sizes(path)

    @property
    def added(self) -> set[str]:
        """The files that were added to those of the build."""
        return {path for path, entry in self.files.items() if not entry.key}


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a folder; one that is missing or damaged tells nothing but paths."""
    try:
        head, *lines = (folder / MANIFEST).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return Manifest()
    try:
        known = _read_head(head, len(lines))
        files, unknown = _read_lines(lines)
        return Manifest(**known, files=files, unknown=unknown)
    except (ValueError, TypeError, KeyError):
        paths = (line.rpartition("\t")[2] for line in (head, *lines))
        return Manifest(unknown=frozenset(_perhaps(path for path in paths if is_inside(path))))


def write_manifest(manifest: Manifest) -> bytes:
    """Give what ``read_manifest`` reads."""
    paths = sorted(manifest.files.keys() | manifest.unknown)
    head = {
        "format": _FORMAT,
        "lines": len(paths),
        "base": manifest.base,
        "catalogue": manifest.catalogue,
        "templates": manifest.templates,
        "folders": manifest.folders,
    }
    # All lines as texts of their own would take as much memory again as all files.
    text = bytearray(json.dumps(head, sort_keys=True).encode())
    for path in paths:
        text += f"\n{_line(path, manifest.files.get(path))}".encode()
    return bytes(text)


def _line(path: str, entry: Entry | None) -> str:
    if entry is None:
        return path
    sizes = ",".join(map(str, (entry.size, *entry.beside)))
    return f"{sizes}\t{entry.key}\t{entry.template}\t{entry.source}\t{path}"


def _read_head(head: str, lines: int) -> dict[str, Any]:
    """Read what is known of all files; in a manifest that was cut nothing is."""
    known = json.loads(head)
    if not isinstance(known, dict) or (known.pop("format"), known.pop("lines")) != (_FORMAT, lines):
        raise ValueError(head)
    folders = {path: (key, count) for path, (key, count) in known["folders"].items()}
    return {**known, "folders": folders}


def _read_lines(lines: Iterable[str]) -> tuple[dict[str, Entry], frozenset[str]]:
    files: dict[str, Entry] = {}
    unknown: set[str] = set()
    for line in lines:
        *known, path = line.split("\t")
        if not is_inside(path):
            raise ValueError(path)
        if known:
            sizes, key, template, source = known
            size, *beside = map(int, sizes.split(","))
            files[path] = Entry(size, key, template, source, tuple(beside))
        else:
            unknown.add(path)
    return files, frozenset(unknown)


def _perhaps(paths: Iterable[str]) -> Iterator[str]:
    """Give paths, and those of what may lie beside them."""
    for path in paths:
        yield path
        if is_compressible(path):
            yield from (f"{path}{suffix}" for suffix in COMPRESSED)


def is_inside(path: str) -> bool:
    """Tell whether a path stays in its folder; others a manifest of ours never has."""
    return (
        bool(path)
        and not path.startswith(("/", "\\"))
        and ".." not in path.split("/")
        and ":" not in path
    )
