"""Texts at the root of the site: for robots, for whoever finds a hole, for the curious."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.page import Asset
from plugins.archive.site import Site
from plugins.archive.urls import (
    HUMANS,
    NEWS_SITEMAP,
    ROBOTS,
    SECURITY,
    SITEMAP,
    WEB_MANIFEST,
    output_path,
)
from plugins.robots.news import latest_news
from plugins.robots.web_app import write_manifest

_VALID = timedelta(days=364)
"""RFC 9116, 2.5.5: less than a year."""


def pages(archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the manifest and, where the site knows its address, the texts that tell it."""
    yield Asset(output_path(WEB_MANIFEST), partial(write_manifest, site))
    if site.url:
        yield Asset(output_path(ROBOTS), partial(_robots, archive, site))
        yield Asset(output_path(HUMANS), partial(_humans, site))
        yield Asset(output_path(SECURITY), partial(_security, site))


def _robots(archive: Archive, site: Site) -> bytes:
    """Let everybody in (RFC 9309); pages that no list of results should show say so themselves."""
    maps = [SITEMAP, NEWS_SITEMAP] if latest_news(archive, site) else [SITEMAP]
    listed = (f"Sitemap: {site.absolute(address)}" for address in maps)
    return _text(("User-agent: *", "Allow: /", "", *listed))


def _security(site: Site) -> bytes:
    """Say whom to tell of a hole in security (RFC 9116).

    It holds for a year from the date of the build: a site that somebody still publishes says so
    anew each time, and of one that is left to itself nobody vouches that the address is read.
    """
    expires = site.build_date + _VALID
    languages = ", ".join(dict.fromkeys((site.content_lang, "vi", "en")))
    return _text(
        (
            f"Contact: mailto:{site.owner.email}",
            f"Expires: {expires.isoformat()}T00:00:00Z",
            f"Preferred-Languages: {languages}",
            f"Canonical: {site.absolute(SECURITY)}",
        )
    )


def _humans(site: Site) -> bytes:
    """Say who made the site: https://humanstxt.org/Standard.html."""
    owner = site.owner
    return _text(
        (
            "/* TEAM */",
            f"{owner.responsible}: {owner.name}",
            f"Contact: {owner.email}",
            f"From: {owner.address}",
            "",
            "/* SITE */",
            f"Name: {site.name}",
            f"Language: {site.content_lang}",
            "Software: Biên niên, Pelican",
        )
    )


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
