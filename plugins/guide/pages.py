"""The guide as a page of the site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.entries import breadcrumb
from plugins.archive.markup import parse_body
from plugins.archive.page import Page, Route
from plugins.archive.problems import GUIDE
from plugins.archive.site import Site
from plugins.archive.urls import plain_address
from plugins.archive.views import BlockView, LinkView
from plugins.guide.guide import guide

ADDRESS = plain_address("huong-dan")
_PART = re.compile(r"^(?=#{2,3} )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuideView:
    """The guide, part by part."""

    breadcrumb: tuple[LinkView, ...]
    blocks: tuple[BlockView, ...]


def pages(_: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the way to the guide."""
    yield guide_route(site)


def guide_route(site: Site) -> Route:
    """Give the way to the guide, which needs no archive."""
    return Route(ADDRESS, partial(_page, site))


def rule_address(code: str) -> str:
    """Give the place in the guide that explains a rule."""
    return f"{ADDRESS}#{code}"


def _page(site: Site) -> Page:
    head, *parts = _PART.split(guide())
    title, lead, contents = head.removeprefix("# ").split("\n\n", 2)
    return Page(
        ADDRESS,
        "plain_page.html",
        title,
        " ".join(lead.split()),
        GuideView(breadcrumb(site.language, LinkView(title)), tuple(_blocks([contents, *parts]))),
    )


def _blocks(parts: list[str]) -> Iterator[BlockView]:
    """Each part is converted by itself: a body of that length would be refused."""
    for part in parts:
        yield from (BlockView(html=block.html) for block in parse_body(part, GUIDE, 1).blocks)
