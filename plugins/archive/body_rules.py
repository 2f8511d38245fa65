"""The rules of a body: what Markdown can read in time, and what its HTML must not hold."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import groupby

from plugins.archive.problems import Problem
from plugins.archive.source import CONTROL
from plugins.archive.urls import output_path
from plugins.archive.written import Written

MAX_CHARACTERS = 60_000
"""Of a body: 12,000 words. The worst of that takes Markdown a second."""

MAX_LANDMARKS = 1000
"""Headings, footnotes, rules and tags in a body: the more there are, the more each costs."""

MAX_OPENINGS = 200
"""Brackets in one paragraph: Markdown's search for their ends is quadratic (200 cost 5 ms)."""

MAX_DEPTH = 8
"""Lists and quotations in each other: Markdown calls itself for each."""

SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_SCHEME = re.compile(r"[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.\s-]*):")
_WHOLE_LINK = re.compile(r"(?:https?|mailto|tel):|#|/(?![/\\])", re.IGNORECASE)
PICTURE_ALONE = re.compile(r'<p><img\b[^>]*?\ssrc="([^"]*)"[^>]*></p>')
_TAG = re.compile(r"<[^>]*>")
_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"')
_SWALLOWING = re.compile(
    r"<(iframe|noembed|noframes|noscript|plaintext|script|style|textarea|title|xmp)\b",
    re.IGNORECASE,
)
_FIRST_LEVEL = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_LANDMARK = re.compile(r"#+|<|\[\^|^[ \t>]*[=*_-][ \t=*_-]*$", re.MULTILINE)
_OF_LANDMARKS = "#<[=*_-"
"""Every landmark has one of these characters."""
_TOO_DEEP = re.compile(
    rf"(?:[ \t]*(?:>|(?:[-+*]|\d+\.)[ \t])){{{MAX_DEPTH + 1}}}"
    rf"|(?: {{4}}|\t){{{MAX_DEPTH + 1}}}\s*\S"
)


def check_size(written: Written) -> Iterator[Problem]:
    """A body is no longer, deeper or more crowded than Markdown can read in time."""
    if (length := len(written.markdown)) > MAX_CHARACTERS:
        found = f"bài dài {length} chữ cái"
        write = f"không quá {MAX_CHARACTERS} chữ cái; tách bài, hoặc để thành tệp kèm"
        yield written.problem_at(0, "bai-qua-dai", found, write)
    if (landmarks := _count_landmarks(written.markdown)) > MAX_LANDMARKS:
        found = f"{landmarks} đề mục, chú thích, đường kẻ và thẻ HTML"
        write = f"không quá {MAX_LANDMARKS}; tách bài, hoặc để thành tệp kèm"
        yield written.problem_at(0, "bai-qua-roi", found, write)
    for index, line in enumerate(written.lines):
        if not line[:1].isalpha() and _TOO_DEEP.match(line):
            write = f"danh sách, trích dẫn lồng nhau không quá {MAX_DEPTH} bậc"
            yield written.problem_at(
                index, "long-qua-sau", f"dòng lồng quá sâu “{line.strip()[:40]}”", write
            )
    yield from _crowded_paragraphs(written)


def _count_landmarks(markdown: str) -> int:
    """Count the landmarks, or give more than there are where even that is not too many."""
    at_most = sum(map(markdown.count, _OF_LANDMARKS))
    return at_most if at_most <= MAX_LANDMARKS else len(_LANDMARK.findall(markdown))


def _crowded_paragraphs(written: Written) -> Iterator[Problem]:
    """A paragraph does not open more brackets than Markdown can find the ends of."""
    if written.markdown.count("[") + written.markdown.count("<") <= MAX_OPENINGS:
        return
    numbered = enumerate(written.lines)
    for _, paragraph in groupby(numbered, lambda numbered: not numbered[1].strip()):
        indexes, lines = zip(*paragraph, strict=True)
        openings = sum(line.count("[") + line.count("<") for line in lines)
        if openings > MAX_OPENINGS:
            found = f"{openings} dấu [ hoặc < trong một đoạn"
            write = "ngắt thành nhiều đoạn bằng dòng trống, hoặc đưa dữ liệu vào tệp kèm"
            yield written.problem_at(indexes[0], "doan-qua-roi", found, write)


def check_html(converted: str, clean: str, written: Written) -> Iterator[Problem]:
    """All that HTML, as converted and as cleaned, shows to be wrong in what was written."""
    yield from _first_level_headings(converted, written)
    yield from _swallowing_tags(converted, written)
    yield from _dangerous_links(converted, written)
    yield from _relative_links(clean, written)
    yield from _control_characters(clean, written)
    yield from _pictures_in_text(clean, written)


def links(html: str) -> Iterator[str]:
    """Give where the links of HTML lead, in their order."""
    return (unescape(found[1]) for found in _LINK.finditer(html))


def linked_path(target: str) -> str:
    """Path below the output folder that a site-absolute link leads to."""
    return output_path(target.partition("#")[0].partition("?")[0])


def broken_link(path: str, line: int, target: str) -> Problem:
    """Tell that a link in the source at ``path`` leads to nothing."""
    write = "địa chỉ có thật của trang, kết thúc bằng dấu /, ví dụ /tin/2022/ten-bai/"
    return Problem(path, line, 1, "lien-ket-hong", "", f"liên kết hỏng “{target}”", write)


def _first_level_headings(html: str, written: Written) -> Iterator[Problem]:
    """The title of the page is its only heading of the first level."""
    for heading in _FIRST_LEVEL.findall(html):
        text = unescape(_TAG.sub("", heading)).strip()
        write = f"đề mục trong bài bắt đầu bằng hai dấu thăng: “## {text}”"
        yield written.problem(text, "de-muc-cap-1", f"đề mục một dấu thăng “# {text}”", write)


def _swallowing_tags(html: str, written: Written) -> Iterator[Problem]:
    """A tag that makes a browser take the text after it for something else is closed."""
    for found in _SWALLOWING.finditer(html):
        if f"</{found[1]}" not in html[found.end() :]:
            write = f"xóa thẻ này; muốn viết chữ <{found[1]}> thì đặt giữa hai dấu `"
            yield written.problem(found[1], "the-chua-dong", f"thẻ <{found[1]}> không đóng", write)
            return


def _dangerous_links(html: str, written: Written) -> Iterator[Problem]:
    """Links lead to http(s), mailto and tel, or to the site, and nowhere else."""
    for target in links(html):
        scheme = _SCHEME.match(target)
        if scheme and scheme.group(1).lower() not in SCHEMES:
            write = "địa chỉ https://..., mailto:..., hoặc /tin/... trong trang"
            yield written.problem(target, "lien-ket-nguy-hiem", f"liên kết “{target[:60]}”", write)


def _relative_links(html: str, written: Written) -> Iterator[Problem]:
    """A link within the site is given from its root: a page may show the text elsewhere."""
    for target in links(html):
        if not (_WHOLE_LINK.match(target) or _SCHEME.match(target)):
            write = "địa chỉ đầy đủ: https://... cho trang khác, /tin/2022/ten-bai/ trong trang này"
            yield written.problem(target, "lien-ket-sai", f"liên kết “{target[:60]}”", write)


def _control_characters(html: str, written: Written) -> Iterator[Problem]:
    """Entities stand for no control characters either."""
    if control := CONTROL.search(html):
        near = html[: control.start()].rpartition(">")[2] + html[control.end() :].partition("<")[0]
        found = f"ký tự ẩn không in được (U+{ord(control[0]):04X})"
        write = "bôi đen chữ quanh chỗ này, xóa rồi gõ lại"
        yield written.problem(near, "ky-tu-dieu-khien", found, write)


def _pictures_in_text(html: str, written: Written) -> Iterator[Problem]:
    """A picture stands alone, where it gets its size, caption and credit."""
    for file in _PICTURE.findall(PICTURE_ALONE.sub("", html)):
        write = "để ảnh thành một đoạn riêng, dòng trên và dòng dưới để trống"
        yield written.problem(file, "anh-trong-chu", f"ảnh “{file}” lẫn trong chữ", write)
