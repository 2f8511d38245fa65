"""The latest news as Google News wants them told.

What was published in the last two days, 1,000 records at most:
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import islice, takewhile
from xml.etree import ElementTree as ET

from plugins.archive.archive import Archive
from plugins.archive.record import Record
from plugins.archive.site import Site

_FRESH = timedelta(days=2)
_MOST = 1_000
_NAMESPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def latest_news(archive: Archive, site: Site) -> Sequence[Record]:
    """Give the records of the last two days before the build, newest first."""
    first = site.build_date - _FRESH
    recent = takewhile(lambda record: record.date >= first, archive.records)
    return [*islice(filter(lambda record: _is_news(record, site), recent), _MOST)]


def news_site_map(news: Iterable[Record], site: Site) -> bytes:
    """Write the list of news."""
    root = ET.Element("urlset", _NAMESPACES)
    for record in news:
        _url(root, record, site)
    document: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def _is_news(record: Record, site: Site) -> bool:
    published = record.card.published
    return published is not None and published.day <= site.build_date and not record.draft


def _url(root: ET.Element, record: Record, site: Site) -> None:
    url = ET.SubElement(root, "url")
    ET.SubElement(url, "loc").text = site.absolute(record.address)
    news = ET.SubElement(url, "news:news")
    publication = ET.SubElement(news, "news:publication")
    ET.SubElement(publication, "news:name").text = site.name
    ET.SubElement(publication, "news:language").text = site.content_lang
    if published := record.card.published:
        ET.SubElement(news, "news:publication_date").text = published.iso
    ET.SubElement(news, "news:title").text = record.card.title
