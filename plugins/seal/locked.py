"""The packages of a lock, as ``uv pip compile`` writes it.

A lock is for all systems and versions of Python: where these differ a package stands in it twice.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_BEGINNING = re.compile(r"^(?=\w)", re.MULTILINE)
_HEAD = re.compile(r"([\w.-]+)==(\S+)(?: ; (.+?))?(?: \\)?\n")
_SUM = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_WANTED_BY = re.compile(r"^    #(?: via|  ) ([\w.-]+)", re.MULTILINE)


class Locked(NamedTuple):
    """A package at a version: the SHA-256 of each of its files, and which packages ask for it.

    ``marker`` tells where this version is installed (PEP 508), and is empty for everywhere.
    """

    name: str
    version: str
    marker: str
    sums: tuple[str, ...]
    wanted_by: tuple[str, ...]

    @property
    def requirement(self) -> str:
        """What is asked for, as the lock says it."""
        return f"{self.name}=={self.version}{f' ; {self.marker}' if self.marker else ''}"


def read_lock(file: Path) -> Iterator[Locked]:
    """Yield the packages of a lock."""
    for entry in _BEGINNING.split(file.read_text(encoding="utf-8")):
        if head := _HEAD.match(entry):
            sums, wanted_by = (tuple(pattern.findall(entry)) for pattern in (_SUM, _WANTED_BY))
            yield Locked(head[1], head[2], head[3] or "", sums, wanted_by)
