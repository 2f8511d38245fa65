"""Calendars of meetings: iCalendar (RFC 5545), as far as our own properties go."""

import re
from collections import Counter
from collections.abc import Iterator

from plugins.archive.urls import CALENDAR_FILE
from plugins.verify.findings import Finding
from plugins.verify.output import Output

_LONGEST = 75
"""Octets of a line, without its end (3.1)."""

_LINE = re.compile(rb"[A-Z][A-Z-]*(?:;[A-Z-]+=[^:;]+)*:.*", re.DOTALL)
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}Z")
_NEEDED = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")


def faulty_calendar(path: str, output: Output) -> Iterator[Finding]:
    """A calendar can be read, and each of its meetings leads to a page."""
    for found in _faults(output.read(path), path, output):
        yield Finding(path, 0, "lich-sai", found, "sửa plugins/calendars; chạy lại publish")


def is_calendar(path: str) -> bool:
    """Tell whether a file is a calendar, by its name."""
    return path.rpartition("/")[2] == CALENDAR_FILE


def _faults(content: bytes, path: str, output: Output) -> Iterator[str]:
    if not content.endswith(b"\r\n"):
        yield "dòng cuối không kết thúc bằng CRLF"
    folded = content.split(b"\r\n")[:-1]
    yield from (f"dòng dài {len(line)} octet" for line in folded if len(line) > _LONGEST)
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")[:-1]
    yield from (
        f"không phải thuộc tính: {line[:40]!r}" for line in lines if not _LINE.fullmatch(line)
    )
    if [lines[:1], lines[-1:]] != [[b"BEGIN:VCALENDAR"], [b"END:VCALENDAR"]]:
        yield "không nằm trong VCALENDAR"
    identifiers: Counter[str] = Counter()
    for meeting in _meetings(lines):
        identifiers[meeting.get("UID", "")] += 1
        yield from (f"cuộc họp thiếu {name}" for name in _NEEDED if not meeting.get(name))
        if not _MOMENT.fullmatch(meeting.get("DTSTAMP", "")):
            yield f"DTSTAMP “{meeting.get('DTSTAMP')}” không phải giờ UTC"
        for name in ("DTSTART", "DTEND"):
            if not _DAY.match(meeting.get(name, "00000000")):
                yield f"{name} “{meeting[name]}” không phải ngày"
        if not output.leads(meeting.get("URL", ""), path):
            yield f"trỏ đến {meeting['URL']}, không có ở đó"
    yield from (f"UID “{it}” có {count} lần" for it, count in identifiers.items() if count > 1)


def _meetings(lines: list[bytes]) -> Iterator[dict[str, str]]:
    """Yield the properties of each meeting, by their names without parameters."""
    meeting: dict[str, str] = {}
    for line in lines:
        key, _, value = line.decode(errors="replace").partition(":")
        if line == b"BEGIN:VEVENT":
            meeting = {}
        elif line == b"END:VEVENT":
            yield meeting
        else:
            meeting[key.partition(";")[0]] = value
