"""What is copied into the site for browsers, as files ``VENDOR.md`` beside it tell.

Such a file has for each package a table with one row, of name (of npm), version and licence (SPDX),
and below it the sums of its files as ``sha256sum`` writes them.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BEGINNING = re.compile(r"^(?=\| `)", re.MULTILINE)
_ROW = re.compile(r"\| `([^`]+)` \| (\S+) \| ([\w.-]+) \|")
_SUM = re.compile(r"^([0-9a-f]{64})  (\S+)$", re.MULTILINE)


class Vendored(NamedTuple):
    """A package, and the SHA-256 of each file that was taken from it, by its name."""

    name: str
    version: str
    licence: str
    sums: dict[str, str]


def read_notice(file: Path) -> Iterator[Vendored]:
    """Yield the packages of a ``VENDOR.md``."""
    for section in _BEGINNING.split(file.read_text(encoding="utf-8")):
        if row := _ROW.match(section):
            sums = {name: digest for digest, name in _SUM.findall(section)}
            yield Vendored(row[1], row[2], row[3], sums)
