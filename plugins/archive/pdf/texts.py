"""The texts of the PDF files of an archive: each is read once, and again when it has changed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib.metadata import version
from pathlib import Path

from pydantic import TypeAdapter

from plugins.archive.digests import digest_of
from plugins.archive.file_digests import digest_files
from plugins.archive.pdf.cleaning import clean
from plugins.archive.problems import Invalid
from plugins.archive.store import Store, code_digest

STORE_FILE = "texts.sqlite"
"""What texts are kept in, in the folder of stores: builds, checks and the preview share it."""

MAX_BYTES = 50 * 1024 * 1024

_ROOT = Path(__file__).resolve().parents[3]
_CODE = ("plugins/archive/pdf", "plugins/vietnamese")
_READER = Path(__file__).with_name("reader.py")
_PATIENCE = 60
"""Seconds that a file may take; the limits of the reader are met after a tenth of that."""


class Fault(StrEnum):
    """Why there is no text; the first two are words of the reader."""

    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    NO_LETTERS = "no-letters"
    TOO_LARGE = "too-large"
    TOO_HARD = "too-hard"


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file, composed, one paragraph a line; empty where there is a fault."""

    text: str
    fault: Fault | None = None


_FILE_TEXT = TypeAdapter(FileText)


def read_texts(content: Path, paths: Iterable[str], store: Store) -> dict[str, FileText]:
    """Read the PDF files among paths below a content folder; one that is gone is left out.

    ``store`` is asked first and keeps what is new; what is not asked for any more it forgets.
    """
    stamp = digest_of(code_digest(_ROOT, _CODE), version("pypdf").encode())
    keys = dict(_keys(content, paths, stamp, store))
    known = store.find(keys.values())
    texts = {
        path: _FILE_TEXT.validate_json(known[key]) for path, key in keys.items() if key in known
    }
    unknown = [path for path in keys if path not in texts]
    read = partial(_read, content, stamp)
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        for path, (key, found) in zip(unknown, threads.map(read, unknown), strict=True):
            texts[path] = found
            store.put(key, _FILE_TEXT.dump_json(found))
    store.keep(all_asked=True)
    return texts


def extract(content: bytes) -> FileText:
    """Read the text of a file, in a process that may fail, but not for long."""
    if len(content) > MAX_BYTES:
        return FileText("", Fault.TOO_LARGE)
    try:
        done = subprocess.run(  # noqa: S603 - a program of ours; the file is its input
            [sys.executable, "-I", _READER],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return FileText("", Fault.TOO_HARD)
    answer = json.loads(done.stdout)
    if answer["fault"]:
        return FileText("", Fault(answer["fault"]))
    text = clean(answer["pages"])
    return FileText(text) if any(map(str.isalpha, text)) else FileText("", Fault.NO_LETTERS)


def _keys(
    content: Path, paths: Iterable[str], stamp: bytes, store: Store
) -> Iterator[tuple[str, bytes]]:
    for path in paths:
        if path.endswith(".pdf"):
            with suppress(Invalid):
                yield path, digest_of(stamp, digest_files({path: content / path}, store)[path])


def _read(content: Path, stamp: bytes, path: str) -> tuple[bytes, FileText]:
    """Give the text of a file with the key of what was read: it may have changed meanwhile."""
    try:
        found = (content / path).read_bytes()
    except OSError:
        found = b""
    return digest_of(stamp, digest_of(found)), extract(found[: MAX_BYTES + 1])
