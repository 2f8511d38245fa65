"""A feed as all formats show it."""

from dataclasses import dataclass
from datetime import datetime

from plugins.feeds.entries import Entry


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest records of a list, at least one.

    ``url`` is the whole address of the feed, ``page`` that of the list's page; ``id`` names the
    list for ever; ``author`` is who answers for the site.
    """

    id: str
    url: str
    page: str
    title: str
    description: str
    author: str
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """The moment of the latest change of what it shows."""
        return max(entry.updated for entry in self.entries)
