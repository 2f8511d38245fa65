"""Numbers as Vietnamese writes them: a point between thousands, a comma before decimals."""

from decimal import Decimal

_SEPARATORS = str.maketrans(",.", ".,")
_UNITS = ((Decimal(10**9), "tỷ"), (Decimal(10**6), "triệu"))
_LONGEST_SHORT_FORM = 3


def format_number(number: Decimal | int) -> str:
    """Write a number with all digits it has: Decimal("1234.5") gives "1.234,5"."""
    return f"{Decimal(number):,f}".translate(_SEPARATORS)


def format_vnd(amount: Decimal | int) -> str:
    """Write an amount of đồng, in tỷ or triệu if three significant digits tell it exactly.

    3_800_000_000 gives "3,8 tỷ đồng", 6_812_345_678 gives "6.812.345.678 đồng".
    """
    exact = Decimal(amount)
    for unit, name in _UNITS:
        if abs(exact) >= unit:
            count = (exact / unit).normalize()
            if len(count.as_tuple().digits) <= _LONGEST_SHORT_FORM:
                return f"{format_number(count)} {name} đồng"
    return f"{format_number(exact)} đồng"
