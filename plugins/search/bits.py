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

_UNITS = 1 << np.arange(_MOST_ONES + 1)
"""Powers of two: to look them up is quicker than to shift by a column."""

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


def edges(sizes: Numbers) -> Numbers:
    """Tell where each span begins, and where the last one ends."""
    return np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])


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
    there = np.flatnonzero(sizes)
    sizes = sizes[there]
    low = _lows(numbers, sizes)
    header = Codes(there, low, np.full(len(there), _LOW))
    of_each = np.repeat(low, sizes)
    written = of_each != NOTHING
    owners, numbers, of_each = owners[written], numbers[written], of_each[written]
    high, unit = numbers >> of_each, _UNITS[of_each]
    rest = numbers - high * unit
    return header, Codes(owners, (_UNITS[high] - 1) * (unit << 1) | rest, high + of_each + 1)


def pack_codes(columns: Sequence[Codes], count: int) -> tuple[bytes, Numbers]:
    """Pack the codes of each owner, one column after the other, to whole bytes.

    Gives the bytes of all owners, and how many each has.
    """
    totals = [np.bincount(codes.owners, codes.lengths, count).astype(np.int64) for codes in columns]
    sizes = (np.sum(totals, axis=0) + 7) // 8
    ends = np.cumsum(sizes)
    begin = (ends - sizes) * 8
    packed = np.zeros(int(sizes.sum()) + _WORD // 8, np.uint8)
    for codes, total in zip(columns, totals, strict=True):
        before = np.cumsum(codes.lengths) - codes.lengths
        first = np.cumsum(total) - total
        _write(packed, begin[codes.owners] + before - first[codes.owners], codes)
        begin += total
    return packed[: int(sizes.sum())].tobytes(), sizes


def _lows(numbers: Numbers, sizes: Numbers) -> Numbers:
    """Choose for each owner the number of low bits: of two near what the mean suggests.

    ``sizes`` tells how many numbers each owner has; none has nothing.
    """
    starts = np.cumsum(sizes) - sizes
    sums, highest = np.add.reduceat(numbers, starts), np.maximum.reduceat(numbers, starts)
    least = np.ceil(np.log2((highest + 1) / _MOST_ONES)).clip(0).astype(np.int64)
    near = np.log2((sums / sizes * 0.69).clip(1)).astype(np.int64).clip(least)
    high = numbers >> np.repeat(near, sizes)
    cost = np.add.reduceat(high, starts)
    cost_of_more = np.add.reduceat(high >> 1, starts) + sizes
    low = np.where(cost_of_more < cost, near + 1, near)
    return np.where(sums == 0, NOTHING, low)


def _write(packed: Bytes, at: Numbers, codes: Codes) -> None:
    """Add codes to bytes where they begin in the middle of one: no two share a bit."""
    inside = at & 7
    words = codes.bits.astype(np.uint64) << (_WORD - inside - codes.lengths).astype(np.uint64)
    first = at >> 3
    needed = (inside + codes.lengths + 7) >> 3
    for nth in range(int(needed.max(initial=0))):
        here = np.flatnonzero(needed > nth)
        byte = words[here] >> np.uint64(_WORD - 8 - 8 * nth)
        np.add.at(packed, first[here] + nth, byte.astype(np.uint8))
