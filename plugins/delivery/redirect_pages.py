"""Pages that lead on, for hosts that can be told nothing: GitHub Pages.

Such a host serves a folder's ``index.html`` and other files by their names, whatever is in them:
what has a query, or a name that is not that of a page, cannot be redirected there. Search engines
take a refresh after no time for a permanent redirect:
https://developers.google.com/search/docs/crawling-indexing/301-redirects.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from plugins.archive.digests import digest_of
from plugins.archive.page import Metatag, Page, Route
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site

_OF_A_PAGE = re.compile(r"/(?:[\w~-]+/)*(?:[\w~-]+\.html?)?", re.ASCII)
"""No dots in folders: what is a file to one redirect could be a folder to another."""


@dataclass(frozen=True, slots=True)
class RedirectView:
    """A page that leads on: the address of the page of today."""

    href: str


def redirect_routes(site: Site, redirects: Iterable[Redirect]) -> Iterator[Route]:
    """Yield the way to a page for each redirect that can have one."""
    for redirect in redirects:
        address = redirect.below(site)
        if _OF_A_PAGE.fullmatch(address):
            make = partial(_page, address, redirect, site)
            key = digest_of(redirect.target.encode())
            yield Route(address, make, redirect.source, key, leads_on=True)


def _page(address: str, redirect: Redirect, site: Site) -> Page:
    _ = site.language.gettext
    return Page(
        address,
        "redirect.html",
        _("Trang đã chuyển"),
        _("Trang này có địa chỉ mới."),
        RedirectView(redirect.target),
        metadata=(Metatag("name", "robots", "noindex"),),
    )
