"""What is packed can be read again, and is as short as it is said to be."""

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.bits import (
    NOTHING,
    encode,
    pack_codes,
    pack_column,
    pack_number,
    pack_numbers,
    pack_text,
    spans,
)

numbers = st.lists(st.integers(0, 20) | st.integers(0, 1 << 20), max_size=60)


@given(st.integers(0, 1 << 32))
def test_a_number_is_read_as_it_was_packed(number: int) -> None:
    read = iter(pack_number(number))

    assert number == read_number(read)
    assert [] == list(read)


@given(numbers)
def test_a_column_is_read_as_it_was_packed(column: list[int]) -> None:
    bits = iter("".join(f"{byte:08b}" for byte in pack_column(column)))

    assert column == read_column(bits, len(column))
    assert "" == "".join(bits).strip("0")


def test_a_column_of_nothing_is_one_byte_and_none_is_nothing() -> None:
    assert bytes([NOTHING << 3]) == pack_column([0] * 1000)
    assert b"" == pack_column([])


@given(st.lists(numbers, max_size=6))
def test_columns_of_many_owners_are_each_packed_as_if_alone(columns: list[list[int]]) -> None:
    owners = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    flat = np.array([number for column in columns for number in column], np.int64)

    packed, sizes = pack_codes([*encode(owners, flat, len(columns))], len(columns))

    alone = [pack_column(column) for column in columns]
    assert (b"".join(alone), list(map(len, alone))) == (packed, sizes.tolist())


@settings(deadline=None)
@given(st.lists(st.integers(0, 1 << 40)))
def test_many_numbers_are_packed_as_if_alone(column: list[int]) -> None:
    packed, sizes = pack_numbers(np.array(column, np.int64))

    alone = list(map(pack_number, column))
    assert (b"".join(alone), list(map(len, alone))) == (packed.tobytes(), sizes.tolist())


def test_spans_are_all_places_from_their_starts_on() -> None:
    assert [7, 8, 0, 1, 2] == spans(np.array([7, 5, 0]), np.array([2, 0, 3])).tolist()


def test_gaps_take_little_more_than_their_entropy() -> None:
    """Gaps of mean 100 carry about 8.1 bits each; two bytes would take 16."""
    column = [(place * 7919) % 200 for place in range(2000)]

    assert len(pack_column(column)) < 2000 * 8.6 / 8


def test_a_text_has_its_length_before_it() -> None:
    assert b"\x04h\xe1\xbb\x99" == pack_text("hộ")


def read_number(packed: Iterator[int]) -> int:
    number = shift = 0
    for byte in packed:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            break
    return number


def read_column(bits: Iterator[str], size: int) -> list[int]:
    if not size:
        return []
    low = read_bits(bits, 5)
    return [0] * size if low == NOTHING else [read_code(bits, low) for _ in range(size)]


def read_code(bits: Iterator[str], low: int) -> int:
    high = 0
    while next(bits) == "1":
        high += 1
    return high << low | read_bits(bits, low)


def read_bits(bits: Iterator[str], count: int) -> int:
    return int("0" + "".join(next(bits) for _ in range(count)), 2)
