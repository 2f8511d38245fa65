"""Pages in a real Chromium, under their own addresses, with nothing but the files of the output.

No server and no network: each request of a page is answered from the folder, and one that leads
anywhere else is a finding. Of each template the largest page is looked at. Chromium's processes
take the time, so threads keep several at work.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, Route, sync_playwright

from plugins.archive.media_types import media_type
from plugins.verify.budgets import MOST_REQUESTS
from plugins.verify.findings import Check, Finding
from plugins.verify.output import Output
from plugins.verify.page import LEADS_ON

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
_HEIGHT = 800
_BROWSERS = 2
"""Browsers at once: more only share the cores and the memory of a small machine."""

_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_ALL_RULES = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"]}
_COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""At night only what depends on colours: the elements are those of the day."""

_LISTEN = """
window.broken = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""


class Scene(NamedTuple):
    """How a page is looked at: the width of the window in CSS pixels, by day or by night."""

    width: int
    scheme: Literal["light", "dark"]


SCENES = (Scene(360, "light"), Scene(360, "dark"), Scene(1280, "light"), Scene(1280, "dark"))
"""The narrowest phone and a desk, by day and by night."""


class Sight(NamedTuple):
    """What was seen of one page: findings by their checks, and the requests that it made."""

    path: str
    findings: tuple[tuple[Check, Finding], ...]
    requests: int


def pages_to_open(output: Output) -> list[str]:
    """Give the largest page of each template, in the order of their paths."""
    largest: dict[str, str] = {}
    for path in output.pages:
        template = output.files[path].template
        if template and template != LEADS_ON:
            before = largest.setdefault(template, path)
            if output.files[path].size > output.files[before].size:
                largest[template] = path
    return sorted(largest.values())


def look(
    output: Output, paths: Sequence[str], chromium: str, scenes: Sequence[Scene]
) -> list[Sight]:
    """Look at pages in each scene; ``chromium`` is its program, empty for Playwright's own."""
    shares = [paths[start::_BROWSERS] for start in range(_BROWSERS)] if scenes else []
    with ThreadPoolExecutor(_BROWSERS) as threads:
        seen = threads.map(partial(_look_at_some, output, chromium, scenes), filter(None, shares))
        return sorted(chain.from_iterable(seen), key=lambda sight: sight.path)


def _look_at_some(
    output: Output, chromium: str, scenes: Sequence[Scene], paths: Sequence[str]
) -> list[Sight]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium or None, args=[*_FLAGS])
        sights = [_look_at(browser, output, path, scenes) for path in paths]
        browser.close()
        return sights


@dataclass
class _Window:
    """What a page asked for and complained of while it was open."""

    output: Output
    asked: int = 0
    missing: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        """Answer a request from the folder of the output."""
        url = route.request.url
        self.asked += 1
        target = self.output.follow(url, "index.html")
        if target and target[0] in self.output.files:
            kind = media_type(target[0])
            route.fulfill(path=self.output.folder / target[0], content_type=kind)
        else:
            self.missing.append(url)
            route.abort()


def _look_at(browser: Browser, output: Output, path: str, scenes: Sequence[Scene]) -> Sight:
    """Open a page once; it follows a window that is made wider, and the night, by itself."""
    window = _Window(output)
    # A service worker would ask for pages behind the back of who looks.
    context = browser.new_context(service_workers="block")
    context.add_init_script(_LISTEN)
    context.route(lambda url: urlsplit(url).scheme != "data", window.answer)
    page = context.new_page()
    page.on("pageerror", lambda error: window.complaints.append(str(error)))
    found: list[tuple[Check, Finding]] = []
    try:
        page.goto(output.address(path))
        page.evaluate(Axe().axe_script)
        for scene in scenes:
            page.set_viewport_size({"width": scene.width, "height": _HEIGHT})
            page.emulate_media(color_scheme=scene.scheme)
            found.extend(_seen_in_scene(page, path, scene))
        found.extend(_seen(page, path, window))
    except Error as error:
        problem = error.message.partition("\n")[0]
        found.append((Check.BROWSER, Finding(path, 0, "khong-mo-duoc", problem, "xem lại trang")))
    context.close()
    return Sight(path, tuple(found), window.asked)


def _seen(page: Page, path: str, window: _Window) -> Iterator[tuple[Check, Finding]]:
    """What a page does at all: keeps to its policy, to the site, and to a few requests."""
    broken = page.evaluate("window.broken")
    moving = page.evaluate("document.getAnimations().length")
    for code, found, write in (
        *(("pham-chinh-sach", it, "bỏ chỗ trái chính sách nội dung") for it in broken),
        *(("goi-ra-ngoai", it, "đặt tệp vào trang") for it in window.missing),
        *(("loi-javascript", it, "sửa theme/static/js") for it in window.complaints),
    ):
        yield Check.BROWSER, Finding(path, 0, code, found, write)
    if moving:
        write = "bỏ animation trong theme/static/css"
        finding = Finding(path, 0, "tu-chuyen-dong", f"{moving} chỗ tự chuyển động", write)
        yield Check.BROWSER, finding
    if window.asked > MOST_REQUESTS:
        found = f"{window.asked} lần tải tệp, nhiều nhất {MOST_REQUESTS}"
        yield Check.BROWSER, Finding(path, 0, "nhieu-lan-tai", found, "gộp bớt tệp")


def _seen_in_scene(page: Page, path: str, scene: Scene) -> Iterator[tuple[Check, Finding]]:
    """What depends on the window: nobody scrolls sideways, and axe finds nothing."""
    where = f"({scene.width} px, {scene.scheme})"
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > scene.width:
        write = "cho phần rộng tự cuộn hoặc xuống dòng"
        finding = Finding(path, 0, "tran-ngang", f"trang rộng {width} px {where}", write)
        yield Check.BROWSER, finding
    rules = _COLOURS if scene.scheme == "dark" else _ALL_RULES
    response: dict[str, Any] = page.evaluate("(options) => axe.run(options)", rules)
    for violation in response["violations"]:
        places = sorted(str(node["target"][0]) for node in violation["nodes"])
        others = f" và {len(places) - 1} chỗ nữa" if places[1:] else ""
        found = f"{violation['id']} tại {places[0]}{others} {where}"
        write = f"{violation['help']}: {violation['helpUrl'].partition('?')[0]}"
        yield Check.ACCESS, Finding(path, 0, "axe", found, write)
