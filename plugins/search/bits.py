"""Numbers in few bits: codes of Golomb (1966) and Rice (1979), which suit gaps between places.

A number is its high part in ones closed by a zero, then its lowest ``k`` bits. No compressor of a
host is needed, and every machine writes the same bytes. Numbers of many owners, the terms of a
block, are packed at once: what follows is arithmetic on whole columns. Numbers are below 2**24.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.signedinteger]
Bytes = npt.NDArray[np.uint8]

NOTHING = 31
"""In place of ``k``: all numbers of the column are 0."""

_LOW = 5
"""Bits in which ``k`` is written."""

_MOST_ONES = 32
"""A high part is no higher, so that a code, anywhere in a byte, fits in a word of the machine."""

_WORD = 64

_SMALL = [bytes([number]) for number in range(0x80)]
"""Numbers of seven bits, packed: nearly all are."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Codes of several owners, owner by owner: whose each is, its bits and how many they are."""

    owners: Numbers
    bits: Numbers
    lengths: Numbers


def pack_number(number: int) -> bytes:
    """Pack a number in bytes of seven bits, the lowest first; all but the last have bit 8 set."""
    if number < len(_SMALL):
        return _SMALL[number]
    packed = bytearray()
    while number >= len(_SMALL):
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)
    return bytes(packed)


def pack_text(text: str) -> bytes:
    """Pack a text: its length in bytes of UTF-8, and these."""
    encoded = text.encode()
    return pack_number(len(encoded)) + encoded


def pack_texts(texts: Sequence[str]) -> bytes:
    """Pack texts: how many, and each."""
    return pack_number(len(texts)) + b"".join(map(pack_text, texts))


def pack_numbers(numbers: Numbers) -> tuple[Bytes, npt.NDArray[np.int8]]:
    """Pack many numbers, each as ``pack_number`` does; gives their bytes, and how many each has."""
    lengths = np.ones(len(numbers), np.int8)
    for bits in range(7, int(numbers.max(initial=0)).bit_length(), 7):
        lengths += numbers >= 1 << bits
    starts = np.cumsum(lengths, dtype=np.int64) - lengths
    packed = np.empty(int(lengths.sum(dtype=np.int64)), np.uint8)
    packed[starts] = numbers & 0x7F | (lengths > 1) << 7
    for nth in range(1, int(lengths.max(initial=0))):
        here = np.flatnonzero(lengths > nth)
        more = (lengths[here] > nth + 1) << 7
        packed[starts[here] + nth] = numbers[here] >> 7 * nth & 0x7F | more
    return packed, lengths


def pack_column(numbers: Sequence[int]) -> bytes:
    """Pack whole numbers from 0 on, of one owner: ``k``, then the codes, to whole bytes."""
    column = np.asarray(numbers, np.int64)
    return pack_codes([*encode(np.zeros_like(column), column, 1)], 1)[0]


def spans(starts: Numbers, sizes: Numbers) -> Numbers:
    """Give all places of spans, one span after the other, each from its start on."""
    before = np.cumsum(sizes) - sizes
    places: Numbers = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
    return places


def put_spans(content: Bytes, starts: Numbers, sizes: Numbers, parts: bytes | Bytes) -> None:
    """Put bytes into spans of a content, one span after the other."""
    given = np.frombuffer(parts, np.uint8) if isinstance(parts, bytes) else parts
    content[spans(starts, sizes)] = given


def join_columns(columns: Iterable[Numbers], width: type[np.signedinteger] = np.int64) -> Numbers:
    """Join columns, of which there may be none, in numbers of one width."""
    return np.concatenate([np.zeros(0, width), *columns], dtype=width)


def encode(owners: Numbers, numbers: Numbers, count: int) -> tuple[Codes, Codes]:
    """Encode a column of each owner: its ``k``, chosen for it, and the codes of its numbers.

    ``owners`` ascend from 0 below ``count``; one without numbers gets no ``k`` either.
    """
    sizes = np.bincount(owners, minlength=count)
    low = _lows(owners, numbers, sizes)
    there = np.flatnonzero(sizes)
    header = Codes(there, low[there], np.full(len(there), _LOW))
    written = low[owners] != NOTHING
    owners, numbers = owners[written], numbers[written]
    of_each = low[owners]
    high = numbers >> of_each
    ones = (np.left_shift(1, high) - 1) << (of_each + 1)
    rest = numbers & (np.left_shift(1, of_each) - 1)
    return header, Codes(owners, ones | rest, high + of_each + 1)


def pack_codes(columns: Sequence[Codes], count: int) -> tuple[bytes, Numbers]:
    """Pack the codes of each owner, one column after the other, to whole bytes.

    Gives the bytes of all owners, and how many each has.
    """
    totals = [np.bincount(codes.owners, codes.lengths, count).astype(np.int64) for codes in columns]
    sizes = (np.sum(totals, axis=0) + 7) // 8
    ends = np.cumsum(sizes)
    begin = (ends - sizes) * 8
    packed = np.zeros(int(sizes.sum()) + _WORD // 8)
    for codes, total in zip(columns, totals, strict=True):
        before = np.cumsum(codes.lengths) - codes.lengths
        first = np.cumsum(total) - total
        _write(packed, begin[codes.owners] + before - first[codes.owners], codes)
        begin += total
    return packed[: int(sizes.sum())].astype(np.uint8).tobytes(), sizes


def _lows(owners: Numbers, numbers: Numbers, sizes: Numbers) -> Numbers:
    """Choose for each owner the number of low bits: of two near what the mean suggests."""
    sums = np.bincount(owners, numbers, len(sizes))
    means = sums / np.maximum(sizes, 1)
    highest = np.zeros(len(sizes), np.int64)
    np.maximum.at(highest, owners, numbers)
    least = np.ceil(np.log2((highest + 1) / _MOST_ONES)).clip(0).astype(np.int64)
    near = np.log2((means * 0.69).clip(1)).astype(np.int64).clip(least)
    costs = [_cost(owners, numbers, sizes, low) for low in (near, near + 1)]
    low = np.where(costs[1] < costs[0], near + 1, near)
    return np.where(sums == 0, NOTHING, low)


def _cost(owners: Numbers, numbers: Numbers, sizes: Numbers, low: Numbers) -> Numbers:
    high = np.bincount(owners, numbers >> low[owners], len(sizes)).astype(np.int64)
    return high + low * sizes


def _write(packed: npt.NDArray[np.float64], at: Numbers, codes: Codes) -> None:
    """Add codes to bytes where they begin in the middle of one: no two share a bit."""
    inside = at & 7
    words = codes.bits.astype(np.uint64) << (_WORD - inside - codes.lengths).astype(np.uint64)
    first = at >> 3
    needed = (inside + codes.lengths + 7) >> 3
    for nth in range(int(needed.max(initial=0))):
        here = np.flatnonzero(needed > nth)
        byte = (words[here] >> np.uint64(_WORD - 8 - 8 * nth)) & np.uint64(0xFF)
        packed += np.bincount(first[here] + nth, byte, len(packed))
