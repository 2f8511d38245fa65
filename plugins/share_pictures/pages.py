"""Which pages have a picture drawn, and what it says."""

from collections.abc import Iterator
from functools import cache, partial

from plugins.archive.archive import Archive
from plugins.archive.digests import digest_value
from plugins.archive.page import Asset
from plugins.archive.pictures import shared_picture
from plugins.archive.site import Site
from plugins.archive.urls import HOME, output_path, share_address
from plugins.share_pictures.drawing import Words, draw


def pages(archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the picture of the site, and those of records that show none made of pixels."""
    if not (site.share_pictures and site.url):
        # Nobody could be told where they are.
        return
    yield _asset(HOME, Words("", site.subtitle, site.name, site.host))
    held, kind = cache(site.language.date), cache(partial(archive.vocabulary.name, "kinds"))
    for record in archive.records:
        if shared_picture(record) is None:
            card = record.card
            date = site.language.date_inside(held(card.held)).text
            yield _asset(record.address, Words(kind(card.kind), date, card.title, site.name))


def _asset(address: str, words: Words) -> Asset:
    path = output_path(share_address(address))
    key = partial(digest_value, words)
    return Asset(path, partial(draw, words), key=key, sources=b"", by_crew=True)
