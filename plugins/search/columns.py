"""Words and columns of numbers as bytes to keep: hundreds of them are read in little time."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from plugins.search.bits import Numbers

_SIZE = 4
"""Bytes of the size of the head."""

_BETWEEN = "\t"
"""Is in no word."""


class Kept(NamedTuple):
    """What JSON knows, lists of words, and columns of numbers from 0 on."""

    head: Any
    words: Sequence[Sequence[str]]
    numbers: Sequence[Numbers]


def write_columns(kept: Kept) -> bytes:
    """Give it as bytes."""
    texts = [_BETWEEN.join(words).encode() for words in kept.words]
    numbers = [narrow(column) for column in kept.numbers]
    head = {
        "head": kept.head,
        "texts": [len(text) for text in texts],
        "numbers": [(len(column), column.itemsize) for column in numbers],
    }
    encoded = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    contents = [*texts, *(column.tobytes() for column in numbers)]
    return b"".join([len(encoded).to_bytes(_SIZE), encoded, *contents])


def read_columns(written: bytes) -> Kept:
    """Read what ``write_columns`` gave; columns are as narrow as they were kept."""
    at = _SIZE + int.from_bytes(written[:_SIZE])
    head = json.loads(written[_SIZE:at])
    words = []
    for size in head["texts"]:
        text = written[at : at + size].decode()
        words.append(text.split(_BETWEEN) if text else [])
        at += size
    numbers: list[Any] = []
    for count, width in head["numbers"]:
        numbers.append(np.frombuffer(written, f"<u{width}", count, at))
        at += count * width
    return Kept(head["head"], words, numbers)


def narrow(column: Numbers) -> npt.NDArray[np.unsignedinteger]:
    """Give numbers in no more bytes than they need, the lowest first on every machine."""
    width = np.min_scalar_type(int(column.max(initial=0))).itemsize
    return column.astype(f"<u{width}")
