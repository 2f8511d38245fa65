"""The guide as a page of the site, for an institution that wants it there."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from pelicanconf import PLUGINS
from plugins.guide.pages import ADDRESS
from tests.archive.samples import SITE
from tests.conftest import build, serve
from tests.guide.codes import given_codes

PHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature archive, built with the guide."""
    output = tmp_path_factory.mktemp("site")
    plugins = json.dumps([*dict.fromkeys([*PLUGINS, "plugins.guide"])])
    done = build(SITE, output, "--extra-settings", f"PLUGINS={plugins}")
    assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture(scope="module")
def html(folder: Path) -> str:
    return (folder / ADDRESS[1:] / "index.html").read_text(encoding="utf-8")


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, chromium: Browser, folder: Path) -> Iterator[Page]:
    context = chromium.new_context(viewport=PHONE, color_scheme=request.param)
    page = context.new_page()
    with serve(folder) as url:
        page.goto(f"{url}{ADDRESS}")
        yield page
    context.close()


def test_every_code_has_its_place_and_no_place_is_there_twice(html: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', html)

    assert {given.code for given in given_codes()} <= set(ids)
    assert len(ids) == len(set(ids))


def test_no_heading_skips_a_level(html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", html.partition("<main")[2])]

    assert levels[0] == 1
    assert all(deeper <= level + 1 for level, deeper in pairwise(levels))


def test_on_a_phone_nothing_is_wider_than_the_screen_and_axe_finds_nothing(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    tables = "[...document.querySelectorAll('table')].filter(t => t.scrollWidth > t.clientWidth)"
    assert phone.evaluate(f"{tables}.length") == 0
    assert Axe().run(phone).response["violations"] == []
