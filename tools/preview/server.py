"""The server of the preview: it keeps the port and the browsers, and watches the files."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from urllib.parse import unquote

from livereload.handlers import LiveReloadJSHandler
from tornado.escape import json_decode
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketClosedError, WebSocketHandler

from tools.preview.answers import HTML, Answer, Fault, Project, Report
from tools.preview.watching import watch
from tools.preview.worker import Worker

NAMES_TOLD = 3
FAULT = 500
DIED = "tiến trình dựng trang dừng đột ngột; lưu lại một tệp bất kỳ để chạy tiếp"
HELLO = {"command": "hello", "protocols": ["http://livereload.com/protocols/official-7"]}
RELOAD = {"command": "reload", "path": "*", "liveCSS": False}
FAULT_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chưa dựng được trang</title>
</head>
<body>
<h1>Chưa dựng được trang</h1>
<p>Không phải do bài viết: mã nguồn, giao diện hoặc cài đặt của trang đang có lỗi.
Trang tự hiện lại khi lỗi được sửa và tệp được lưu.</p>
<p><code>{fault}</code></p>
</body>
</html>
"""

Say = Callable[[str], None]


async def serve_live(project: Project, listening: socket.socket, say: Say) -> None:
    """Serve a project until stopped; whenever its files change, read them and reload browsers."""
    listening.settimeout(0)
    preview = Preview(project, say)
    server = HTTPServer(application(preview, listening.getsockname()[1]))
    server.add_socket(listening)
    watching = watch(project.sources)
    try:
        # Watched before it is read: what is saved meanwhile is not missed.
        changes = asyncio.ensure_future(anext(watching))
        await preview.begin()
        while True:
            await preview.refresh(await changes)
            changes = asyncio.ensure_future(anext(watching))
    finally:
        changes.cancel()
        server.stop()
        preview.stop()


def application(preview: "Preview", port: int) -> Application:
    """Make a server whose pages listen for a word to reload."""
    shared = {"preview": preview}
    return Application(
        [
            ("/livereload", ReloadHandler, shared),
            ("/livereload.js", LiveReloadJSHandler),
            ("/.*", PageHandler, {**shared, "port": port}),
        ],
        log_function=lambda _: None,
    )


class Preview:
    """The workers that make pages, and the browsers that show them.

    ``version`` counts readings. A page remembers the one it is of, so a browser that connects
    after a change, or after the change of a change, is told all the same.
    """

    def __init__(self, project: Project, say: Say) -> None:
        """Begin the worker of the pages; the one for what takes long begins when needed."""
        self.version = 1
        self.browsers = set[ReloadHandler]()
        self._project = project
        self._say = say
        self._told = ""
        self._pages = Worker(project)
        self._patient: Worker | None = None
        self._patient_version = 0
        self._patience = asyncio.Lock()

    async def begin(self) -> None:
        """Read everything, and tell the terminal."""
        await self._read([])

    async def refresh(self, changed: Iterable[Path]) -> None:
        """Read what changed, tell the terminal, and reload the browsers."""
        await self._read(sorted(changed))
        self.version += 1
        for browser in self.browsers.copy():
            browser.reload()

    async def _read(self, paths: list[Path]) -> None:
        began = time.perf_counter()
        if any(path.is_relative_to(code) for path in paths for code in self._project.code):
            self._restart()
        try:
            told = _report(await self._reading())
        except Fault as fault:
            told = _fault(fault)
        self._tell(told, paths, time.perf_counter() - began)

    async def _reading(self) -> Report:
        try:
            return await self._pages.read()
        except EOFError:
            # It died meanwhile, perhaps for want of memory: another begins.
            self._restart()
        try:
            return await self._pages.read()
        except EOFError:
            raise Fault(DIED) from None

    async def answer(self, address: str) -> Answer:
        """Give what is at an address, or the page that says why there is nothing."""
        asked = self._pages
        try:
            return await asked.answer(address) or await self._slowly(address)
        except EOFError:
            if asked is not self._pages:
                # The worker was replaced while it was asked.
                return await self.answer(address)
            return self._fault_page(Fault(DIED))
        except Fault as fault:
            return self._fault_page(fault)

    def stop(self) -> None:
        """End the workers."""
        self._pages.stop()
        if self._patient:
            self._patient.stop()

    async def _slowly(self, address: str) -> Answer:
        async with self._patience:
            self._patient = self._patient or Worker(self._project)
            try:
                if self._patient_version != self.version:
                    self._patient_version = self.version
                    await self._patient.read()
                return await self._patient.answer_slowly(address)
            except EOFError:
                self._patient = None
                raise

    def _fault_page(self, fault: Fault) -> Answer:
        if (told := _fault(fault)) != self._told:
            self._told = told
            self._say(told)
        return Answer(FAULT, HTML, FAULT_PAGE.format(fault=escape(str(fault))).encode())

    def _restart(self) -> None:
        self.stop()
        self._pages = Worker(self._project)
        self._patient = None
        self._patient_version = 0

    def _tell(self, told: str, paths: list[Path], seconds: float) -> None:
        self._told = told
        clock = time.strftime("%H:%M:%S")
        took = f"{seconds:.1f}".replace(".", ",")
        self._say(f"{clock}  {_names(paths, self._project)} ({took} giây). {told}")


def _report(report: Report) -> str:
    if report.text:
        return f"Có lỗi cần sửa:\n{report.text}"
    drafts = f", trong đó {report.drafts} bản nháp" if report.drafts else ""
    return f"Không có lỗi; {report.records} tin{drafts}."


def _fault(fault: Fault) -> str:
    return f"Chương trình, giao diện hoặc cài đặt có lỗi:\n  {fault}"


def _names(paths: list[Path], project: Project) -> str:
    """Name what changed, as people know it: from the content folder, else from the project."""
    if not paths:
        return "Đã đọc toàn bộ kho"
    names = [_name(path, project) for path in paths[:NAMES_TOLD]]
    more = len(paths) - len(names)
    return f"Đã đổi {', '.join(names)}{f' và {more} tệp khác' if more else ''}"


def _name(path: Path, project: Project) -> str:
    for folder in (project.content, project.root):
        if path.is_relative_to(folder) and path != folder:
            return path.relative_to(folder).as_posix()
    return str(path)


def _listening(page: bytes, port: int, version: int) -> bytes:
    """Give a page livereload's script, from our own origin: the policy forbids inline ones."""
    script = f'<script src="/livereload.js?port={port}&amp;snipver={version}"></script></head>'
    return page.replace(b"</head>", script.encode(), 1)


class PageHandler(RequestHandler):
    """Serves what is at an address now."""

    def initialize(self, preview: Preview, port: int) -> None:
        """Take what the application has for it."""
        self.preview = preview
        self.port = port

    async def get(self) -> None:
        """Answer; a page is given the script that listens."""
        version = self.preview.version
        answer = await self.preview.answer(unquote(self.request.path))
        if answer.location:
            self.redirect(answer.location, status=answer.status)
            return
        self.set_status(answer.status)
        self.set_header("Content-Type", answer.media_type)
        # Browsers must not show what they remember.
        self.set_header("Cache-Control", "no-store")
        is_page = answer.media_type == HTML
        self.write(_listening(answer.body, self.port, version) if is_page else answer.body)


class ReloadHandler(WebSocketHandler):
    """Tells one browser to reload, in the words of livereload's script."""

    def initialize(self, preview: Preview) -> None:
        """Take what the application has for it."""
        self.preview = preview
        self.version: object = None

    def on_message(self, message: str | bytes) -> None:
        """Answer its hello, which names the version of its page; then wait for a change."""
        said = json_decode(message)
        if said["command"] == "hello":
            self.version = said.get("snipver")
            self.write_message(HELLO)
        elif said["command"] == "info":
            self.preview.browsers.add(self)
            if self.version != self.preview.version:
                self.reload()

    def on_close(self) -> None:
        """Forget it."""
        self.preview.browsers.discard(self)

    def reload(self) -> None:
        """Tell it to reload, if it is still there."""
        try:
            self.write_message(RELOAD)
        except WebSocketClosedError:
            self.preview.browsers.discard(self)
