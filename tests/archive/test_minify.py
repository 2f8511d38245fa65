"""Markup in fewer bytes means what it meant, and shows what it showed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from importlib import import_module
from itertools import groupby
from xml.etree.ElementTree import Element

import html5lib
import pytest
from pelican.settings import read_settings
from playwright.sync_api import Browser

from plugins.archive.minify import minify
from plugins.archive.page import Page, Route
from plugins.archive.reading import read_archive
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from tests.conftest import ROOT

ROOMS = ("guide", "listings", "offline", "plain_pages", "records", "search", "timeline")
BLOCKS = {
    *("body", "div", "footer", "form", "h1", "h2", "head", "header", "html", "link", "main"),
    *("meta", "nav", "ol", "p", "section", "table", "tbody", "td", "th", "thead", "title", "tr"),
    *("article", "aside", "fieldset", "figcaption", "figure", "h3", "hr", "ul"),
}


@pytest.mark.parametrize(
    ("markup", "less"),
    [
        ('<p class="a b">\n x\n</p>\n\n<ul>', '<p class="a b">x</p><ul>'),
        ('<p class="a">x <b>y</b> <i>z</i>\n</p>', "<p class=a>x <b>y</b> <i>z</i></p>"),
        ("<dt>a</dt> <dd>b</dd>\n<li>c</li>\n<li>", "<dt>a</dt> <dd>b</dd>\n<li>c</li>\n<li>"),
        ("<button>a</button>\n<a>b</a>", "<button>a</button>\n<a>b</a>"),
        ("<pre>\n a\n  b\n</pre> <textarea>\n c</textarea>", None),
        ("a <!-- b\n --> c<!doctype html>", "a  c<!doctype html>"),
        ('<a href="/a?b=1" title="" alt="x y">', None),
        ('<a id="x" class="y">', "<a id=x class=y>"),
        ('<svg viewBox="0 0 1 1"><path d="M0"/></svg>', None),
        ("""<a title='say ="x" now'>""", None),
        ('<main id="a">\n', "<main id=a>"),
        ('a="b" </menu>\n<pre> <param> x', None),
        # Where a tag is begun or ended elsewhere, little is known.
        ('" class="b">\n<li ', None),
        ('\n<p class="', '<p class="'),
    ],
)
def test_what_has_no_meaning_is_left_out(markup: str, less: str | None) -> None:
    assert (markup if less is None else less) == minify(markup)


@pytest.fixture(scope="module")
def site() -> Site:
    settings = read_settings(str(ROOT / "publishconf.py"))
    return make_site({**settings, "MINIFIED": False}, date(2022, 1, 1))


@pytest.fixture(scope="module")
def pages(site: Site) -> list[Page]:
    archive = read_archive(ROOT / "tests" / "site")
    outputs = (
        output
        for room in ROOMS
        for output in import_module(f"plugins.{room}.pages").pages(archive, site=site)
    )
    return [output.make() for output in outputs if isinstance(output, Route)]


@pytest.fixture(scope="module")
def both(site: Site, pages: list[Page]) -> list[tuple[str, str, str]]:
    """The template of each page, the page as it is written, and in fewer bytes."""
    plain, less = (
        Renderer(ROOT / "theme" / "templates", replace(site, minified=minified))
        for minified in (False, True)
    )
    return [(page.template, plain.render(page), less.render(page)) for page in pages]


def test_a_page_is_the_same_document(both: list[tuple[str, str, str]]) -> None:
    for _, plain, less in both:
        assert [*document(plain)] == [*document(less)]
        assert len(less) < len(plain)


def test_a_page_of_each_kind_shows_the_same(
    both: list[tuple[str, str, str]], chromium: Browser
) -> None:
    """Whether the space beside an element is seen is up to its style too."""
    style = b"\n".join(
        file.read_bytes() for file in sorted((ROOT / "theme/static/css").glob("*.css"))
    ).decode()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    shown: list[Sequence[object]] = []
    for _, kind in groupby(sorted(both), lambda each: each[0]):
        seen = []
        for html in max(kind, key=lambda each: len(each[1]))[1:]:
            plain = re.sub(r"<meta http-equiv[^>]*>", "", html)
            page.set_content(plain.replace("</head>", f"<style>{style}</style></head>"))
            height = page.evaluate("document.documentElement.scrollHeight")
            seen.append((page.locator("body").inner_text(), height))
        shown.append(seen)
    context.close()

    assert 10 < len(shown)
    for before, after in shown:
        assert before == after


def document(html: str) -> Iterator[object]:
    """Give elements and texts in order; spaces beside blocks and between lines mean nothing."""
    parts = [*_walk(html5lib.parse(html, namespaceHTMLElements=False))]
    for place, part in enumerate(parts):
        if not isinstance(part, str):
            yield part
            continue
        text = re.sub(r"[ \n\t]+", " ", part)
        text = text.lstrip(" ") if _is_block(parts[place - 1]) else text
        text = text.rstrip(" ") if _is_block(parts[place + 1]) else text
        if text:
            yield text


def _walk(element: Element) -> Iterator[object]:
    # A comment has no name.
    if isinstance(element.tag, str):
        yield (element.tag, tuple(sorted(element.attrib.items())))
        yield element.text or ""
        for child in element:
            yield from _walk(child)
            yield child.tail or ""
        yield (element.tag, "end")


def _is_block(part: object) -> bool:
    return isinstance(part, tuple) and part[0] in BLOCKS
