"""A site with a full year, built as CI builds it, and pages to read it on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from plugins.timeline.leaves import LEAF
from tests.conftest import build, serve
from tests.timeline.samples import source, write

ROOMS = '["plugins.archive.generator", "plugins.timeline"]'
"""Of the whole site only the timeline: the rest has its own tests."""

PHONE: ViewportSize = {"width": 360, "height": 740}

FEW = (
    source(1, "2022-03-01", kind="hoi-nghi", category="tin-tuc"),
    source(2, "2022-03-09", kind="dai-hoi", category="thi-dua"),
    source(3, "2022-07", kind="dai-hoi", category="tin-tuc", organizer="so-b"),
    source(4, "2022", kind="hoi-nghi", category="thi-dua"),
    source(5, "2021-05-06", kind="hoi-nghi", category="tin-tuc"),
    source(6, "1968-02-02", kind="hoi-nghi", category="tin-tuc"),
)
MANY = tuple(
    source(number, f"2020-{1 if number % 4 else 5:02}-02", kind=kind)
    for number in range(10, 11 + LEAF)
    for kind in ["hoi-nghi" if number % 10 else "dai-hoi"]
)


@pytest.fixture(scope="module")
def timeline_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the timeline of the small site."""
    folder = tmp_path_factory.mktemp("timeline")
    write((*FEW, *MANY), folder / "content")
    settings = (f"PLUGINS={ROOMS}", "MENU=[]", "WORKS_OFFLINE=false")
    done = build(folder / "content", folder / "site", "--extra-settings", *settings)
    assert (0, "") == (done.returncode, done.stderr)
    with serve(folder / "site") as url:
        yield f"{url}/dong-thoi-gian/"


@pytest.fixture
def reader(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when it has anything to complain of."""
    complaints: list[str] = []
    context = chromium.new_context(viewport=PHONE)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [] == complaints
