"""The preview: a folder served on this machine, built and loaded anew when its sources change."""

import asyncio
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.server import LiveScriptInjector
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.web import Application, StaticFileHandler
from watchfiles import awatch

NOT_FOUND = 404


class PageHandler(StaticFileHandler):
    """Serves files as they are now; what is not found shows the site's own page for that."""

    def set_extra_headers(self, path: str) -> None:  # noqa: ARG002 - tornado's signature
        """Keep browsers from showing what they remember."""
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code: int, **details: object) -> None:
        """Answer as a static host does: with 404.html, if the site has one."""
        page = Path(self.root, "404.html")
        if status_code == NOT_FOUND and page.is_file():
            self.finish(page.read_bytes())
        else:
            super().write_error(status_code, **details)


async def serve_live(
    output: Path, sources: Iterable[Path], rebuild: Callable[[], bool], listening: socket.socket
) -> None:
    """Serve a folder until stopped; when sources change, rebuild it and reload browsers."""
    listening.settimeout(0)
    HTTPServer(application(output, listening.getsockname()[1])).add_socket(listening)
    # All that git or an editor changes at once comes at once: fifty files are one build.
    async for _ in awatch(*sources):
        if await asyncio.to_thread(rebuild):
            LiveReloadHandler.reload_waiters()


def application(output: Path, port: int) -> Application:
    """Make a server of a folder whose pages listen for a word to reload."""
    # livereload.Server adds an inline script, which the pages' own policy forbids; the same
    # script from our own origin is allowed.
    script = f'<script src="/livereload.js?port={port}"></script>'.encode()
    injector = type("OwnOriginInjector", (LiveScriptInjector,), {"script": script})
    # The handler tells its log what this watcher saw: nothing, for ours does not poll.
    LiveReloadHandler.watcher = Watcher()
    return Application(
        [
            ("/livereload", LiveReloadHandler),
            ("/livereload.js", LiveReloadJSHandler),
            ("/(.*)", PageHandler, {"path": str(output), "default_filename": "index.html"}),
        ],
        transforms=[injector],
    )
