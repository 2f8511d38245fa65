"""What holds for every page in a real browser: on a phone, by day and night, without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from plugins.archive.manifest import read_manifest

PHONE: ViewportSize = {"width": 360, "height": 740}
AXE_RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture(scope="module")
def addresses(site: Path) -> list[str]:
    """The address of every page of the site."""
    paths = (file.relative_to(site).as_posix() for file in sorted(site.rglob("*.html")))
    return [f"/{path.removesuffix('index.html')}" for path in paths]


@pytest.fixture(scope="module")
def largest(site: Path) -> list[str]:
    """The address of the largest page of each template: axe takes a second for one."""
    files = sorted(read_manifest(site).files.items(), key=lambda file: file[1].size)
    pages = {entry.template: path for path, entry in files if entry.template}
    return [f"/{path.removesuffix('index.html')}" for path in pages.values()]


@pytest.fixture(params=["light", "dark"])
def phone(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    """A page on a small phone, by day or by night."""
    context = chromium.new_context(viewport=PHONE, color_scheme=request.param)
    yield context.new_page()
    context.close()


def test_axe_finds_nothing(phone: Page, site_url: str, largest: list[str]) -> None:
    axe = Axe()
    found = []
    for address in largest:
        phone.goto(f"{site_url}{address}")
        response = axe.run(phone, options=AXE_RULES).response
        found += [(address, finding["id"]) for finding in response["violations"]]

    assert found == []


def test_no_page_scrolls_sideways_complains_or_leaves_the_site(
    phone: Page, site_url: str, addresses: list[str]
) -> None:
    complaints: list[str] = []
    requests: list[str] = []
    phone.on("console", lambda message: complaints.append(message.text))
    phone.on("pageerror", lambda error: complaints.append(str(error)))
    phone.on("request", lambda request: requests.append(request.url))
    wide = []
    for address in addresses:
        phone.goto(f"{site_url}{address}")
        width = phone.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide.append((address, width))

    assert wide == []
    assert complaints == []
    assert [url for url in requests if not url.startswith((f"{site_url}/", "data:"))] == []


def test_every_page_can_be_read_without_scripts(
    chromium: Browser, site_url: str, addresses: list[str]
) -> None:
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    silent = []
    for address in addresses:
        page.goto(f"{site_url}{address}")
        words = len(page.locator("main").inner_text().split())
        links = page.locator("main a:visible").count()
        if words < 8 or not links:
            silent.append((address, words, links))
    context.close()

    assert silent == []
