"""Subresource Integrity: a browser takes no script or style whose digest is not what the page says.

https://www.w3.org/TR/sri-2/
"""

import hashlib
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from plugins.verify.document import tag
from plugins.verify.findings import Finding
from plugins.verify.page import Page

_ALGORITHMS = ("sha256", "sha384", "sha512")


def refused_parts(page: Page) -> Iterator[Finding]:
    """The digests that a page states are those of the files."""
    for element in page.document.all("link", "script"):
        stated = (element.get("integrity") or "").split()
        target = page.output.follow(element.get("href") or element.get("src") or "", page.path)
        if not stated or target is None or target[0] not in page.output.files:
            continue
        if not any(_is_of(digest, page.output.folder / target[0]) for digest in stated):
            found = f"mã kiểm không khớp tệp: {tag(element)}"
            yield Finding(page.path, 0, "sai-ma-kiem", found, "chạy lại publish")


def _is_of(stated: str, file: Path) -> bool:
    algorithm, _, digest = stated.partition("-")
    return algorithm in _ALGORITHMS and digest == _digest(file, algorithm)


@lru_cache(maxsize=256)
def _digest(file: Path, algorithm: str) -> str:
    """Digest a file; all pages state the same few."""
    return b64encode(hashlib.new(algorithm, file.read_bytes()).digest()).decode()
