"""The files ``_redirects`` and ``_headers`` of hosts that serve a folder as it is.

Netlify: https://docs.netlify.com/manage/routing/redirects/redirect-options/ and
https://docs.netlify.com/manage/routing/headers/. Cloudflare Pages, which knows no queries, takes a
redirect before a file, and joins what several rules say with commas:
https://developers.cloudflare.com/pages/configuration/redirects/ and
https://developers.cloudflare.com/pages/configuration/headers/. GitLab Pages, which knows no queries
and no headers: https://docs.gitlab.com/user/project/pages/redirects/.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from plugins.archive.caches import caches
from plugins.archive.redirects import Redirect
from plugins.archive.site import Site
from plugins.delivery.headers import headers

REDIRECTS = "_redirects"
HEADERS = "_headers"

_PAIRS = re.compile(r"[^=&]+=[^&]+(?:&[^=&]+=[^&]+)*")
"""A query of names with values; Netlify reads no other."""


@dataclass(frozen=True, slots=True)
class StaticHost:
    """A host: what it knows, and the rules and bytes of redirects that it reads (0 is any)."""

    knows_queries: bool
    knows_headers: bool
    rules: int
    size: int


STATIC_HOSTS: Mapping[str, StaticHost] = MappingProxyType(
    {
        "netlify": StaticHost(knows_queries=True, knows_headers=True, rules=0, size=0),
        "cloudflare": StaticHost(
            knows_queries=False, knows_headers=True, rules=2000, size=100 * 1024
        ),
        "gitlab": StaticHost(knows_queries=False, knows_headers=False, rules=1000, size=64 * 1024),
    }
)
"""Cloudflare's 100 KB are not in its documentation; whoever wrote more saw the rest left out."""


def redirect_file(host: StaticHost, site: Site, redirects: Sequence[Redirect]) -> bytes:
    """Write a line a redirect, without those that the host cannot know."""
    lines = (
        _line(host, redirect, site)
        for redirect in redirects
        if not redirect.query or (host.knows_queries and _PAIRS.fullmatch(redirect.query))
    )
    return "".join(f"{line}\n" for line in lines).encode()


def header_file(site: Site) -> bytes:
    """Write the headers of all paths, then how long what is not like the rest is kept.

    For how long pages are kept these hosts know best: they tell when there is a new one.
    """
    given = (f"  {name}: {value}" for name, value in headers(site).items())
    cached = (
        (
            f"{site.base_path}{start[1:]}{'*' * start.endswith('/')}",
            f"  Cache-Control: {cache.header}",
        )
        for start, cache in caches(site.theme).items()
    )
    return "\n".join(["/*", *given, *chain.from_iterable(cached), ""]).encode()


def _line(host: StaticHost, redirect: Redirect, site: Site) -> str:
    """Write a rule; Netlify takes a file before a redirect, unless told not to."""
    path = redirect.path.replace("*", "%2A").replace(":", "%3A")
    asked = [path, *redirect.query.split("&")] if redirect.query else [path]
    code = "301!" if host.knows_queries else "301"
    return " ".join([*asked, f"{site.base_path}{redirect.target[1:]}", code])
