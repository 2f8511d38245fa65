"""From Markdown to clean HTML: converted, set with typographic care, and made harmless."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

import nh3
from markdown import Markdown
from typogrify.filters import smartypants, widont

from plugins.archive.problems import Invalid, Problem
from plugins.vietnamese.slugs import slugify

MAX_OPENINGS = 300
"""Brackets in one paragraph: Markdown's search for their ends is quadratic (300 cost 10 ms)."""

_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup"),
    *("dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure"),
    *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol"),
    *("p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var"),
}
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height", "srcset"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r'\s(href|src)="([^"]*)"')
_SCHEME = re.compile(r"[\s\x00-\x1f]*([a-zA-Z][a-zA-Z0-9+.\s-]*):")
_IMAGE = re.compile(r'<p><img\b[^>]*?\ssrc="([^"]*)"[^>]*></p>')
_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|td|th|dt|dd|caption|pre|blockquote|div)>|<br>|<hr>")
_MARK_UP = re.compile(r"<[^>]*>")
_FIRST_LEVEL = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_SPACES = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of trusted HTML, or the file of a picture that stands between two runs."""

    html: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a write-up or a plain page.

    ``text`` is the plain text, one paragraph a line. ``links`` are the site-absolute addresses
    the body leads to, with the line each stands on.
    """

    blocks: tuple[Block, ...]
    text: str
    links: tuple[tuple[str, int], ...]

    @property
    def images(self) -> tuple[str, ...]:
        """The files of the pictures, in the order of the text."""
        return tuple(block.image for block in self.blocks if block.image)


def parse_body(markdown: str, path: str, first_line: int) -> Body:
    """Convert Markdown that begins on ``first_line`` of ``path``; raises ``Invalid``."""
    if problems := list(_stalling(markdown, path, first_line)):
        raise Invalid(problems)
    converted = smartypants(_converter().reset().convert(markdown))
    if problems := [
        *_first_level_headings(converted, markdown, path, first_line),
        *_dangerous_links(converted, markdown, path, first_line),
    ]:
        raise Invalid(problems)
    html = nh3.clean(
        widont(converted),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    links = tuple(
        (target, _line_of(target, markdown, first_line))
        for name, target in _links(html)
        if name == "href" and target.startswith("/")
    )
    return Body(tuple(_blocks(html)), plain_text(html), links)


def plain_text(html: str) -> str:
    """Give the text of clean HTML, one block a line."""
    lines = _MARK_UP.sub("", _BLOCK_END.sub("\n", html)).splitlines()
    return "\n".join(line for raw in lines if (line := _SPACES.sub(" ", unescape(raw)).strip()))


@cache
def _converter() -> Markdown:
    # Making a converter costs as much as converting with it; it is reset before each use.
    return Markdown(
        extensions=["tables", "footnotes", "def_list", "sane_lists", "abbr", "toc"],
        extension_configs={
            "toc": {"slugify": lambda text, _: f"muc-{slugify(text)}"},
            "footnotes": {"BACKLINK_TITLE": "Về chỗ chú thích {} trong bài"},
        },
        output_format="html",
    )


def _stalling(markdown: str, path: str, first_line: int) -> Iterator[Problem]:
    """No paragraph opens more brackets than Markdown can look for in time."""
    line = first_line
    for paragraph in markdown.split("\n\n"):
        openings = paragraph.count("[") + paragraph.count("<")
        if openings > MAX_OPENINGS:
            found = f"{openings} dấu [ hoặc < trong một đoạn"
            write = "ngắt thành nhiều đoạn, hoặc đưa dữ liệu vào tệp kèm"
            yield Problem(path, line, 1, "doan-qua-roi", "", found, write)
        line += paragraph.count("\n") + 2


def _first_level_headings(
    html: str, markdown: str, path: str, first_line: int
) -> Iterator[Problem]:
    """The title of the page is its only heading of the first level."""
    for heading in _FIRST_LEVEL.findall(html):
        text = plain_text(heading)
        line = _line_of(text, markdown, first_line)
        yield Problem(path, line, 1, "de-muc-cap-1", "", f"“# {text}”", f"“## {text}”")


def _dangerous_links(html: str, markdown: str, path: str, first_line: int) -> Iterator[Problem]:
    """Links lead to addresses of the site, to http(s), mailto and tel, and nowhere else."""
    for _, target in _links(html):
        scheme = _SCHEME.match(target)
        if scheme and scheme.group(1).lower() not in _SCHEMES:
            line = _line_of(target, markdown, first_line)
            write = "địa chỉ https://..., mailto:..., hoặc /tin/... trong trang"
            yield Problem(path, line, 1, "lien-ket-nguy-hiem", "", f"“{target[:60]}”", write)


def _links(html: str) -> Iterator[tuple[str, str]]:
    return ((found[1], unescape(found[2])) for found in _LINK.finditer(html))


def _line_of(target: str, markdown: str, first_line: int) -> int:
    return first_line + markdown.count("\n", 0, max(markdown.find(target), 0))


def _blocks(html: str) -> Iterator[Block]:
    start = 0
    for found in _IMAGE.finditer(html):
        if before := html[start : found.start()].strip():
            yield Block(html=before)
        yield Block(image=unescape(found[1]))
        start = found.end()
    if rest := html[start:].strip():
        yield Block(html=rest)
