"""What is packed can be read again, and is as short as it is said to be."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from plugins.search.bits import NOTHING, pack_column, pack_number, pack_text

numbers = st.lists(st.integers(0, 20) | st.integers(0, 1 << 20), max_size=60)


@given(st.integers(0, 1 << 32))
def test_a_number_is_read_as_it_was_packed(number: int) -> None:
    read = iter(pack_number(number))

    assert number == read_number(read)
    assert [] == list(read)


@given(numbers)
def test_a_column_is_read_as_it_was_packed(column: list[int]) -> None:
    read = iter(pack_column(column))

    assert column == read_column(read, len(column))
    assert [] == list(read)


def test_a_column_of_nothing_is_one_byte() -> None:
    assert bytes([NOTHING]) == pack_column([0] * 1000) == pack_column([])


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


def read_column(packed: Iterator[int], size: int) -> list[int]:
    low = next(packed)
    if low == NOTHING:
        return [0] * size
    length = read_number(packed)
    bits = iter("".join(f"{next(packed):08b}" for _ in range(length)))
    return [read_code(bits, low) for _ in range(size)]


def read_code(bits: Iterator[str], low: int) -> int:
    high = 0
    while next(bits) == "1":
        high += 1
    return high << low | int("0" + "".join(next(bits) for _ in range(low)), 2)
