"""What standards want to see on pages, as elements that a program can find there."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plugins.archive.urls import HOME, SITE_MAP
from plugins.verify.document import Document, text
from plugins.verify.page import LEADS_ON, Page

_ABOUT = "/gioi-thieu/"
_SERVICES = "dịch vụ công"
_SHORTCUTS = 2
"""Links with access keys, beside the search box: to the home page and the site map."""


class Feature(NamedTuple):
    """Something to be found: its name, the template of pages that should have it, and the test.

    An empty template is all pages but those that lead on.
    """

    label: str
    template: str
    is_there: Callable[[Page], bool]


def features_of(page: Page) -> tuple[str, ...]:
    """Name the features that a page has, of those it should."""
    return tuple(
        name
        for name, feature in FEATURES.items()
        if concerns(feature, page.template) and feature.is_there(page)
    )


def concerns(feature: Feature, template: str) -> bool:
    """Tell whether pages of a template should have a feature; redirects have nothing to show."""
    return feature.template == template if feature.template else template not in _BARE


def _inside(document: Document, tag: str) -> list[Element]:
    """Give all elements within the first of a tag."""
    outer = next(document.all(tag), None)
    return [] if outer is None else [it for it in outer.iter() if isinstance(it.tag, str)]


def _menu_leads_to(target: str) -> Callable[[Page], bool]:
    """Make the test whether the menu leads to an address of the site."""
    path = f"{target.removeprefix('/')}index.html"

    def leads(page: Page) -> bool:
        references = (it.get("href") for it in _inside(page.document, "nav") if it.tag == "a")
        return any(it and page.output.follow(it, page.path) == (path, "") for it in references)

    return leads


def _has_viewport(page: Page) -> bool:
    return any("width=device-width" in it for it in page.document.metas("viewport"))


def _has_emblem(page: Page) -> bool:
    """A picture and the name in letters, together in the link to the home page."""
    links = (it for it in _inside(page.document, "header") if it.tag == "a")
    return any(it.find(".//img") is not None and text(it) for it in links)


def _has_services(page: Page) -> bool:
    links = (it for it in _inside(page.document, "nav") if it.tag == "a")
    return any(_SERVICES in text(it).casefold() for it in links)


def _has_contact(page: Page) -> bool:
    """Name, responsible person, address, telephone and mail, none empty."""
    inside = _inside(page.document, "footer")
    addresses = [it.get("href") or "" for it in inside if it.tag == "a"]
    lists = [it for it in inside if it.tag == "dl"]
    told = [text(it) for outer in lists[:1] for it in outer.iter("dd")]
    named = any(it.tag in {"h2", "h3"} and text(it) for it in inside)
    reached = all(any(it.startswith(way) for it in addresses) for way in ("tel:", "mailto:"))
    return named and reached and len(told) >= _CONTACTS and all(told)


def _has_rights(page: Page) -> bool:
    return any(
        "rights" in (it.get("class") or "") and text(it) for it in _inside(page.document, "footer")
    )


def _has_search(page: Page) -> bool:
    forms = (it for it in page.document.all("form") if it.get("role") == "search")
    return any(any(inner.get("type") == "search" for inner in form.iter("input")) for form in forms)


def _has_shortcuts(page: Page) -> bool:
    links = [it for it in page.document.all("a") if it.get("accesskey")]
    boxes = [it for it in page.document.all("input") if it.get("accesskey")]
    return len(links) >= _SHORTCUTS and bool(boxes)


def _has_choices(*preferences: str) -> Callable[[Page], bool]:
    def has(page: Page) -> bool:
        offered = {it.get("data-preference") for it in page.document.all("fieldset")}
        return offered >= {*preferences}

    return has


def _has_attribute(attribute: str) -> Callable[[Page], bool]:
    return lambda page: any(it.get(attribute) is not None for it in page.document.shown())


def _has_class(css: str) -> Callable[[Page], bool]:
    def has(page: Page) -> bool:
        shown = page.document.shown()
        return any(css in (it.get("class") or "").split() and text(it) for it in shown)

    return has


def _has_tree(page: Page) -> bool:
    """A list within a list, with links."""
    lists = (it for it in _inside(page.document, "main") if it.tag == "ul")
    return any(it.find(".//ul//a") is not None for it in lists)


def _has_rating(page: Page) -> bool:
    forms = page.document.all("form")
    return any((it.get("method") or "").lower() == "post" for it in forms)


def _has_identifier(page: Page) -> bool:
    return any(
        text(it)
        for outer in _by_class(page, "provenance", "withdrawal")
        for it in outer.iter("code")
    )


def _has_reason(page: Page) -> bool:
    return any(text(it) for outer in _by_class(page, "withdrawal") for it in outer.iter("dd"))


def _has_times(page: Page) -> bool:
    return any(it.get("datetime") for it in page.document.all("time"))


def _by_class(page: Page, *classes: str) -> Iterator[Element]:
    return (it for it in page.document.shown() if {*classes} & {*(it.get("class") or "").split()})


_BARE = ("", LEADS_ON)
_CONTACTS = 4

FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        "khung-nhin": Feature("Khung nhìn theo bề ngang máy", "", _has_viewport),
        "bieu-trung": Feature("Biểu trưng và tên đầy đủ ở đầu trang", "", _has_emblem),
        "menu-trang-chu": Feature("Mục Trang chủ trong menu", "", _menu_leads_to(HOME)),
        "menu-gioi-thieu": Feature("Mục Giới thiệu trong menu", "", _menu_leads_to(_ABOUT)),
        "menu-dich-vu": Feature("Mục Dịch vụ công trực tuyến trong menu", "", _has_services),
        "menu-so-do": Feature("Mục Sơ đồ trang trong menu", "", _menu_leads_to(SITE_MAP)),
        "lien-he": Feature(
            "Tên đơn vị, người chịu trách nhiệm, địa chỉ, điện thoại, thư điện tử ở chân trang",
            "",
            _has_contact,
        ),
        "ban-quyen": Feature("Dòng bản quyền ở chân trang", "", _has_rights),
        "tim-kiem": Feature("Ô tìm kiếm toàn văn", "", _has_search),
        "phim-tat": Feature("Phím tắt đến Trang chủ, Sơ đồ, Tìm kiếm", "", _has_shortcuts),
        "mau-tuong-phan": Feature(
            "Nút đổi màu nền và tương phản", "", _has_choices("theme", "contrast")
        ),
        "co-chu": Feature("Nút đổi cỡ chữ", "", _has_choices("textSize")),
        "tac-gia": Feature("Tên tác giả trên bài", "record.html", _has_class("byline")),
        "nguon": Feature("Nguồn và nơi lưu của bài", "record.html", _has_class("provenance")),
        "in": Feature("Nút in bài", "record.html", _has_attribute("data-print-button")),
        "luu": Feature("Nút lưu liên kết của bài", "record.html", _has_attribute("data-copy-link")),
        "danh-gia": Feature("Biểu mẫu để người đọc đánh giá", "record.html", _has_rating),
        "ngay": Feature("Ngày diễn ra, ngày đăng máy đọc được", "record.html", _has_times),
        "ma-luu-tru": Feature("Mã lưu trữ không đổi của bài", "record.html", _has_identifier),
        "dau-tin-rut": Feature("Lý do và mã của tin đã rút", "withdrawn.html", _has_reason),
        "cay-so-do": Feature("Sơ đồ trang dạng cây chữ", "site_map.html", _has_tree),
    }
)
"""All features by their names, which are stable and stand in ``standards.toml``."""
