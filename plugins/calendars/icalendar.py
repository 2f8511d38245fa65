"""The lines of iCalendar, RFC 5545: a property a line, folded after 75 octets.

Of the format a list of meetings needs some ten properties: less than a library would bring.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

_LONGEST = 75
"""Octets of a line, without its end."""


def write_lines(lines: Iterable[str]) -> bytes:
    """Fold lines and end them as the format wants."""
    return b"".join([b"%s\r\n" % _folded(line.encode()) for line in lines])


def text(value: str) -> str:
    """Write a text (3.3.11)."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def day(value: date) -> str:
    """Write a day (3.3.4)."""
    return value.isoformat().replace("-", "")


def moment(value: datetime) -> str:
    """Write a moment, in UTC (3.3.5)."""
    return value.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _folded(line: bytes) -> bytes:
    """Cut a line that is too long (3.1); the space before what follows counts."""
    return line if len(line) <= _LONGEST else b"\r\n ".join(_parts(line))


def _parts(line: bytes) -> Iterator[bytes]:
    """Cut a line in no letter."""
    start, end = 0, _LONGEST
    while end < len(line):
        while _is_inside_letter(line[end]):
            end -= 1
        yield line[start:end]
        start, end = end, end + _LONGEST - 1
    yield line[start:]


def _is_inside_letter(octet: int) -> bool:
    """Tell whether an octet continues a letter in UTF-8: these begin with the bits 10."""
    return octet >> 6 == 0b10  # noqa: PLR2004
