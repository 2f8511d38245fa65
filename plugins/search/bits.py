"""Numbers in few bits: codes of Golomb (1966) and Rice (1979), which suit gaps between places.

A number is its high part in ones closed by a zero, then its lowest ``k`` bits. No compressor of a
host is needed, and every machine writes the same bytes.
"""

from collections.abc import Sequence
from functools import cache
from math import log2

_MOST = 24
"""Bits of the low part, at most."""

NOTHING = 255
"""In place of ``k``: all numbers are 0."""


def pack_number(number: int) -> bytes:
    """Pack a number in bytes of seven bits, the lowest first; all but the last have bit 8 set."""
    packed = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - seven bits
        packed.append(number & 0x7F | 0x80)
        number >>= 7
    packed.append(number)
    return bytes(packed)


def pack_text(text: str) -> bytes:
    """Pack a text: its length in bytes of UTF-8, and these."""
    encoded = text.encode()
    return pack_number(len(encoded)) + encoded


def pack_column(numbers: Sequence[int]) -> bytes:
    """Pack whole numbers from 0 on: ``k``, then the length in bytes and the bits, if not all 0."""
    if not any(numbers):
        return bytes([NOTHING])
    low = _best(numbers)
    codes = _codes(low)
    bits = "".join([codes[number] for number in numbers])
    size = (len(bits) + 7) // 8
    packed = int(bits.ljust(size * 8, "0"), 2).to_bytes(size)
    return bytes([low]) + pack_number(size) + packed


def _best(numbers: Sequence[int]) -> int:
    """Find the number of low bits that makes the code shortest, near what the mean suggests."""
    mean = sum(numbers) / len(numbers)
    near = max(0, int(log2(mean * 0.69))) if mean > 1 else 0
    return min(range(near, min(near + 2, _MOST)), key=lambda low: _size(numbers, low))


def _size(numbers: Sequence[int], low: int) -> int:
    return sum([number >> low for number in numbers]) + low * len(numbers)


class _Codes(dict[int, str]):
    """The codes of numbers in a text of ones and zeros, made when asked for."""

    def __init__(self, low: int) -> None:
        self._low = low

    def __missing__(self, number: int) -> str:
        last = format(number & (1 << self._low) - 1, f"0{self._low}b") if self._low else ""
        code = self[number] = "1" * (number >> self._low) + "0" + last
        return code


@cache
def _codes(low: int) -> _Codes:
    return _Codes(low)
