"""Which dates a part of a list holds, in words."""

from collections.abc import Sequence

from plugins.archive.language import Language
from plugins.archive.record import Record


def span(records: Sequence[Record], language: Language) -> str:
    """Say from which month to which the records, newest first, reach."""
    _ = language.gettext
    first, last = (language.inside(_month(records[end], language)) for end in (-1, 0))
    if first == last:
        return _("Tin của %(month)s") % {"month": first}
    return _("Tin từ %(first)s đến %(last)s") % {"first": first, "last": last}


def _month(record: Record, language: Language) -> str:
    """Name the month of the date a record is ordered by; only the year, where no more is known."""
    day = record.date
    if record.card.published or record.card.held.precision != "year":
        return language.month(day.year, day.month)
    return language.year(day.year)
