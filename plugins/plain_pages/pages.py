"""From the plain pages of the archive to pages of the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.entries import block_views, breadcrumb
from plugins.archive.page import Page, Route
from plugins.archive.record import PlainPage
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.archive.views import BlockView, LinkView


@dataclass(frozen=True, slots=True)
class PlainPageView:
    """A plain page."""

    breadcrumb: tuple[LinkView, ...]
    blocks: tuple[BlockView, ...]


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the way to each plain page."""
    for plain in archive.plain_pages:
        make = partial(_page, plain, archive, site)
        unlisted = plain.address == NOT_FOUND
        yield Route(plain.address, make, plain.path, plain.key, unlisted=unlisted)


def _page(plain: PlainPage, archive: Archive, site: Site) -> Page:
    title = plain.metadata.title
    return Page(
        plain.address,
        "plain_page.html",
        title,
        plain.metadata.summary,
        PlainPageView(
            breadcrumb(site.language, LinkView(title)), block_views(plain.body, (), archive)
        ),
        section="" if plain.address == NOT_FOUND else plain.address,
    )
