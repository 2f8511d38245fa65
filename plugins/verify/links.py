"""Where pages lead: to files of the site, and places in them. Their parts are the site's own."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from plugins.verify.document import Document, tag
from plugins.verify.findings import Finding
from plugins.verify.page import Page, PageFacts

_WRITE = "sửa địa chỉ, hoặc đăng trang hay tệp mà liên kết trỏ đến"
_PARTS = {
    "audio",
    "embed",
    "iframe",
    "img",
    "input",
    "object",
    "script",
    "source",
    "track",
    "video",
}
_PART_RELATIONS = {"icon", "apple-touch-icon", "manifest", "modulepreload", "preload", "stylesheet"}
_SHARED = {"og:image", "og:url"}
"""Properties of Open Graph that are addresses."""

_NO_PLACE = {"", "top"}
"""Fragments that lead to the top of any page."""


def broken_links(page: Page) -> Iterator[Finding]:
    """Each address in a page leads to a file, and each fragment of its own to an id."""
    for reference, element in sorted(_references(page.document).items()):
        target = page.output.follow(reference, page.path)
        if target is None:
            if _is_part(element):
                yield from _foreign_part(page, reference, element)
        elif not page.output.leads(reference, page.path):
            yield Finding(
                page.path, 0, "lien-ket-gay", f"không có “{reference}”: {tag(element)}", _WRITE
            )
        elif target[0] == page.path and target[1] not in {*_NO_PLACE, *page.document.ids}:
            yield _no_place(page.path, reference)


def anchors(page: Page) -> tuple[tuple[str, str], ...]:
    """Give the path and the fragment of each place in another page that a page leads to."""
    targets = (page.output.follow(it, page.path) for it in _references(page.document) if "#" in it)
    return tuple(
        sorted({it for it in targets if it and it[0] != page.path and it[1] not in _NO_PLACE})
    )


def broken_anchors(pages: Iterable[PageFacts]) -> Iterator[Finding]:
    """Each fragment of another page leads to an id there."""
    known = {page.path: page for page in pages}
    asked = {anchor for page in known.values() for anchor in page.anchors}
    ids = {path: frozenset(known[path].ids) for path, _ in asked if path in known}
    for page in known.values():
        for path, fragment in page.anchors:
            if path in ids and fragment not in ids[path]:
                yield _no_place(page.path, f"/{path.removesuffix('index.html')}#{fragment}")


def _no_place(path: str, reference: str) -> Finding:
    found = f"không có id nào cho “{reference}”"
    return Finding(path, 0, "neo-gay", found, "sửa phần sau dấu # thành một id có trong trang")


def _foreign_part(page: Page, reference: str, element: Element) -> Iterator[Finding]:
    """What a page is made of comes from the site itself, or stands in the page as data."""
    whole = urljoin(page.output.address(page.path), reference)
    if urlsplit(whole).scheme != "data":
        found = f"lấy từ nơi khác: {tag(element)}"
        write = "đặt tệp vào trang của mình và dùng https"
        yield Finding(page.path, 0, "tai-tu-ngoai", found, write)


def _is_part(element: Element) -> bool:
    relations = set((element.get("rel") or "").split())
    return element.tag in _PARTS or (element.tag == "link" and bool(relations & _PART_RELATIONS))


def _references(document: Document) -> Mapping[str, Element]:
    """Give each address in a page once, with the first element that has it."""
    found: dict[str, Element] = {}
    for element in document.elements:
        for reference in _of_element(element):
            found.setdefault(reference, element)
    return found


def _of_element(element: Element) -> Iterator[str]:
    for attribute in ("href", "src", "action", "poster"):
        if (reference := element.get(attribute)) is not None:
            yield reference.strip()
    for attribute in ("srcset", "imagesrcset"):
        for candidate in (element.get(attribute) or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]
    if element.get("property") in _SHARED:
        yield (element.get("content") or "").strip()
    if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield (element.get("content") or "").partition("=")[2].strip()
