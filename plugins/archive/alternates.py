"""What a list is offered as beside its page: feeds of its records, a calendar of its meetings.

Both name whole addresses, so a site that does not know its own has neither.
"""

from dataclasses import replace

from plugins.archive.page import Alternate
from plugins.archive.site import Site
from plugins.archive.urls import feed_address

FEED_NAMES = {
    "application/atom+xml": "Atom",
    "application/rss+xml": "RSS",
    "application/feed+json": "JSON Feed",
}
"""What the media types of feeds are called."""


def feed_alternates(address: str, title: str, site: Site) -> tuple[Alternate, ...]:
    """Give the feeds of the list at an address, where the site has them."""
    if not site.url:
        return ()
    atom, *others = (
        Alternate(media_type, f"{title} ({name})", feed_address(address, media_type))
        for media_type, name in FEED_NAMES.items()
    )
    # Every reader of feeds reads this one.
    return (replace(atom, label=site.language.gettext("Theo dõi tin mới (Atom)")), *others)
