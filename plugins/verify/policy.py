"""The content policy: every page states it first, and has nothing that it would forbid."""

from collections.abc import Iterator

from plugins.archive.site import POLICY
from plugins.archive.urls import FORM
from plugins.verify.document import tag
from plugins.verify.findings import Finding
from plugins.verify.page import Page

_DATA_BLOCKS = {"application/json", "application/ld+json", "speculationrules", "importmap"}
"""Types of ``script`` that no browser runs as one."""

_OUTSIDE = f"{FORM.strip('/')}/"
"""The form's page has a policy of its own, because a program of others runs in it."""


def unsafe_pages(page: Page) -> Iterator[Finding]:
    """A page states the policy before all that it governs, and has no code within its text."""
    if not page.path.startswith(_OUTSIDE):
        yield from _policy(page)
    for element in page.document.elements:
        inline = element.tag == "style" or (
            element.tag == "script"
            and element.get("src") is None
            and element.get("type") not in _DATA_BLOCKS
        )
        handlers = [name for name in element.attrib if name == "style" or name.startswith("on")]
        address = (element.get("href") or element.get("action") or "").strip().lower()
        if inline or handlers or address.startswith("javascript:"):
            found = " ".join([tag(element), *handlers])
            write = "chuyển vào tệp .js hay .css trong theme/static"
            yield Finding(page.path, 0, "ma-trong-trang", found, write)


def _policy(page: Page) -> Iterator[Finding]:
    first = next((child for head in page.document.all("head") for child in head), None)
    if first is None or first.get("http-equiv") != "Content-Security-Policy":
        found = "phần tử đầu tiên của <head> không phải chính sách nội dung"
        yield Finding(page.path, 0, "thieu-chinh-sach", found, f"đặt lên đầu: {POLICY}")
    elif (stated := _parts(first.get("content") or "")) != _parts(POLICY):
        differing = "; ".join(sorted(stated ^ _parts(POLICY)))
        found = f"chính sách khác ở: {differing}"
        yield Finding(page.path, 0, "chinh-sach-khac", found, f"ghi đúng: {POLICY}")


def _parts(policy: str) -> frozenset[str]:
    return frozenset(part.strip() for part in policy.split(";") if part.strip())
