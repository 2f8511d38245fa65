"""Listings: the ways into the archive, from the home page down to a single day.

Every list is cut into parts by one rule (``paging``) and shown by one path (``lists``); each
other module is one kind of page. ``pages`` is the list of them all.
"""

from plugins.archive import signals
from plugins.listings.on_this_day import on_this_day
from plugins.listings.pages import pages


def register() -> None:
    """Give the lists to the site."""
    signals.lists.connect(pages)
    signals.pages.connect(on_this_day)
