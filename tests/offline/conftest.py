"""A host that can change, fall silent and come back, and a reader whose browser keeps pages."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Event, Thread
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from plugins.archive.urls import output_path

TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => console.error(event.violatedDirective))
"""
UNTIL_KEPT = """
async (addresses) => {
  const isKept = async (address) => Boolean(await caches.match(address));
  let lacking = addresses;
  for (let times = 0; times < 500; times++) {
    const kept = await Promise.all(lacking.map(isKept));
    lacking = lacking.filter((_, at) => !kept[at]);
    if (!lacking.length) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not kept: ${lacking}`);
}
"""
UNTIL_SIZE = """
async ([address, size]) => {
  for (let times = 0; times < 500; times++) {
    const kept = await (await caches.match(address)).arrayBuffer();
    if (kept.byteLength === size) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}
"""
KEPT = """
async () => {
  const kept = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    kept[name] = requests.map(({ url }) => new URL(url).pathname);
  }
  return kept;
}
"""


class Answer(NamedTuple):
    """What a host says; the media type is that of the file name unless it is given."""

    status: int
    content: bytes
    media_type: str = ""


MISSING = Answer(404, b"<title>404</title>")


class Host:
    """Serves one folder at the root and below ``/kho/``, and does what is asked of it.

    ``instead`` are answers that stand in for the files at some addresses. While the host
    ``is_gone`` it hangs up; after ``hang`` it takes questions and answers when it is let go.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.instead: dict[str, Answer] = {}
        self.is_gone = False
        self.asked: list[str] = []
        self._answers = Event()
        self._answers.set()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def file(self, address: str) -> Path:
        """The file behind an address of the site."""
        return self.folder / output_path(address)

    def hang(self) -> None:
        """Answer nothing until ``let_go``."""
        self.asked.clear()
        self._answers.clear()

    def let_go(self) -> None:
        """Answer whatever was asked meanwhile."""
        self._answers.set()

    def stop(self) -> None:
        self.let_go()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, address: str) -> Answer:
        """Give what is at an address; waits while the host hangs."""
        self.asked.append(address)
        self._answers.wait()
        if address in self.instead:
            return self.instead[address]
        file = self.file(address)
        return Answer(200, file.read_bytes()) if file.is_file() else MISSING

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                if host.is_gone:
                    self.close_connection = True
                    return
                address = urlsplit(self.path).path.removeprefix("/kho")
                status, content, media_type = host.answer(address)
                media_type = media_type or guess_type(output_path(address))[0] or "text/plain"
                self.send_response(status)
                self.send_header("Content-Type", media_type)
                self.send_header("Content-Length", str(len(content)))
                self.send_header("Cache-Control", "no-cache")
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: object) -> None:
                """Keep the tests' output to the tests."""

        return Handler


class Reader:
    """A browser that has been to no page yet; ``complaints`` are what its console said."""

    def __init__(self, page: Page, host: Host) -> None:
        self.page = page
        self.host = host
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.add_init_script(TELL_VIOLATIONS)

    def visit(self, address: str) -> None:
        """Open a page that is kept from then on, with the page that says what is kept."""
        root = address[: address.index("/", 1)] if address.startswith("/kho/") else ""
        self.open(address)
        path = urlsplit(address).path
        self.wait_until_kept(path, f"{root}/theme/site.css", f"{root}/theme/js/script-address.js")
        self.wait_until_kept(f"{root}/ngoai-tuyen/", f"{root}/theme/js/offline-page.js")

    def open(self, address: str) -> None:
        self.page.goto(f"{self.host.url}{address}")

    def wait_until_kept(self, *addresses: str) -> None:
        self.page.evaluate(UNTIL_KEPT, [f"{self.host.url}{address}" for address in addresses])

    def kept(self) -> dict[str, list[str]]:
        """The paths that each cache has, by its name."""
        found: dict[str, list[str]] = self.page.evaluate(KEPT)
        return found

    def kept_paths(self) -> set[str]:
        return {path for paths in self.kept().values() for path in paths}


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    host = Host(site)
    yield host
    host.stop()


@pytest.fixture
def any_reader(chromium: Browser, host: Host) -> Iterator[Reader]:
    """A reader whose console may say what it likes."""
    context = chromium.new_context()
    yield Reader(context.new_page(), host)
    host.let_go()
    context.close()


@pytest.fixture
def reader(any_reader: Reader) -> Iterator[Reader]:
    """A reader whose pages must have nothing to complain of."""
    yield any_reader
    assert any_reader.complaints == []
