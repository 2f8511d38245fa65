"""Structured data of a page: JSON-LD in the words of schema.org."""

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from plugins.verify.document import text
from plugins.verify.findings import Finding
from plugins.verify.page import Page

_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "NewsArticle": ("headline", "author", "publisher", "mainEntityOfPage", "inLanguage"),
        "Event": ("name", "startDate", "eventStatus", "organizer"),
        "BreadcrumbList": ("itemListElement",),
        "ListItem": ("position", "name"),
        "ImageObject": ("contentUrl", "creditText", "license"),
        "MediaObject": ("contentUrl",),
        "Organization": ("name",),
        "Person": ("name",),
        "Place": ("name",),
    }
)
"""What a node of a type cannot do without, for the types that we give."""

_ADDRESSES = ("@id", "contentUrl", "item", "url")
_CONTEXT = "https://schema.org"


def faulty_data(page: Page) -> Iterator[Finding]:
    """Each block parses, its nodes say what they must, and lead to pages that are there."""
    blocks = (it for it in page.document.all("script") if it.get("type") == "application/ld+json")
    for block in blocks:
        try:
            whole = json.loads(text(block))
        except ValueError as error:
            yield _finding(page, "json-ld-hong", f"không đọc được: {error}")
            continue
        if not isinstance(whole, dict) or whole.get("@context") != _CONTEXT:
            yield _finding(page, "json-ld-hong", f"@context không phải {_CONTEXT}")
            continue
        for node in _nodes(whole):
            yield from _faults(page, node)
    if page.template == "record.html" and not any(
        it.get("type") == "application/ld+json" for it in page.document.all("script")
    ):
        yield _finding(page, "json-ld-thieu", "bài không có dữ liệu có cấu trúc")


def _faults(page: Page, node: Mapping[str, Any]) -> Iterator[Finding]:
    kind = node.get("@type")
    for field in _NEEDED.get(str(kind), ()):
        if not node.get(field):
            yield _finding(page, "json-ld-thieu", f"{kind} không có {field}")
    for field in _ADDRESSES:
        address = node.get(field)
        if isinstance(address, str) and not page.output.leads(address, page.path):
            yield _finding(page, "json-ld-gay", f"{field} trỏ đến {address}, không có ở đó")


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    """Yield all objects within a value."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _finding(page: Page, code: str, found: str) -> Finding:
    return Finding(page.path, 0, code, found, "sửa plugins/records/structured.py hoặc bài viết")
