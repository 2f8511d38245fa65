"""The list of addresses for search engines: sitemaps.org."""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from plugins.archive.urls import SITEMAP
from plugins.verify.feeds import read_xml
from plugins.verify.findings import Finding
from plugins.verify.output import Output
from plugins.verify.page import PageFacts

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_PATH = SITEMAP.strip("/")
_WRITE = "sửa plugins/robots; chạy lại publish"


def faulty_site_map(pages: Iterable[PageFacts], output: Output) -> Iterator[Finding]:
    """Each page that search engines may find is listed once, and each address is such a page."""
    try:
        addresses = Counter(_addresses(_PATH, output))
    except (OSError, ET.ParseError) as error:
        yield Finding(_PATH, 0, "so-do-hong", f"không đọc được: {error}", _WRITE)
        return
    listed = {output.address(page.path) for page in pages if page.listed}
    for address in sorted(addresses.keys() | listed):
        if address not in addresses:
            yield Finding(_PATH, 0, "so-do-thieu", f"không có {address}", _WRITE)
        elif address not in listed:
            found = f"{address} không phải trang để máy tìm kiếm lập chỉ mục"
            yield Finding(_PATH, 0, "so-do-thua", found, _WRITE)
        elif addresses[address] > 1:
            yield Finding(_PATH, 0, "so-do-thua", f"{address} có {addresses[address]} lần", _WRITE)


def _addresses(path: str, output: Output) -> Iterator[str]:
    """Yield all addresses of a list, or of the lists that an index names."""
    root = read_xml(output.read(path))
    for location in root.iter(f"{_SPACE}loc"):
        address = (location.text or "").strip()
        if root.tag == f"{_SPACE}sitemapindex":
            yield from _addresses(address.removeprefix(f"{output.base}/"), output)
        else:
            yield address
