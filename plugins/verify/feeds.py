"""Feeds: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, as far as a reader of feeds would stumble."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree as ET

from plugins.archive.urls import FEED_FILES
from plugins.verify.findings import Finding
from plugins.verify.output import Output

_ATOM = "{http://www.w3.org/2005/Atom}"
_VERSION = "https://jsonfeed.org/version/1.1"
_WRITE = "sửa plugins/feeds; chạy lại publish"


def faulty_feed(path: str, output: Output) -> Iterator[Finding]:
    """A feed is well formed, has what its format asks for, and leads to pages that are there."""
    rule = _RULES[path.rpartition("/")[2]]
    try:
        for found in rule(output.read(path), path, output):
            yield Finding(path, 0, "nguon-tin-sai", found, _WRITE)
    except (ET.ParseError, ValueError, KeyError, TypeError, AttributeError) as error:
        found = f"không đọc được: {type(error).__name__} {error}"
        yield Finding(path, 0, "nguon-tin-hong", found, _WRITE)


def is_feed(path: str) -> bool:
    """Tell whether a file is a feed, by its name."""
    return path.rpartition("/")[2] in _RULES


def read_xml(content: bytes) -> ET.Element:
    """Read XML that a build wrote; raises ``ParseError``."""
    return ET.fromstring(content)  # noqa: S314 - the site's own


def _atom(content: bytes, path: str, output: Output) -> Iterator[str]:
    root = read_xml(content)
    entries = root.findall(f"{_ATOM}entry")
    if root.tag != f"{_ATOM}feed":
        yield f"gốc là {root.tag}, không phải feed"
    for parent in (root, *entries):
        yield from _missing(parent, (f"{_ATOM}{it}" for it in ("id", "title", "updated")))
    if not root.findtext(f"{_ATOM}author/{_ATOM}name"):
        yield "không có author"
    yield from _repeated(it.text or "" for it in root.iter(f"{_ATOM}id"))
    for name in ("updated", "published"):
        yield from _not_moments(it.text or "" for it in root.iter(f"{_ATOM}{name}"))
    links = [it for parent in (root, *entries) for it in parent.findall(f"{_ATOM}link")]
    yield from _nowhere((it.get("href") or "" for it in links), path, output)


def _rss(content: bytes, path: str, output: Output) -> Iterator[str]:
    root = read_xml(content)
    channel = root.find("channel")
    if root.tag != "rss" or channel is None:
        yield "không phải rss có channel"
        return
    items = channel.findall("item")
    yield from _missing(channel, ("title", "link", "description"))
    for item in items:
        yield from _missing(item, ("title", "link", "guid", "description"))
    yield from _repeated(it.findtext("guid") or "" for it in items)
    for element in root.iter():
        if element.tag in {"pubDate", "lastBuildDate"}:
            parsedate_to_datetime(element.text or "")
    yield from _nowhere((it.text or "" for it in channel.iter("link")), path, output)


def _json(content: bytes, path: str, output: Output) -> Iterator[str]:
    feed: dict[str, Any] = json.loads(content)
    items = feed["items"]
    if feed["version"] != _VERSION or not feed["title"]:
        yield f"version không phải {_VERSION}, hoặc không có title"
    yield from (
        f"mục {item['id']} không có content_html" for item in items if not item["content_html"]
    )
    yield from _repeated(item["id"] for item in items)
    for name in ("date_published", "date_modified"):
        yield from _not_moments(item[name] for item in items if name in item)
    addresses = [feed["home_page_url"], feed["feed_url"], *(item["url"] for item in items)]
    yield from _nowhere(addresses, path, output)


_RULES: Mapping[str, Callable[[bytes, str, Output], Iterator[str]]] = MappingProxyType(
    dict(zip(FEED_FILES.values(), (_atom, _rss, _json), strict=True))
)
"""The rules of a feed, by the name of its file."""


def _missing(parent: ET.Element, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not (parent.findtext(name) or "").strip():
            yield f"thiếu {name.rpartition('}')[2]} trong {parent.tag.rpartition('}')[2]}"


def _repeated(identifiers: Iterable[str]) -> Iterator[str]:
    counts = Counter(identifiers)
    yield from (f"mã “{it}” có {count} lần" for it, count in counts.items() if count > 1)


def _not_moments(texts: Iterable[str]) -> Iterator[str]:
    """A moment is written as RFC 3339 wants it."""
    for written in texts:
        if "T" not in written or datetime.fromisoformat(written).tzinfo is None:
            yield f"“{written}” không phải ngày giờ theo RFC 3339"


def _nowhere(addresses: Iterable[str], path: str, output: Output) -> Iterator[str]:
    """Whatever leads to this site leads to a file, by a whole address."""
    for address in addresses:
        if "://" not in address:
            yield f"“{address}” không phải địa chỉ đầy đủ"
        elif not output.leads(address, path):
            yield f"trỏ đến {address}, không có ở đó"
