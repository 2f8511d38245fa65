"""RSS 2.0 as the RSS Advisory Board reads it: https://www.rssboard.org/rss-profile.

An enclosure tells its length and is the only one of its item: files are named in the text alone.
"""

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from plugins.feeds.entries import Entry
from plugins.feeds.feed import Feed

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def write_rss(feed: Feed) -> bytes:
    """Write a feed as an RSS document."""
    root = ET.Element("rss", {"version": "2.0", **_NAMESPACES})
    channel = ET.SubElement(root, "channel")
    ET.SubElement(channel, "title").text = feed.title
    ET.SubElement(channel, "link").text = feed.page
    ET.SubElement(channel, "description").text = feed.description
    ET.SubElement(channel, "language").text = feed.language
    ET.SubElement(channel, "lastBuildDate").text = format_datetime(feed.updated)
    ET.SubElement(channel, "atom:link", rel="self", type="application/rss+xml", href=feed.url)
    for entry in feed.entries:
        _item(channel, entry)
    # To write texts and encode the whole takes less than to write bytes.
    document: str = ET.tostring(root, encoding="unicode", xml_declaration=True)
    return document.encode()


def _item(channel: ET.Element, entry: Entry) -> None:
    """Write an item; RSS has no element for a change, so Atom's tells it."""
    item = ET.SubElement(channel, "item")
    ET.SubElement(item, "title").text = entry.title
    ET.SubElement(item, "link").text = entry.url
    ET.SubElement(item, "guid", isPermaLink="false").text = entry.id
    if entry.published:
        ET.SubElement(item, "pubDate").text = format_datetime(entry.published)
    ET.SubElement(item, "atom:updated").text = entry.updated.isoformat()
    for name in entry.authors:
        ET.SubElement(item, "dc:creator").text = name
    for name in entry.categories:
        ET.SubElement(item, "category").text = name
    ET.SubElement(item, "description").text = entry.summary
    ET.SubElement(item, "content:encoded").text = entry.content
