"""Markdown as the archive uses it, with short ways through what most bodies hold.

Most of a body is paragraphs of one line without any sign. Markdown holds each against every
pattern it knows, which is most of its time. Here the signs that a pattern can begin with are
looked for first; what has none goes its way untried. A test holds the HTML equal to Markdown's
own.
"""

import re
from collections.abc import Iterable, Sized
from functools import cache
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import TocTreeprocessor, unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.vietnamese.slugs import slugify

_SIGN = re.compile(r"[`\\\[<&*_]")
_BREAK = "  \n"
"""No inline pattern matches a text without one of these; pictures have the bracket too."""

_SIGNS = {
    **dict.fromkeys(("reference", "link", "short_reference"), "["),
    **dict.fromkeys(("image_link", "image_reference", "short_image_ref"), "!["),
    **dict.fromkeys(("autolink", "automail", "html"), "<"),
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "linebreak": _BREAK,
    "entity": "&",
}
"""What no text is without that an inline pattern matches, by the names Markdown gives them."""

_REFERRING = {"reference", "short_reference", "image_reference", "short_image_ref"}
"""Patterns that match nothing where the text defines no references."""

_SIGN_OF_HTML = ("<", "&")


@cache
def converter() -> Markdown:
    """Give the converter; making one costs as much as converting, so it is reset before each use.

    What was interrupted within a conversion is fit for no other: then clear this cache.
    """
    markdown = full_converter()
    html_blocks = _HtmlBlocks(markdown, markdown.preprocessors["html_block"])
    markdown.preprocessors.register(html_blocks, "html_block", 20)
    markdown.parser.blockprocessors.register(_PlainParagraph(markdown.parser), "plain", 110)
    # After the footnotes have become part of the tree, before the inline patterns.
    markdown.treeprocessors.register(_PlainTexts(markdown), "plain", 25)
    for name, sign in _SIGNS.items():
        pattern = markdown.inlinePatterns[name]
        needs = markdown.references if name in _REFERRING else _SIGNS
        pattern.compiled_re = cast("re.Pattern[str]", _Signed(pattern.compiled_re, sign, needs))
    toc = cast("TocTreeprocessor", markdown.treeprocessors["toc"])
    markdown.treeprocessors.register(_HeadingIds(markdown, toc), "toc", 5)
    return markdown


def full_converter() -> Markdown:
    """Make a converter that takes no short way."""
    return Markdown(
        extensions=["tables", "footnotes", "def_list", "sane_lists", "abbr", "toc"],
        extension_configs={
            "toc": {"slugify": lambda text, _: heading_id(text)},
            "footnotes": {"BACKLINK_TITLE": "Về chỗ chú thích {} trong bài"},
        },
        output_format="html",
    )


def heading_id(text: str) -> str:
    """Name a heading, for links to it."""
    return f"muc-{slugify(text)}"


class _HtmlBlocks(Preprocessor):
    """Looks for raw HTML only where there is a sign of it."""

    def __init__(self, md: Markdown, full: Preprocessor) -> None:
        super().__init__(md)
        self._full = full

    def run(self, lines: list[str]) -> list[str]:
        signs = any(sign in line for sign in _SIGN_OF_HTML for line in lines)
        return self._full.run(lines) if signs else lines


class _PlainParagraph(ParagraphProcessor):
    """Takes a line that stands alone and begins with a letter: no other block does."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Markdown's interface
        return block[:1].isalpha() and "\n" not in block


class _PlainTexts(Treeprocessor):
    """Tells the inline patterns which texts have nothing for them."""

    def run(self, root: Element) -> None:
        # Abbreviations are looked for in the same texts, and they are made of letters.
        if self._abbreviations():
            return
        for element in root.iter():
            if (text := element.text) and _is_plain(text):
                element.text = AtomicString(text)
            if (tail := element.tail) and _is_plain(tail):
                element.tail = AtomicString(tail)

    def _abbreviations(self) -> bool:
        return bool(cast("AbbrTreeprocessor", self.md.treeprocessors["abbr"]).abbrs)


class _Signed:
    """A pattern that is searched for only where there is a sign of it, and what it needs."""

    def __init__(self, pattern: re.Pattern[str], sign: str, needs: Sized) -> None:
        self._pattern = pattern
        self._sign = sign
        self._needs = needs

    def finditer(self, text: str, start: int) -> Iterable[re.Match[str]]:
        wanted = self._needs and self._sign in text
        return self._pattern.finditer(text, start) if wanted else ()


class _HeadingIds(Treeprocessor):
    """Gives headings their ids; the table of contents is made only where one is asked for."""

    def __init__(self, md: Markdown, toc: TocTreeprocessor) -> None:
        super().__init__(md)
        self._toc = toc

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if self._toc.header_rgx.match(element.tag)]
        if all(map(_is_named, headings)) and not self._asked_for(root.itertext()):
            ids = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
            for heading in headings:
                name = " ".join((heading.text or "").split())
                heading.attrib["id"] = unique(self._toc.slugify(name, self._toc.sep), ids)
        else:
            self._toc.run(root)

    def _asked_for(self, texts: Iterable[str]) -> bool:
        return any(self._toc.marker in text for text in texts)


def _is_plain(text: str) -> bool:
    return not _SIGN.search(text) and _BREAK not in text


def _is_named(heading: Element) -> bool:
    """Whether the text of a heading is its name: no elements, no signs."""
    return isinstance(heading.text, AtomicString) and not len(heading)
