"""Real parts for every room's tests: a built site, a server for it, Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from blinker import ANY
from playwright.sync_api import Browser, sync_playwright

from plugins.archive import signals

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_WORKERS = "delete Navigator.prototype.serviceWorker"
"""For pages whose requests a test answers: those of a service worker pass it by."""
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def build(
    content: Path, output: Path, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build a site as CI does: another process, any warning fatal."""
    pelican = [sys.executable, "-m", "pelican", "--fatal", "warnings"]
    return subprocess.run(
        [*pelican, "--settings", ROOT / "pelicanconf.py", "--output", output, content, *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


class _QuietHandler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Keep the tests' output to the tests."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder over HTTP; gives its address, without a slash at the end."""
    handler = partial(_QuietHandler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(autouse=True)
def _connected() -> Iterator[None]:
    """Let go of the capabilities that a test connected: builds in this process connect all."""
    ways = (signals.pages, signals.lists, signals.site_maps)
    before = [set(way.receivers_for(ANY)) for way in ways]
    yield
    for way, known in zip(ways, before, strict=True):
        for receiver in set(way.receivers_for(ANY)) - known:
            way.disconnect(receiver)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real archive, built once."""
    output = tmp_path_factory.mktemp("site")
    done = build(ROOT / "content", output)
    assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address at which the real archive is served."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the one that ``tasks.py test`` found, else Playwright's own."""
    path = os.environ.get("BIENNIEN_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()
