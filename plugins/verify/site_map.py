"""The lists of addresses for search engines: sitemaps.org, and Google's of the latest news."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from xml.etree import ElementTree as ET

from plugins.archive.urls import NEWS_SITEMAP, SITEMAP
from plugins.verify.feeds import read_xml
from plugins.verify.findings import Finding
from plugins.verify.output import Output
from plugins.verify.page import PageFacts

_SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_PATH = SITEMAP.strip("/")
_NEWS = NEWS_SITEMAP.strip("/")
_WRITE = "sửa plugins/robots; chạy lại publish"


def faulty_site_map(pages: Iterable[PageFacts], output: Output) -> Iterator[Finding]:
    """Each page that search engines may find is listed once, and each address is such a page."""
    listed = {output.address(page.path) for page in pages if page.listed}
    for path in (_PATH, *({_NEWS} & output.files.keys())):
        try:
            addresses = Counter(_addresses(path, output))
        except (OSError, ET.ParseError) as error:
            yield Finding(path, 0, "so-do-hong", f"không đọc được: {error}", _WRITE)
            continue
        yield from _unlike(path, addresses, listed)
        if path == _PATH:
            for address in sorted(listed - addresses.keys()):
                yield Finding(path, 0, "so-do-thieu", f"không có {address}", _WRITE)


def _unlike(path: str, addresses: Counter[str], listed: AbstractSet[str]) -> Iterator[Finding]:
    """An address of a list is one of a page that search engines may find, and stands there once."""
    for address, count in sorted(addresses.items()):
        if address not in listed:
            found = f"{address} không phải trang để máy tìm kiếm lập chỉ mục"
            yield Finding(path, 0, "so-do-thua", found, _WRITE)
        elif count > 1:
            yield Finding(path, 0, "so-do-thua", f"{address} có {count} lần", _WRITE)


def _addresses(path: str, output: Output) -> Iterator[str]:
    """Yield all addresses of a list, or of the lists that an index names."""
    root = read_xml(output.read(path))
    for location in root.iter(f"{_SPACE}loc"):
        address = (location.text or "").strip()
        if root.tag == f"{_SPACE}sitemapindex":
            yield from _addresses(address.removeprefix(f"{output.base}/"), output)
        else:
            yield address
