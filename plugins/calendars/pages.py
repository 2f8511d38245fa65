"""From the archive to the calendars of its meetings."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from plugins.archive.alternates import has_calendar
from plugins.archive.archive import Archive
from plugins.archive.digests import digest_of, digest_value
from plugins.archive.page import Asset
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import HOME, calendar_address, output_path, term_address
from plugins.calendars.calendar import Calendar, build_calendar, write_calendar


def pages(archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the calendars, where the site knows its address."""
    if not site.url:
        return
    for address, name, records in _lists(archive, site):
        if has_calendar(records):
            calendar = cache(partial(build_calendar, address, name, records))
            path = output_path(calendar_address(address))
            content = partial(_content, calendar, site)
            yield Asset(path, content, key=partial(_key, calendar), sources=b"")


def _lists(archive: Archive, site: Site) -> Iterator[tuple[str, str, tuple[Record, ...]]]:
    """Give address, name and records of each list that may have a calendar."""
    yield HOME, site.name, archive.records
    units = archive.vocabulary.organizations
    for unit, records in archive.by_term["organizations"].items():
        yield term_address("organizations", unit), units[unit].name, records


def _content(calendar: Callable[[], Calendar], site: Site) -> bytes:
    return write_calendar(calendar(), site)


def _key(calendar: Callable[[], Calendar]) -> bytes:
    """Digest all that a calendar is made from."""
    shown = calendar()
    head = digest_value((shown.address, shown.name, shown.undated))
    parts = (part for each in shown.meetings for part in (each.path.encode(), each.card_key))
    return digest_of(head, *parts)
