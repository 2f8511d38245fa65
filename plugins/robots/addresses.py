"""Lists of addresses for search engines: https://www.sitemaps.org/protocol.html.

``lastmod`` is told of records alone, by the days that they tell. A list changes with each of its
records: a date that is often wrong is one that search engines stop to believe.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from html import escape

from plugins.archive.archive import Archive
from plugins.archive.digests import digest_of
from plugins.archive.page import Asset
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import NEWS_SITEMAP, SITEMAP, output_path, sitemap_address
from plugins.robots.news import latest_news, news_site_map

LARGEST = 50_000
"""Addresses in a file. None of ours has 500 bytes, so no file comes near the 50 MB it may have."""

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_maps(archive: Archive, *, site: Site, addresses: Sequence[str]) -> Iterator[Asset]:
    """Yield the list of all addresses, in parts under an index where there are too many."""
    if not site.url:
        return
    changes = cache(partial(_last_changes, archive.records))
    parts = [addresses[start : start + LARGEST] for start in range(0, len(addresses), LARGEST)]
    own = [SITEMAP]
    if len(parts) > 1:
        own = [sitemap_address(number) for number in range(1, len(parts) + 1)]
        yield Asset(output_path(SITEMAP), partial(_index, own, site))
    for address, part in zip(own, parts, strict=True):
        content, key = partial(_site_map, part, changes, site), partial(_key, part, archive)
        yield Asset(output_path(address), content, key=key)
    if news := latest_news(archive, site):
        yield Asset(output_path(NEWS_SITEMAP), partial(news_site_map, news, site))


def _key(addresses: Iterable[str], archive: Archive) -> bytes:
    """Digest all that a list of addresses is made from."""
    return digest_of(archive.digest, "\n".join(addresses).encode())


def _last_changes(records: Iterable[Record]) -> Mapping[str, str]:
    """Give the day on which each record was last changed or published, by address."""
    dates = ((record.address, record.card.published, record.card.changed) for record in records)
    return {
        address: max(date.iso for date in (published, changed) if date)
        for address, published, changed in dates
        if published or changed
    }


def _site_map(
    addresses: Iterable[str], changes: Callable[[], Mapping[str, str]], site: Site
) -> bytes:
    """Write addresses; a quarter of a million elements would take a tree of XML seconds."""
    known = changes()
    lines = (_line("url", address, known.get(address, ""), site) for address in addresses)
    return _document("urlset", lines)


def _index(addresses: Iterable[str], site: Site) -> bytes:
    return _document("sitemapindex", (_line("sitemap", address, "", site) for address in addresses))


def _document(root: str, lines: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">'
    return "\n".join([head, *lines, f"</{root}>\n"]).encode()


def _line(name: str, address: str, changed: str, site: Site) -> str:
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<{name}><loc>{escape(site.absolute(address))}</loc>{lastmod}</{name}>"
