"""What the rules between records need of each: light, for an archive has many."""

from dataclasses import dataclass
from datetime import date

from plugins.archive.archive import TERM_FIELDS, days, months, years
from plugins.archive.record import Record
from plugins.archive.values import Status
from plugins.checks.similar import sketch_of


@dataclass(frozen=True, slots=True)
class Facts:
    """A record in short.

    ``terms`` are the vocabulary and identifier of every term it names, ``links`` the site-absolute
    addresses its body leads to with their lines, ``sketch`` tells how like another its text is.
    """

    path: str
    title: str
    title_line: int
    address: str
    status: Status
    event: str
    organizer: str
    series: str
    terms: tuple[tuple[str, str], ...]
    links: tuple[tuple[str, int], ...]
    years: tuple[int, ...]
    months: tuple[tuple[int, int], ...]
    days: tuple[date, ...]
    sketch: tuple[int, ...]


def facts_of(record: Record) -> Facts:
    """Take the facts of a sound record."""
    metadata = record.metadata
    return Facts(
        record.path,
        metadata.title,
        record.lines["title"],
        record.address,
        metadata.status,
        metadata.event.date.edtf,
        metadata.organizer,
        metadata.series or "",
        tuple(
            (vocabulary, term)
            for vocabulary, terms_of in TERM_FIELDS.items()
            for term in dict.fromkeys(terms_of(record))
        ),
        record.body.links,
        tuple(years(record)),
        tuple(dict.fromkeys(months(record))),
        tuple(dict.fromkeys(days(record))),
        sketch_of(record.body.text),
    )
