"""What a list is offered as beside its page: feeds of its records, a calendar of its meetings.

Both name whole addresses, so a site that does not know its own has neither.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from plugins.archive.page import Alternate
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import HOME, calendar_address, feed_address

FEED_NAMES = {
    "application/atom+xml": "Atom",
    "application/rss+xml": "RSS",
    "application/feed+json": "JSON Feed",
}
"""What the media types of feeds are called."""


def feed_alternates(
    address: str, title: str, records: Sequence[Record], site: Site
) -> tuple[Alternate, ...]:
    """Give the feeds of the list of records at an address, where it has them."""
    if not site.url or not records:
        return ()
    atom, *others = (
        Alternate(media_type, f"{title} ({name})", feed_address(address, media_type))
        for media_type, name in FEED_NAMES.items()
    )
    # Every reader of feeds reads this one.
    return (replace(atom, label=site.language.gettext("Theo dõi tin mới (Atom)")), *others)


def calendar_alternates(
    address: str, title: str, records: Iterable[Record], site: Site
) -> tuple[Alternate, ...]:
    """Give the calendar of the meetings that the list at an address tells of, where it has one."""
    if not site.url or not has_calendar(records):
        return ()
    label = site.language.gettext("Lịch các cuộc họp (iCalendar)")
    name = f"{title} (iCalendar)"
    return (Alternate("text/calendar", name, calendar_address(address), label),)


def site_alternates(records: Sequence[Record], site: Site) -> tuple[Alternate, ...]:
    """Give the feeds of all records and the calendar of all meetings."""
    feeds = feed_alternates(HOME, site.name, records, site)
    return (*feeds, *calendar_alternates(HOME, site.name, records, site))


def has_calendar(records: Iterable[Record]) -> bool:
    """Tell whether the days of any meeting are known: a calendar cannot be empty."""
    return any(record.card.held.certain_days and not record.draft for record in records)
