"""On this day: what was held on a day of earlier years.

There is no clock in the build. The home page shows the day of the build; its script fetches the
reader's own day from an asset, if that day has one.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from functools import partial

from babel.dates import format_skeleton

from plugins.archive.archive import Archive, index_by
from plugins.archive.page import AssetFolder
from plugins.archive.record import Record
from plugins.archive.urls import HOME, ON_THIS_DAY, on_this_day_address, relative
from plugins.archive.workshop import Workshop
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import AnniversaryView, OnThisDayView

SHOWN = 3
"""Meetings on the home page, which keeps their place free so that nothing moves."""

FETCHED = 12
"""Meetings in an asset: some of earlier years remain when this year had a few."""

DayOfYear = tuple[int, int]


def on_this_day_view(catalogue: Catalogue) -> OnThisDayView:
    """Show the day of the build."""
    day = catalogue.site.build_date
    by_day = _by_day_of_year(catalogue.archive)
    earlier = [
        record for record in by_day.get((day.month, day.day), ()) if _held(record).year < day.year
    ]
    return OnThisDayView(
        _key((day.month, day.day)),
        format_skeleton("MMMMd", day, locale=catalogue.language.tag),
        _anniversaries(earlier[:SHOWN]),
        tuple(map(_key, by_day)),
    )


def on_this_day(archive: Archive, **_: object) -> Iterator[AssetFolder]:
    """Yield the newest meetings of each day of the year that had any, as the script reads them.

    A JSON list, newest first, of objects with ``year``, ``title`` and ``href``, an address
    relative to the home page.
    """
    yield AssetFolder(ON_THIS_DAY.strip("/"), partial(_files, archive), lambda: archive.digest)


def _files(archive: Archive, _: Workshop) -> Mapping[str, bytes]:
    return {
        on_this_day_address(*day).removeprefix(ON_THIS_DAY): _json(records[:FETCHED])
        for day, records in _by_day_of_year(archive).items()
    }


def _json(records: Iterable[Record]) -> bytes:
    meetings = [
        asdict(meeting) | {"href": relative(meeting.href, HOME)}
        for meeting in _anniversaries(records)
    ]
    return json.dumps(meetings, ensure_ascii=False, separators=(",", ":")).encode()


def _by_day_of_year(archive: Archive) -> Mapping[DayOfYear, tuple[Record, ...]]:
    """Index the meetings whose day is known by day of the year, January first; newest first."""
    newest_first = sorted(archive.records, key=_held, reverse=True)
    index = index_by(
        newest_first,
        lambda record: [(day.month, day.day) for day in record.card.held.days],
    )
    return dict(sorted(index.items()))


def _anniversaries(records: Iterable[Record]) -> tuple[AnniversaryView, ...]:
    return tuple(
        AnniversaryView(_held(record).year, record.card.title, record.address) for record in records
    )


def _held(record: Record) -> date:
    return record.card.held.first


def _key(day: DayOfYear) -> str:
    return f"{day[0]:02d}-{day[1]:02d}"
