"""An entry of a feed: a record as all formats show it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from plugins.archive.archive import Lexicon
from plugins.archive.dates import Published
from plugins.archive.media_types import media_type
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import attachment_address, image_address
from plugins.archive.values import AuthorRole
from plugins.feeds.content import content_html


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with a record: its whole address, its name and its media type."""

    url: str
    title: str
    type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A record. Addresses are whole; ``image`` is that of its first picture, or empty.

    ``published`` is None where nobody knows it; ``categories`` are names.
    """

    id: str
    url: str
    title: str
    summary: str
    content: str
    image: str
    published: datetime | None
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    enclosures: tuple[Enclosure, ...]


def make_entry(record: Record, lexicon: Lexicon, site: Site) -> Entry:
    """Open a record and write its entry."""
    opened = record.opened()
    metadata, vocabulary = opened.metadata, lexicon.vocabulary
    writers = [author.name for author in metadata.authors if author.role is not AuthorRole.PHOTO]
    terms = (("categories", metadata.category), *(("tags", tag) for tag in metadata.tags))
    return Entry(
        site.tag(metadata.id),
        site.absolute(record.address),
        metadata.title,
        metadata.summary,
        content_html(opened, lexicon, site),
        site.absolute(image_address(metadata.images[0].file)) if metadata.images else "",
        metadata.published.moment if metadata.published else None,
        _updated(opened),
        tuple(dict.fromkeys(writers)),
        tuple(vocabulary.name(name, term) for name, term in terms),
        tuple(
            Enclosure(
                site.absolute(attachment_address(each.file)), each.title, media_type(each.file)
            )
            for each in metadata.attachments
        ),
    )


def _updated(record: Record) -> datetime:
    """Tell when a record was last changed; what was never published, by the day of the event.

    Each change counts a second: one on the day of another, both without a time, is newer too.
    """
    changes = record.metadata.changes
    published = record.metadata.published or Published(record.date)
    latest = max(date.moment for date in (published, *(change.date for change in changes)))
    return latest + timedelta(seconds=len(changes))
