"""What holds for every file of the built site, whatever room it comes from."""

import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, build

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
}
Pages = dict[str, BeautifulSoup]


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page by its path, parsed."""
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_bytes(), "html.parser")
        for file in sorted(site.rglob("*.html"))
    }


def test_every_page_parses_without_an_error(site: Path) -> None:
    parser = html5lib.HTMLParser(strict=True)

    for file in site.rglob("*.html"):
        parser.parse(file.read_bytes())


def test_every_link_picture_script_and_fragment_leads_to_something(
    site: Path, pages: Pages
) -> None:
    anchors = {path: {tag["id"] for tag in page.find_all(id=True)} for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for reference in _references(page):
            target, fragment = urldefrag(urljoin(f"/{path}", reference))
            file = unquote(urlsplit(target).path).removeprefix("/")
            file = f"{file}index.html" if file.endswith("/") or not file else file
            if not (site / file).is_file() or (fragment and fragment not in anchors[file]):
                broken.append((path, reference))

    assert broken == []


def test_no_page_asks_another_host_for_anything(pages: Pages) -> None:
    asked = [
        (path, tag.name, reference)
        for path, page in pages.items()
        for tag in page.select("script[src], img, source, iframe, link:not([rel~=canonical])")
        for reference in (tag.get("src"), tag.get("href"))
        if urlsplit(str(reference or "")).netloc and "schema." not in str(tag.get("rel"))
    ]

    assert asked == []


def test_every_page_states_the_strict_policy_before_anything_it_governs(pages: Pages) -> None:
    for path, page in pages.items():
        first = page.select("head > *")[0]
        stated = {part.strip() for part in str(first.get("content")).split(";")}

        assert (path, first.get("http-equiv")) == (path, "Content-Security-Policy")
        assert (path, stated) == (path, POLICY)


def test_no_page_has_inline_script_or_style(pages: Pages) -> None:
    inline = [
        (path, tag.name)
        for path, page in pages.items()
        for tag in page.find_all(name=True)
        if tag.name == "style"
        or (
            tag.name == "script" and not tag.get("src") and tag.get("type") != "application/ld+json"
        )
        or any(name == "style" or name.startswith("on") for name in tag.attrs)
    ]

    assert inline == []


def test_titles_and_descriptions_tell_pages_apart(pages: Pages) -> None:
    titles = Counter(page.select("title")[0].get_text() for page in pages.values())
    described = [path for path, page in pages.items() if not _description(page)]

    assert [title for title, count in titles.items() if count > 1] == []
    assert described == []


def test_every_page_has_one_main_heading_and_no_level_is_left_out(pages: Pages) -> None:
    for path, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.select("main :is(h1, h2, h3, h4, h5)")]

        assert (path, levels.count(1)) == (path, 1)
        assert [
            (path, before, after) for before, after in pairwise(levels) if after > before + 1
        ] == []


def test_every_page_has_dublin_core_with_nothing_empty(pages: Pages) -> None:
    needed = {"title", "creator", "date", "description", "publisher", "identifier"}
    for path, page in pages.items():
        core: defaultdict[str, str] = defaultdict(str)
        for meta in page.find_all("meta", attrs={"name": True}):
            prefix, _, term = str(meta["name"]).partition(".")
            if prefix.upper() == "DC":
                core[term] += str(meta["content"]).strip()

        assert (path, needed - {term for term, text in core.items() if text}) == (path, set())


def test_structured_data_is_json_that_cannot_end_its_element(pages: Pages) -> None:
    documents = [
        (path, script.get_text())
        for path, page in pages.items()
        for script in page.find_all("script", type="application/ld+json")
    ]

    assert documents
    for _, text in documents:
        assert "<" not in text
        assert json.loads(text)["@context"] == "https://schema.org"


def test_the_same_input_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    for file in sorted((ROOT / "content").rglob("*"), reverse=True):
        if file.is_file():
            target = content / file.relative_to(ROOT / "content")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    elsewhere = {"PYTHONHASHSEED": "4711", "TZ": "America/St_Johns", "LC_ALL": "C"}
    build(content, tmp_path / "output", **elsewhere)

    assert _bytes(tmp_path / "output") == _bytes(site)


def _references(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(name=True):
        for name in ("href", "src", "action"):
            reference = tag.get(name)
            if reference is not None and not urlsplit(str(reference)).scheme:
                yield str(reference)


def _description(page: BeautifulSoup) -> str:
    found = page.find("meta", attrs={"name": "description"})
    return str(found["content"]).strip() if found else ""


def _bytes(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
