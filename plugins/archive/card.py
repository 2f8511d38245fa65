"""The card of a record: what lists, indexes and neighbours need to know of it.

An archive of 100,000 records holds all cards in memory and opens a record only to make its page or
to index its text. What is on the card is therefore all that a page of any other record may show.
"""

import datetime as dt
from collections.abc import Iterator
from sys import intern
from typing import Any, NamedTuple

from plugins.archive.dates import PartialDate, Published, parse_published, read_partial_date
from plugins.archive.markup import Body
from plugins.archive.metadata import Metadata
from plugins.archive.values import Status

_STATUSES = {status.value: status for status in Status}


class Lead(NamedTuple):
    """The first picture of a record, as ``metadata.Image`` has it."""

    file: str
    alt: str
    caption: str
    credit: str
    licence: str


class Office(NamedTuple):
    """An office of a person in a record; ``body`` is the elected body it is of, or empty.

    ``office`` is empty for a member without one.
    """

    person: str
    office: str
    body: str


class Card(NamedTuple):
    """What a record says of itself in a list. What it does not say is empty.

    ``people`` are those who took part and those elected, each once; ``pictures`` and ``files`` all
    that it names; ``links`` the addresses of this site that its body leads to, with their lines.
    ``aliases`` are earlier addresses on this site, ``legacy`` is the whole one on an older portal.
    ``changed`` is the day of the last change.
    """

    id: str
    title: str
    summary: str
    legacy: str
    kind: str
    category: str
    organizer: str
    publisher: str
    series: str
    place: str
    tags: tuple[str, ...]
    people: tuple[str, ...]
    offices: tuple[Office, ...]
    pictures: tuple[str, ...]
    files: tuple[str, ...]
    aliases: tuple[str, ...]
    links: tuple[tuple[str, int], ...]
    lead: Lead | None
    status: Status
    held: PartialDate
    published: Published | None
    changed: Published | None

    @property
    def date(self) -> dt.date:
        """The day by which records are ordered: publication, else the first day of the event."""
        return self.published.day if self.published else self.held.first


def make_card(metadata: Metadata, body: Body) -> Card:
    """Write the card of a record."""
    images = metadata.images
    elected = [member.person for group in metadata.elected for member in group.members]
    taking_part = [participant.person for participant in metadata.people]
    return Card(
        metadata.id,
        metadata.title,
        metadata.summary,
        str(metadata.legacy.url) if metadata.legacy and metadata.legacy.url else "",
        metadata.kind,
        metadata.category,
        metadata.organizer,
        metadata.publisher or "",
        metadata.series or "",
        metadata.place.name if metadata.place else "",
        metadata.tags,
        tuple(dict.fromkeys([*taking_part, *elected])),
        tuple(_offices(metadata)),
        tuple(dict.fromkeys(image.file for image in images)),
        tuple(dict.fromkeys(_files(metadata))),
        metadata.aliases,
        body.links,
        Lead(*(getattr(images[0], name) for name in Lead._fields)) if images else None,
        metadata.status,
        metadata.event.date,
        metadata.published,
        max((change.date for change in metadata.changes), key=_iso, default=None),
    )


def card_row(card: Card) -> list[object]:
    """Give a card as a list of what JSON knows."""
    *rest, held, published, changed = card
    return [*rest, held.edtf, *(date.iso if date else "" for date in (published, changed))]


def read_card(row: list[Any]) -> Card:
    """Read what ``card_row`` gave; what many cards name is one text in memory."""
    identifier, title, summary, legacy, *names = row[:10]
    tags, people, offices, pictures, files, aliases, links = row[10:17]
    lead, status, held, published, changed = row[17:]
    return Card._make(
        [
            identifier,
            title,
            summary,
            legacy,
            *map(intern, names),
            tuple(map(intern, tags)),
            tuple(map(intern, people)),
            tuple([Office._make(map(intern, office)) for office in offices]),
            tuple(map(intern, pictures)),
            tuple(map(intern, files)),
            tuple(aliases),
            tuple([(intern(target), line) for target, line in links]),
            _read_lead(lead) if lead else None,
            _STATUSES[status],
            read_partial_date(held),
            parse_published(published) if published else None,
            parse_published(changed) if changed else None,
        ]
    )


def _read_lead(row: list[str]) -> Lead:
    file, alt, caption, credit, licence = row
    return Lead(intern(file), alt, caption, intern(credit), intern(licence))


def _iso(date: Published) -> str:
    """Order days with and without a time."""
    return date.iso


def _offices(metadata: Metadata) -> Iterator[Office]:
    for participant in metadata.people:
        if participant.role:
            yield Office(participant.person, participant.role, "")
    for elected in metadata.elected:
        for member in elected.members:
            yield Office(member.person, member.office or "", elected.body)


def _files(metadata: Metadata) -> Iterator[str]:
    yield from (document.file for document in metadata.documents if document.file)
    yield from (attached.file for attached in metadata.attachments)
