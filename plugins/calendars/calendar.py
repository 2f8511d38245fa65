"""A calendar of meetings: which are in it, and what it says of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest

from plugins.archive.dates import Published
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.calendars.icalendar import day, moment, text, write_lines

LATEST = 1_000
"""Meetings in a calendar, some 700 KB: programs fetch all of it again and again."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The latest meetings, and of how many others the days are not known.

    ``address`` is that of the page that lists them.
    """

    address: str
    name: str
    meetings: tuple[Record, ...]
    undated: int


def build_calendar(address: str, name: str, records: Iterable[Record]) -> Calendar:
    """Choose the meetings of records whose days are certain."""
    published = [record for record in records if not record.draft]
    dated = [record for record in published if record.card.held.certain_days]
    latest = nlargest(LATEST, dated, key=lambda record: record.card.held.first)
    return Calendar(address, name, tuple(latest), len(published) - len(dated))


def write_calendar(calendar: Calendar, site: Site) -> bytes:
    """Write a calendar."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Bien nien//Bien nien//VI",
        *_head(calendar, site),
        *(line for meeting in calendar.meetings for line in _event(meeting, site)),
        "END:VCALENDAR",
    )
    return write_lines(lines)


def _head(calendar: Calendar, site: Site) -> Iterator[str]:
    """Say what it is, in the words of RFC 7986 and in those that programs knew before it."""
    for name in ("NAME", "X-WR-CALNAME"):
        yield f"{name}:{text(calendar.name)}"
    if calendar.undated:
        undated = site.language.ngettext(
            "%(num)s cuộc họp không rõ ngày nên không có trong lịch này.",
            "%(num)s cuộc họp không rõ ngày nên không có trong lịch này.",
            calendar.undated,
        )
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            yield f"{name}:{text(undated % {'num': calendar.undated})}"
    yield f"URL:{site.absolute(calendar.address)}"


def _event(meeting: Record, site: Site) -> Iterator[str]:
    """Write a meeting; whoever has it in a calendar is not busy by that."""
    card = meeting.card
    days = card.held.certain_days
    changed = card.changed or card.published or Published(meeting.date)
    yield "BEGIN:VEVENT"
    yield f"UID:{text(site.tag(card.id))}"
    yield f"DTSTAMP:{moment(changed.moment)}"
    yield f"DTSTART;VALUE=DATE:{day(days[0])}"
    # The day on which it is over.
    yield f"DTEND;VALUE=DATE:{day(days[-1] + timedelta(days=1))}"
    yield f"SUMMARY:{text(card.title)}"
    yield f"DESCRIPTION:{text(card.summary)}"
    if card.place:
        yield f"LOCATION:{text(card.place)}"
    yield f"URL:{site.absolute(meeting.address)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
