"""The preview over real sockets: what it serves, and that a browser is told to reload."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tools.preview import serve_live

HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
PAGE = "<html><head></head><body>{}</body></html>"


class Preview:
    """A served folder, its sources, and the builds made of them."""

    def __init__(self, folder: Path, listening: socket.socket) -> None:
        self.output = folder / "output"
        self.sources = folder / "content"
        self.port = listening.getsockname()[1]
        self.builds: list[str] = []
        self.succeeds = True
        self._listening = listening
        self.output.mkdir()
        self.sources.mkdir()

    def run(self, reader: Callable[[], Awaitable[None]]) -> None:
        """Serve while a reader reads."""

        async def both() -> None:
            serving = serve_live(self.output, [self.sources], self.rebuild, self._listening)
            task = asyncio.create_task(serving)
            # Whoever waits for a word that never comes fails, and does not hang.
            async with asyncio.timeout(30):
                await reader()
            task.cancel()
            await asyncio.wait([task])

        # A thread of its own: Playwright keeps a loop running in the one of the tests.
        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(both())).result()

    def rebuild(self) -> bool:
        self.builds.append((self.sources / "a.md").read_text(encoding="utf-8"))
        return self.succeeds

    async def get(self, path: str) -> HTTPResponse:
        client = AsyncHTTPClient(force_instance=True)
        response = await client.fetch(f"http://127.0.0.1:{self.port}{path}", raise_error=False)
        client.close()
        return response

    async def browser(self) -> WebSocketClientConnection:
        """Connect as the script in a page does."""
        browser = await websocket_connect(f"ws://127.0.0.1:{self.port}/livereload")
        await browser.write_message(json.dumps(HELLO))
        await browser.read_message()
        await browser.write_message(json.dumps({"command": "info", "url": "/"}))
        return browser


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Return a preview of an empty folder."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield Preview(tmp_path, listening)


def test_pages_load_the_reloading_script_from_their_own_origin(preview: Preview) -> None:
    (preview.output / "index.html").write_text(PAGE.format("x"), encoding="utf-8")
    answers: list[HTTPResponse] = []

    async def reader() -> None:
        answers.extend([await preview.get("/"), await preview.get("/livereload.js")])

    preview.run(reader)

    script = f'<head><script src="/livereload.js?port={preview.port}"></script></head>'
    assert script in answers[0].body.decode()
    assert [200, 200] == [answer.code for answer in answers]
    assert "no-store" == answers[0].headers["Cache-Control"]


def test_what_is_not_found_shows_the_page_of_the_site_for_that(preview: Preview) -> None:
    (preview.output / "404.html").write_text(PAGE.format("Không có"), encoding="utf-8")
    answers: list[HTTPResponse] = []

    async def reader() -> None:
        answers.append(await preview.get("/khong/co/"))

    preview.run(reader)

    assert 404 == answers[0].code
    assert "Không có" in answers[0].body.decode()


def test_a_change_is_built_and_then_told_to_browsers(preview: Preview) -> None:
    told: list[object] = []

    async def reader() -> None:
        browser = await preview.browser()
        (preview.sources / "a.md").write_text("mới", encoding="utf-8")
        told.append(json.loads(str(await browser.read_message()))["command"])
        browser.close()

    preview.run(reader)

    assert ["reload"] == told
    assert "mới" == preview.builds[-1]


def test_a_build_that_fails_reloads_nothing_and_the_next_change_is_built(preview: Preview) -> None:
    preview.succeeds = False
    told: list[object] = []

    async def reader() -> None:
        browser = await preview.browser()
        (preview.sources / "a.md").write_text("hỏng", encoding="utf-8")
        while not preview.builds:
            await preview.get("/")
        preview.succeeds = True
        (preview.sources / "a.md").write_text("đã sửa", encoding="utf-8")
        told.append(json.loads(str(await browser.read_message()))["command"])
        browser.close()

    preview.run(reader)

    assert ("hỏng", "đã sửa") == (preview.builds[0], preview.builds[-1])
    assert ["reload"] == told
