from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.numbers import format_number, format_vnd


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("3.80"), "3,80"),
        (Decimal("1E+4"), "10.000"),
        (Decimal("-1234567.25"), "-1.234.567,25"),
        (0, "0"),
        (999, "999"),
        (6_800_000_000, "6.800.000.000"),
    ],
)
def test_points_part_thousands_and_a_comma_decimals(number: Decimal | int, expected: str) -> None:
    assert expected == format_number(number)


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (3_800_000_000, "3,8 tỷ đồng"),
        (1_250_000_000, "1,25 tỷ đồng"),
        (1_000_000_000, "1 tỷ đồng"),
        (12_000_000_000_000, "12.000 tỷ đồng"),
        (999_000_000, "999 triệu đồng"),
        (1_500_000, "1,5 triệu đồng"),
        (Decimal(2_000_000), "2 triệu đồng"),
        (-2_000_000, "-2 triệu đồng"),
        (6_812_345_678, "6.812.345.678 đồng"),
        (1_234_000_000, "1.234.000.000 đồng"),
        (1_000_001, "1.000.001 đồng"),
        (850_000, "850.000 đồng"),
        (0, "0 đồng"),
    ],
)
def test_amounts_are_short_only_where_nothing_is_lost(amount: Decimal | int, expected: str) -> None:
    assert expected == format_vnd(amount)


@given(st.integers(min_value=-(10**18), max_value=10**18))
def test_no_two_amounts_read_the_same(amount: int) -> None:
    count, *units, _ = format_vnd(amount).split(" ")
    factor = {"tỷ": 10**9, "triệu": 10**6}[units[0]] if units else 1

    assert amount == Decimal(count.replace(".", "").replace(",", ".")) * factor
