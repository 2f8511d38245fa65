"""From the plain pages of the archive to pages of the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.archive.archive import Archive
from plugins.archive.entries import block_views, breadcrumb
from plugins.archive.page import Page
from plugins.archive.record import PlainPage
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND
from plugins.archive.views import BlockView, LinkView

NOT_FOUND_SLUG = "khong-tim-thay"
"""The plain page that hosts show for an address that leads nowhere."""


@dataclass(frozen=True, slots=True)
class PlainPageView:
    """A plain page."""

    breadcrumb: tuple[LinkView, ...]
    blocks: tuple[BlockView, ...]


def pages(archive: Archive, *, site: Site) -> Iterator[Page]:
    """Yield one page for each plain page."""
    for plain in archive.plain_pages:
        yield _page(plain, archive, site)


def _page(plain: PlainPage, archive: Archive, site: Site) -> Page:
    not_found = plain.slug == NOT_FOUND_SLUG
    title = plain.metadata.title
    return Page(
        NOT_FOUND if not_found else plain.address,
        "plain_page.html",
        title,
        plain.metadata.summary,
        PlainPageView(
            breadcrumb(site.language, LinkView(title)), block_views(plain.body, (), archive)
        ),
        section="" if not_found else plain.address,
        source=plain.path,
    )
