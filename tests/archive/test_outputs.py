"""Outputs are known by their addresses, and made only when somebody asks for them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.archive import signals
from plugins.archive.archive import Archive, build_archive
from plugins.archive.outputs import gather, make_content
from plugins.archive.page import Asset, Page, Route
from plugins.archive.problems import Invalid
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.vocabulary import parse_vocabulary
from tests.archive.sample_pages import sample_page
from tests.archive.samples import SITE

SETTINGS = Path(__file__).parent / "sample_settings.py"
THEME = Path(__file__).parent / "theme"


@pytest.fixture(scope="module")
def site() -> Site:
    return make_site(read_settings(str(SETTINGS)), date(2022, 9, 16))


@pytest.fixture(scope="module")
def renderer(site: Site) -> Renderer:
    return Renderer(THEME / "templates", site)


def never() -> Page:
    raise AssertionError("nobody asked for this page")


def test_collisions_are_found_before_any_page_is_made(site: Site) -> None:
    routes = [Route("/a/", never, "tin/a.md"), Route("/A/", never, "tin/b.md")]
    empty = build_archive((), (), parse_vocabulary(())[0], (), ())

    def pages(_archive: Archive, *, site: Site) -> list[Route]:
        assert site
        return routes

    with signals.pages.connected_to(pages), pytest.raises(Invalid) as caught:
        gather(empty, site, SITE, THEME)

    assert ["trung-dia-chi"] == [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize("entity", ["", "bien-nien.example", "https://a.vn,2026", "a.vn, 2026"])
def test_a_name_for_ever_is_made_of_a_host_and_a_year(entity: str, site: Site) -> None:
    empty = build_archive((), (), parse_vocabulary(())[0], (), ())

    with pytest.raises(Invalid) as caught:
        gather(empty, replace(site, tagging_entity=entity), SITE, THEME)

    assert ["TAGGING_ENTITY"] == [problem.field for problem in caught.value.problems]


def test_a_route_leads_to_the_page_of_its_own_address(renderer: Renderer) -> None:
    right = Route("/a/", lambda: sample_page("/a/", "x"))
    wrong = Route("/b/", lambda: sample_page("/a/", "x"))

    assert b"x" in bytes(make_content(right, renderer))
    with pytest.raises(ValueError, match="the route to /b/ leads to /a/"):
        make_content(wrong, renderer)


def test_a_file_is_copied_and_a_content_is_made(renderer: Renderer) -> None:
    file = THEME / "static" / "js" / "a.js"

    assert file == make_content(Asset("a.js", file), renderer)
    assert b"{}" == make_content(Asset("a.json", lambda: b"{}"), renderer)
