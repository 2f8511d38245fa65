"""The sums of a site: the SHA-256 of each of its files, in the form that ``sha256sum`` checks.

Whoever has the site, or a copy of it, can check with any system's own program that each file is as
it was published. What is to be uploaded is told by two of these lists.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from plugins.archive.file_digests import digest_files
from plugins.archive.manifest import is_inside, read_manifest
from plugins.archive.published import ADDRESSES
from plugins.archive.store import Store

SUMS = "sha256sums.txt"
"""The name of the list in the folder of the site."""

_LINE = re.compile("([0-9a-f]{64})  (.+)")


def site_sums(folder: Path, store: Store) -> dict[str, str]:
    """Give the sum of each file that a build left in a folder for hosts, by its path, in order.

    Raises ``Invalid`` where one cannot be read. ``store`` keeps sums, and nothing else.
    """
    paths = sorted({path for path, _ in read_manifest(folder).sizes()} - {ADDRESSES})
    sums = digest_files({path: folder / path for path in paths}, store, _sum)
    return {path: sums[path].hex() for path in paths}


def write_sums(sums: Mapping[str, str]) -> bytes:
    """Give the list of sums, sorted by path."""
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def read_sums(content: bytes) -> dict[str, str]:
    """Read what ``write_sums`` wrote; raises ``ValueError`` for anything else."""
    sums = {}
    for line in content.decode().splitlines():
        found = _LINE.fullmatch(line)
        if not found or not is_inside(found[2]):
            raise ValueError(line)
        sums[found[2]] = found[1]
    return sums


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()
