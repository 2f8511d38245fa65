"""Browsers can offer the search of the site, and where they take a reader it searches."""

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from pelican.settings import read_settings
from playwright.sync_api import Page, expect

from plugins.archive.generator import build_date
from plugins.archive.reading import read_archive
from plugins.archive.site import make_site
from plugins.search.pages import pages
from tests.conftest import ROOT

SPACE = "{http://a9.com/-/spec/opensearch/1.1/}"


class _SearchLink(HTMLParser):
    """The description that a page names."""

    href = ""

    def handle_starttag(self, _: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if given.get("rel") == "search":
            assert "application/opensearchdescription+xml" == given["type"]
            assert given["title"]
            self.href = given["href"] or ""


def test_every_page_names_a_description(search_site: Path) -> None:
    for page in ("index.html", "tin/2024/can-bo/index.html"):
        link = _SearchLink()
        link.feed((search_site / page).read_text(encoding="utf-8"))
        path = urljoin(f"http://x/{page}", link.href).removeprefix("http://x/")

        assert (search_site / path).is_file()


def test_the_description_leads_to_the_search(search_site: Path, page: Page) -> None:
    # Our own file.
    read = ET.parse(search_site / "search/opensearch.xml").getroot()  # noqa: S314
    url = read.find(f"{SPACE}Url")
    assert url is not None

    assert f"{SPACE}OpenSearchDescription" == read.tag
    assert 0 < len(read.findtext(f"{SPACE}ShortName", "")) <= 16
    assert 0 < len(read.findtext(f"{SPACE}LongName", "")) <= 48
    site_url = "https://bien-nien.example"
    assert url.attrib["template"].startswith(f"{site_url}/")
    page.goto(
        url.attrib["template"]
        .removeprefix(f"{site_url}/tim-kiem/")
        .replace("{searchTerms}", "b%E1%BA%A1n")
    )
    expect(page.locator("[data-search-results] h2").first).to_have_text("Bạn bè quốc tế")


def test_a_site_that_does_not_know_its_address_has_none(content: Path) -> None:
    archive = read_archive(content)
    site = make_site(read_settings(str(ROOT / "pelicanconf.py")), build_date(archive))
    paths = {output.path for output in pages(archive, site=replace(site, url=""))}

    assert "search" in paths
    assert "search/opensearch.xml" not in paths
