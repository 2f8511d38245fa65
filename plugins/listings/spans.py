"""Which dates a part of a list holds, in words."""

from collections.abc import Sequence

from plugins.archive.language import Language
from plugins.archive.record import Record


def span(records: Sequence[Record], language: Language) -> str:
    """Say from which month to which the records, newest first, reach."""
    _ = language.gettext
    first, last = (language.inside(_month(record, language)) for record in ends(records))
    if first == last:
        return _("Tin của %(month)s") % {"month": first}
    return _("Tin từ %(first)s đến %(last)s") % {"first": first, "last": last}


def ends(records: Sequence[Record]) -> tuple[Record, Record]:
    """Give the oldest and the newest of records, newest first."""
    return records[-1], records[0]


def _month(record: Record, language: Language) -> str:
    """Name the month of the date a record is ordered by; only the year, where no more is known."""
    day = record.date
    if record.metadata.published or record.metadata.event.date.precision != "year":
        return language.month(day.year, day.month)
    return language.gettext("Năm %(year)s") % {"year": day.year}
