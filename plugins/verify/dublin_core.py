"""Dublin Core of a page: Circular 24/2011 asks for six elements on every page, none empty."""

from collections.abc import Iterator

from plugins.verify.findings import Finding
from plugins.verify.page import LEADS_ON, Page

NEEDED = ("title", "creator", "date", "description", "publisher", "identifier")


def missing_elements(page: Page) -> Iterator[Finding]:
    """A page that shows something has the six elements; its identifier is its own address."""
    if page.template in {"", LEADS_ON}:
        return
    for element in NEEDED:
        values = page.document.metas(f"DC.{element}")
        if not values or not all(values):
            found = f"DC.{element} {'để trống' if values else 'không có'}"
            write = "điền trường tương ứng của bài, hoặc OWNER trong pelicanconf.py"
            yield Finding(page.path, 0, "dublin-core-thieu", found, write)
    own = page.output.address(page.path)
    told = page.document.metas("DC.identifier")
    if told and not any(own in value.split("; ") for value in told):
        found = f"DC.identifier là {told[0]}"
        yield Finding(page.path, 0, "dublin-core-sai", found, f"ghi địa chỉ của trang: {own}")
