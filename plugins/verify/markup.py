"""The HTML of a page: what its parser complains of, and rules that a parser does not know.

https://html.spec.whatwg.org/multipage/; what concerns the rules of WCAG 2.2 that need no browser
is looked at on every page here, while axe looks at one page of each template.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from plugins.archive.problems import Severity
from plugins.verify.document import Document, name, tag, text
from plugins.verify.findings import Finding
from plugins.verify.page import Page

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INTERACTIVE = ("a", "button", "iframe", "input", "select", "textarea")
_UNLABELLED = {"button", "hidden", "image", "reset", "submit"}
"""Types of ``input`` that bring their own label, or need none."""

_REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
_VAGUE = {"tại đây", "ở đây", "xem thêm", "chi tiết", "bấm vào đây", "click here", "here", "link"}
"""Texts of links that say nothing where they lead, read by themselves."""


def faulty_markup(page: Page) -> Iterator[Finding]:
    """The HTML of a page is as its standard wants it."""
    for fault in page.document.faults:
        write = "sửa mẫu trang trong theme/templates"
        yield Finding(page.path, fault.line, "html-sai", fault.message, write)
    # What has no template, the form, is filled by a program in the browser.
    for code, rule, write in _RULES if page.template else ():
        for found in rule(page.document):
            yield Finding(page.path, 0, code, found, write, _SEVERITIES.get(code, Severity.ERROR))


def _repeated_ids(document: Document) -> Iterator[str]:
    """An identifier stands once in a page."""
    identifiers = Counter(it.get("id") for it in document.shown() if it.get("id") is not None)
    yield from (f"id “{each}” {count} lần" for each, count in identifiers.items() if count > 1)


def _unnamed_page(document: Document) -> Iterator[str]:
    """A page has a language, a title and a size for phones."""
    if not any(it.get("lang") for it in document.all("html")):
        yield "<html> không có lang"
    if [bool(text(it)) for it in document.all("title")] != [True]:
        yield "không có đúng một <title> có chữ"
    if not document.metas("viewport"):
        yield "không có <meta name=viewport>"


def _headings(document: Document) -> Iterator[str]:
    """A page has one main heading, and leaves out no level below it."""
    levels = [
        int(it.tag[1]) for it in document.shown() if it.tag in _HEADINGS and _in_main(document, it)
    ]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} đề mục <h1> trong <main>"
    yield from (
        f"sau <h{before}> là <h{after}>" for before, after in pairwise(levels) if after > before + 1
    )


def _in_main(document: Document, element: Element) -> bool:
    return any(it.tag == "main" for it in document.around(element))


def _pictures(document: Document) -> Iterator[str]:
    """A picture has an alternative text, if only an empty one for ornaments."""
    yield from (tag(it) for it in document.all("img") if it.get("alt") is None)


def _controls(document: Document) -> Iterator[str]:
    """A control has a label."""
    labelled = {it.get("for") for it in document.all("label")}
    for control in document.all("input", "select", "textarea"):
        if control.get("type") in _UNLABELLED or control.get("id") in labelled:
            continue
        own = control.get("aria-label") or control.get("aria-labelledby")
        if not own and not any(it.tag == "label" for it in document.around(control)):
            yield tag(control)
    yield from (tag(it) for it in document.all("button") if not _is_named(it))


def _links(document: Document) -> Iterator[str]:
    """A link says where it leads."""
    for link in document.all("a"):
        if link.get("href") is not None and not _is_named(link):
            yield f"liên kết không có chữ: {tag(link)}"
        elif text(link).casefold() in _VAGUE and not link.get("aria-label"):
            yield f"liên kết chỉ ghi “{text(link)}”: {tag(link)}"


def _is_named(element: Element) -> bool:
    return bool(element.get("aria-labelledby") or name(element))


def _nested(document: Document) -> Iterator[str]:
    """What can be pressed stands in nothing else that can be pressed."""
    for element in document.all(*_INTERACTIVE):
        around = [it.tag for it in document.around(element) if it.tag in _INTERACTIVE]
        if around:
            yield f"{tag(element)} trong <{around[0]}>"


def _broken_aria(document: Document) -> Iterator[str]:
    """What ARIA names by its identifier is there."""
    for element in document.shown():
        for attribute in _REFERENCES:
            for identifier in (element.get(attribute) or "").split():
                if identifier not in document.ids:
                    yield f"{attribute}=“{identifier}” không trỏ đến id nào"


def _unnamed_tables(document: Document) -> Iterator[str]:
    """A table of data says what it is about."""
    for table in document.all("table"):
        labelled = table.get("aria-label") or table.get("aria-labelledby")
        if table.find("caption") is None and not labelled:
            yield f"bảng không có tên, hàng đầu là “{text(next(table.iter('tr'), table))[:60]}”"


def _headless_tables(document: Document) -> Iterator[str]:
    """A table of data has cells that head the others, and says which of them."""
    for table in document.all("table"):
        heads = [*table.iter("th")]
        if not heads or any(it.get("scope") is None for it in heads):
            yield f"{tag(table)} có ô đầu bảng không ghi scope, hoặc không có ô đầu bảng"


def _moving(document: Document) -> Iterator[str]:
    """Nothing blinks, moves or begins to play by itself."""
    yield from (tag(it) for it in document.all("blink", "marquee"))
    yield from (tag(it) for it in document.all("audio", "video") if it.get("autoplay") is not None)


_RULES: tuple[tuple[str, Callable[[Document], Iterator[str]], str], ...] = (
    ("trung-id", _repeated_ids, "đặt cho mỗi phần tử một id riêng"),
    ("trang-khong-ten", _unnamed_page, "thêm vào đầu trang (theme/templates/base.html)"),
    ("de-muc-sai", _headings, "mỗi trang một <h1>, đề mục sau chỉ sâu thêm một cấp"),
    ("anh-thieu-alt", _pictures, "thêm alt; ảnh chỉ để trang trí thì alt để trống"),
    ("o-thieu-nhan", _controls, "thêm <label for> hoặc aria-label"),
    ("lien-ket-khong-ro", _links, "viết chữ liên kết cho biết dẫn đến đâu"),
    ("bam-long-nhau", _nested, "tách hai phần tử bấm được ra cạnh nhau"),
    ("aria-gay", _broken_aria, "trỏ đến id có trong trang, hoặc bỏ thuộc tính"),
    ("bang-thieu-dau", _headless_tables, "ghi scope cho mọi <th>"),
    ("bang-thieu-ten", _unnamed_tables, "viết bảng bằng HTML, có <caption> nói bảng về gì"),
    ("tu-chuyen-dong", _moving, "bỏ đi: người đọc phải là người cho chạy"),
)
"""Code, rule and what to do, for each rule."""

_SEVERITIES = {"bang-thieu-ten": Severity.WARNING}
"""Of a table that an editor wrote in Markdown nobody but that editor can say what it is about."""
