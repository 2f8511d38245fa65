"""From Markdown to clean HTML: converted, set with typographic care, and made harmless."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import nh3
from typogrify.filters import smartypants, widont

from plugins.archive.body_rules import PICTURE_ALONE, SCHEMES, check_html, check_size, links
from plugins.archive.converter import converter
from plugins.archive.problems import Invalid
from plugins.archive.written import Written

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
    "img": {"src", "alt"},
    "ol": {"start", "type"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"},
}
_CLEANER = nh3.Cleaner(tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)

_BLOCK_END = re.compile(r"</(?:p|h[2-6]|li|td|th|dt|dd|caption|pre|blockquote|div)>|<br>|<hr>")
_LAST_WORD = re.compile(
    r"(?:<[^<>]*+>|(?<![^>]))(?>(?:[^<>]*[^<>\s])?(\s+)[^<>\s]++)"
    r"\s*+(?:</(?:a|em|span|strong|i|b)>\s*+)*+(?:</(?:p|h[1-6]|li|dt|dd)>|$)"
)
"""From a tag, or what follows it, to the end of a block whose last word has a space before it."""

_MARKDOWN_HEADER = re.compile(r"<th(?: style=[^>]*)?>")
"""A header cell as Markdown makes it; how its column is aligned, no page could say (policy)."""

_MARK_UP = re.compile(r"<[^>]*>")
_TYPED = re.compile(r"[\"'`\\]|--|\.\.\.|\. \. \.")
"""What of a typewriter's smartypants replaces; it costs as much as Markdown itself."""


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
    written = Written(markdown, path, first_line)
    if problems := list(check_size(written)):
        raise Invalid(problems)
    converted = _convert(written)
    clean = clean_html(converted)
    if problems := list(check_html(converted, clean, written)):
        raise Invalid(problems)
    # What typography has touched is cleaned again: only the cleaner's own work is trusted.
    html = clean_html(_typeset(clean))
    return Body(tuple(_blocks(html)), plain_text(html), tuple(_site_links(html, written)))


def plain_text(html: str) -> str:
    """Give the text of clean HTML, one block a line."""
    lines = _MARK_UP.sub("", _BLOCK_END.sub("\n", html.replace("\n", " "))).splitlines()
    return "\n".join(line for raw in lines if (line := " ".join(unescape(raw).split())))


def clean_html(html: str) -> str:
    """Leave nothing in HTML but what is harmless."""
    return _CLEANER.clean(html)


def _typeset(html: str) -> str:
    return _without_widows(_with_curly_quotes(html))


def _with_curly_quotes(html: str) -> str:
    return smartypants(html) if _TYPED.search(_MARK_UP.sub("", html)) else html


def _without_widows(html: str) -> str:
    """Join the last two words of each block: typogrify is given these alone, as it is slow."""
    return _LAST_WORD.sub(_joined_last_words, html)


def _joined_last_words(found: re.Match[str]) -> str:
    block = found[0]
    # A letter before the space, or all where a tag is before it.
    start = max(found.start(1) - found.start() - 1, 0)
    start = 0 if block[start] == ">" else start
    joined: str = widont(block[start:])
    return block[:start] + joined


def _convert(written: Written) -> str:
    try:
        html = converter().reset().convert(written.markdown)
    except RecursionError:
        # What was interrupted in the middle is fit for no other body.
        converter.cache_clear()
        write = "ngắt bài thành nhiều đoạn bằng dòng trống"
        problem = written.problem_at(0, "long-qua-sau", "bài lồng nhau quá sâu", write)
        raise Invalid([problem]) from None
    # Markdown makes header cells for columns alone, and does not say so.
    return _MARKDOWN_HEADER.sub('<th scope="col">', html)


def _site_links(html: str, written: Written) -> Iterator[tuple[str, int]]:
    targets = [target for target in links(html) if target.startswith("/")]
    return zip(targets, written.lines_of(targets), strict=True)


def _blocks(html: str) -> Iterator[Block]:
    start = 0
    for found in PICTURE_ALONE.finditer(html):
        if before := html[start : found.start()].strip():
            yield Block(html=before)
        yield Block(image=unescape(found[1]))
        start = found.end()
    if rest := html[start:].strip():
        yield Block(html=rest)
