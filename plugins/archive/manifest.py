"""The manifest of an output folder: which files a build wrote, and what each was made from.

The file ``.biennien`` says it all: a first line of JSON on what pages have in common, then a line a
file. No time stamps: the same input gives the same manifest. While a build lets files take their
places, a file of its own has their paths: where it was interrupted, nothing is known of them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from plugins.archive.media_types import COMPRESSED, is_compressible

MANIFEST = ".biennien"
"""The name of the file. A later build removes only what an earlier one made."""

CHANGING = f"{MANIFEST}.changing"
"""The name of the file of paths, one a line."""

DIGITS = 16
"""Hexadecimal digits of the digest of a part: enough to tell one state of a page from the next."""

_FORMAT = 4

_TOGETHER = 4096
"""Lines that are written at once."""


class Entry(NamedTuple):
    """A file: its size, the template and the digests it was made from.

    ``key`` digests its parts, as hexadecimals joined by dots; for a file of a folder that is made
    as a whole it is "@" and the path of the folder; of one that was added to those of a build
    there is none. ``source`` is the key of a page's source, or of all sources of an asset
    (``earlier.mark``).
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
        yield from self.companions(path)

    def companions(self, path: str) -> list[tuple[str, int]]:
        """Give path and size of each file that lies beside the file."""
        beside = zip(COMPRESSED, self.beside, strict=False) if self.beside else ()
        return [(f"{path}{suffix}", size) for suffix, size in beside if size]


@dataclass(frozen=True)
class Manifest:
    """What is in an output folder.

    ``base`` digests what every page depends on, ``catalogue`` what all pages without a source do.
    ``templates`` are the digests of the theme's templates by their names; ``folders`` the keys of
    folders made as a whole, with the number of their files. ``unknown`` are files that a build was
    about to write or to remove; in the file there are none.
    """

    base: str = ""
    catalogue: str = ""
    templates: Mapping[str, str] = field(default_factory=dict)
    folders: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    files: Mapping[str, Entry] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()

    def stale(self, now: "Manifest") -> set[str]:
        """Give the files that are not in a manifest of later, with those that lie beside others."""
        before, after = _without(self.files, now.files), _without(now.files, self.files)
        return (_paths(before) | self.unknown) - _paths(after) - now.files.keys()

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
    head, *lines = _lines(folder / MANIFEST)
    changing = frozenset(filter(is_inside, _lines(folder / CHANGING)))
    try:
        known = _read_head(head, len(lines))
        return _but_for(changing, Manifest(**known, files=_read_lines(lines)))
    except (ValueError, TypeError, KeyError):
        paths = (line.rpartition("\t")[2] for line in (head, *lines))
        unknown = _perhaps(path for path in paths if is_inside(path))
        return Manifest(unknown=changing.union(unknown))


def write_manifest(manifest: Manifest) -> bytes:
    """Give what ``read_manifest`` reads."""
    head = {
        "format": _FORMAT,
        "lines": len(manifest.files),
        "base": manifest.base,
        "catalogue": manifest.catalogue,
        "templates": manifest.templates,
        "folders": manifest.folders,
    }
    text = bytearray(json.dumps(head, sort_keys=True).encode())
    # All lines as texts of their own would take as much memory again as all files.
    paths = iter(sorted(manifest.files))
    while some := list(islice(paths, _TOGETHER)):
        text += "".join([_line(path, manifest.files[path]) for path in some]).encode()
    return bytes(text)


def _lines(file: Path) -> list[str]:
    """Give the lines of a file; of one that cannot be read an empty one."""
    try:
        return file.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return [""]


def _paths(files: Mapping[str, Entry]) -> set[str]:
    """Give the paths of files and of what lies beside them."""
    return {each for path, entry in files.items() for each, _ in entry.sizes(path)}


def _without(files: Mapping[str, Entry], others: Mapping[str, Entry]) -> dict[str, Entry]:
    """Give files but for those whose entries the others have too: most are the very same."""
    other = others.get
    return {path: entry for path, entry in files.items() if other(path) is not entry}


def _line(path: str, entry: Entry) -> str:
    size, key, template, source, beside = entry
    sizes = ",".join(map(str, (size, *beside))) if beside else size
    return f"\n{sizes}\t{key}\t{template}\t{source}\t{path}"


def _read_head(head: str, lines: int) -> dict[str, Any]:
    """Read what is known of all files; in a manifest that was cut nothing is."""
    known = json.loads(head)
    if not isinstance(known, dict) or (known.pop("format"), known.pop("lines")) != (_FORMAT, lines):
        raise ValueError(head)
    folders = {path: (key, count) for path, (key, count) in known["folders"].items()}
    return {**known, "folders": folders}


def _read_lines(lines: Iterable[str]) -> dict[str, Entry]:
    files: dict[str, Entry] = {}
    for line in lines:
        sizes, key, template, source, path = line.split("\t")
        if not is_inside(path):
            raise ValueError(path)
        if "," in sizes:
            size, *beside = map(int, sizes.split(","))
            files[path] = Entry(size, key, template, source, tuple(beside))
        else:
            files[path] = Entry(int(sizes), key, template, source)
    return files


def _but_for(changing: frozenset[str], manifest: Manifest) -> Manifest:
    """Know nothing of files that were changing, nor of what lies beside them."""
    if not changing:
        return manifest
    paths = {
        path: {each for each, _ in entry.sizes(path)} for path, entry in manifest.files.items()
    }
    known = {
        path: entry for path, entry in manifest.files.items() if changing.isdisjoint(paths[path])
    }
    unknown = changing.union(*(paths[path] for path in manifest.files.keys() - known.keys()))
    return replace(manifest, files=known, unknown=unknown)


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
        and ":" not in path
        and (".." not in path or ".." not in path.split("/"))
    )
