"""The ways in for capabilities.

Each signal is sent with the archive and ``site``; each receiver returns an iterable of ``Route``,
``Asset`` and ``AssetFolder``, addresses now, pages and contents when asked. Connect in
``register()``.
"""

from blinker import ANY, signal

pages = signal("biennien_pages")
"""What is made of a source, and what the site has once."""

lists = signal("biennien_lists")
"""Routes without a source, and assets that say so (``sources``): what shows cards, terms and the
site, and never a text. There are more of them than records; they are not even asked for while these
are as they were."""

site_maps = signal("biennien_site_maps")
"""Assets made of ``addresses``: those of all pages that search engines may list, sorted. Sent when
all of them are known."""


def connected() -> list[str]:
    """Name what is connected."""
    return sorted(
        f"{receiver.__module__}.{receiver.__qualname__}"
        for way in (pages, lists, site_maps)
        for receiver in way.receivers_for(ANY)
    )
