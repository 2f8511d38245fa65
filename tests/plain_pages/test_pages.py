from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from pelican.settings import read_settings

from plugins.archive.archive import Archive
from plugins.archive.page import Page
from plugins.archive.reading import read_archive
from plugins.archive.render import Renderer
from plugins.archive.site import make_site
from plugins.plain_pages.pages import pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archive() -> Archive:
    return read_archive(ROOT / "tests" / "site")


def plain_pages(archive: Archive, url: str = "") -> dict[str, tuple[Page, BeautifulSoup]]:
    settings = read_settings(str(ROOT / "pelicanconf.py"), override={"SITEURL": url})
    site = make_site(settings, date(2022, 1, 1))
    renderer = Renderer(ROOT / "theme" / "templates", site)
    return {
        route.path: (page, BeautifulSoup(renderer.render(page), "html.parser"))
        for route in pages(archive, site=site)
        for page in [route.make()]
    }


def test_each_plain_page_has_its_address_and_one_is_for_what_is_not_found(archive: Archive) -> None:
    assert {"404.html", "gioi-thieu/index.html", "lien-he/index.html"} == set(plain_pages(archive))


def test_a_page_shows_its_title_summary_and_body(archive: Archive) -> None:
    page, shown = plain_pages(archive)["gioi-thieu/index.html"]
    plain = next(plain for plain in archive.plain_pages if plain.slug == "gioi-thieu")

    assert [plain.metadata.title] == [heading.get_text() for heading in shown.select("h1")]
    assert plain.metadata.summary == shown.select(".page-lead")[0].get_text()
    assert plain.body.text.splitlines()[0] in shown.select(".prose")[0].get_text()
    assert "/gioi-thieu/" == page.section


def test_the_menu_marks_the_page_that_is_shown(archive: Archive) -> None:
    shown = plain_pages(archive)["lien-he/index.html"][1]

    assert ["Liên hệ"] == [link.get_text() for link in shown.select(".menu [aria-current=page]")]


@pytest.mark.parametrize(("url", "base"), [("", "/"), ("https://a.vn/kho", "/kho/")])
def test_links_of_the_page_for_what_is_not_found_hold_at_any_depth(
    archive: Archive, url: str, base: str
) -> None:
    shown = plain_pages(archive, url)["404.html"][1]
    links = [str(link["href"]) for link in shown.select("a[href], link[rel=stylesheet]")]
    own = [link for link in links if not link.startswith(("#", "mailto:", "tel:"))]

    assert f"{base}tim-kiem/" in own
    assert [] == [link for link in own if not link.startswith(base)]
