"""The rules of the formats, as far as feeds like ours can break them; each gives what is wrong."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ONCE_IN_FEED = ("id", "title", "updated")
_ONCE_IN_ENTRY = (*_ONCE_IN_FEED, "summary", "content")
_ONCE_IN_CHANNEL = ("title", "link", "description", "language", "lastBuildDate")
_ONCE_IN_ITEM = ("title", "link", "guid", "description", CONTENT)
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d){0,2}:[A-Za-z0-9/.-]+")


def read_xml(document: bytes) -> ET.Element:
    """Read what we wrote."""
    return ET.fromstring(document)  # noqa: S314 - nobody else wrote it


def breaches_of_atom(document: bytes) -> Iterator[str]:
    """RFC 4287, 3.3 and 4.1; tag URIs are those of RFC 4151."""
    root = read_xml(document)
    if root.tag != f"{ATOM}feed":
        yield f"root {root.tag}"
    yield from _each_once(root, [f"{ATOM}{name}" for name in _ONCE_IN_FEED])
    yield from _atom_links(root, {"self", "alternate"})
    entries = root.findall(f"{ATOM}entry")
    for entry in entries:
        yield from _each_once(entry, [f"{ATOM}{name}" for name in _ONCE_IN_ENTRY])
        yield from _atom_links(entry, {"alternate"})
    if root.find(f"{ATOM}author/{ATOM}name") is None:
        yield "no author"
    identifiers = [element.text or "" for element in root.iter(f"{ATOM}id")]
    yield from (name for name in identifiers if not _TAG.fullmatch(name))
    if len(identifiers) > len(set(identifiers)):
        yield "one id twice"
    for name in ("updated", "published"):
        for element in root.iter(f"{ATOM}{name}"):
            yield from _not_a_moment(element.text or "")


def breaches_of_rss(document: bytes) -> Iterator[str]:
    """RSS 2.0, and the profile of the RSS Advisory Board."""
    root = read_xml(document)
    (channel,) = root
    if (root.tag, root.attrib, channel.tag) != ("rss", {"version": "2.0"}, "channel"):
        yield f"root {root.tag} {root.attrib}"
    yield from _each_once(channel, _ONCE_IN_CHANNEL)
    links = channel.findall(f"{ATOM}link")
    if [link.get("rel") for link in links] != ["self"]:
        yield "no link to itself"
    for item in channel.findall("item"):
        yield from _each_once(item, _ONCE_IN_ITEM)
        guid = item.find("guid")
        if guid is None or guid.get("isPermaLink") != "false":
            yield "a guid that is no address says so"
    for element in root.iter():
        if element.tag in {"link", "url"}:
            yield from _not_whole(element.text or "")
        if element.tag in {"pubDate", "lastBuildDate"}:
            parsedate_to_datetime(element.text or "")


def breaches_of_json(document: bytes) -> Iterator[str]:
    """JSON Feed 1.1."""
    feed = json.loads(document)
    if feed["version"] != "https://jsonfeed.org/version/1.1":
        yield feed["version"]
    yield from _not_whole(feed["home_page_url"])
    yield from _not_whole(feed["feed_url"])
    for item in feed["items"]:
        if not (isinstance(item["id"], str) and item["content_html"]):
            yield f"item {item}"
        yield from _not_whole(item["url"])
        yield from _not_whole(item.get("image", item["url"]))
        for name in ("date_published", "date_modified"):
            if name in item:
                yield from _not_a_moment(item[name])
        for file in item.get("attachments", []):
            yield from _not_whole(file["url"])
            if "/" not in file["mime_type"]:
                yield file["mime_type"]
    if feed.get("items") != [*{item["id"]: item for item in feed["items"]}.values()]:
        yield "one id twice"


RULES = {"atom.xml": breaches_of_atom, "rss.xml": breaches_of_rss, "feed.json": breaches_of_json}


def _each_once(parent: ET.Element, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        found = parent.findall(name)
        if len(found) != 1 or not (found[0].text or "").strip():
            yield f"{name} {len(found)} times in {parent.tag}"


def _atom_links(parent: ET.Element, needed: set[str]) -> Iterator[str]:
    """One link of each relation but for enclosures; all lead to whole addresses."""
    links = parent.findall(f"{ATOM}link")
    relations = [link.get("rel") for link in links if link.get("rel") != "enclosure"]
    if sorted(map(str, relations)) != sorted(needed):
        yield f"links {relations}"
    for link in links:
        yield from _not_whole(link.get("href", ""))
        if "/" not in link.get("type", ""):
            yield f"link of no type {link.attrib}"


def _not_whole(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.netloc or not url.isascii():
        yield f"no whole address: {url}"


def _not_a_moment(text: str) -> Iterator[str]:
    if datetime.fromisoformat(text).tzinfo is None or "T" not in text:
        yield f"no moment of RFC 3339: {text}"
