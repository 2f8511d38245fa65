"""Feeds: what is new in the whole archive, a category, a unit or a series, for feed readers.

``pages`` yields each list's feed as Atom, RSS and JSON Feed. All three are written from the same
``Entry`` (``entries``), with its text as HTML by itself (``content``). Feeds hold whole addresses,
so there are none where the site does not know its own.
"""

from plugins.archive import signals
from plugins.feeds.pages import pages


def register() -> None:
    """Give the feeds to the site."""
    signals.pages.connect(pages)
