"""Atom, RFC 4287.

The feed generator that comes with Pelican takes one author an entry and asks the clock, and the
standard library writes XML as well.
"""

from xml.etree import ElementTree as ET

from plugins.feeds.entries import Entry
from plugins.feeds.feed import Feed

_NAMESPACE = "http://www.w3.org/2005/Atom"


def write_atom(feed: Feed) -> bytes:
    """Write a feed as an Atom document."""
    root = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": feed.language})
    ET.SubElement(root, "id").text = feed.id
    ET.SubElement(root, "title").text = feed.title
    ET.SubElement(root, "subtitle").text = feed.description
    ET.SubElement(root, "updated").text = feed.updated.isoformat()
    _author(root, feed.author)
    ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    ET.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    for entry in feed.entries:
        _entry(root, entry)
    # To write texts and encode the whole takes less than to write bytes.
    document: str = ET.tostring(root, encoding="unicode", xml_declaration=True)
    return document.encode()


def _entry(root: ET.Element, entry: Entry) -> None:
    """Write an entry; what has no author of its own has that of the feed (4.1.2)."""
    element = ET.SubElement(root, "entry")
    ET.SubElement(element, "id").text = entry.id
    ET.SubElement(element, "title").text = entry.title
    if entry.published:
        ET.SubElement(element, "published").text = entry.published.isoformat()
    ET.SubElement(element, "updated").text = entry.updated.isoformat()
    for name in entry.authors:
        _author(element, name)
    ET.SubElement(element, "link", rel="alternate", type="text/html", href=entry.url)
    for file in entry.enclosures:
        ET.SubElement(
            element, "link", rel="enclosure", type=file.type, title=file.title, href=file.url
        )
    for name in entry.categories:
        ET.SubElement(element, "category", term=name)
    ET.SubElement(element, "summary").text = entry.summary
    ET.SubElement(element, "content", type="html").text = entry.content


def _author(parent: ET.Element, name: str) -> None:
    ET.SubElement(ET.SubElement(parent, "author"), "name").text = name
