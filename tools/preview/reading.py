"""What one reading of the archive made, and what is at each address of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from mimetypes import MimeTypes
from pathlib import Path, PurePosixPath

from plugins.archive.outputs import Output, make_content
from plugins.archive.page import Asset, AssetFolder, Route
from plugins.archive.problems import Problem
from plugins.archive.render import Renderer
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND, output_path
from plugins.archive.workshop import Workshop
from tools.preview.answers import HTML, Answer
from tools.preview.problem_page import problem_page

OK, MOVED, MISSING = 200, 302, 404
MEDIA_TYPES = {
    ".avif": "image/avif",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
"""What browsers insist on, whatever Python's own list and the machine think of it."""


@dataclass(frozen=True)
class Reading:
    """All outputs, or where there are problems the theme and the guide; made when asked for."""

    content: Path
    site: Site
    renderer: Renderer
    workshop: Workshop
    outputs: Sequence[Output]
    problems: Sequence[Problem]

    def is_slow(self, address: str) -> bool:
        """Tell whether what is at an address takes long to make."""
        path = output_path(address)
        return path not in self._by_path and self._folder(path) is not None

    def answer(self, address: str) -> Answer:
        """Give what is at an address, as a host of the site would."""
        path = output_path(address)
        if output := self._by_path.get(path):
            return self._made(output, OK)
        if folder := self._folder(path):
            content = folder.files(self.workshop).get(path.removeprefix(f"{folder.path}/"))
            if content is None:
                return Answer(MISSING)
            made = content if isinstance(content, bytes) else content()
            return Answer(OK, _media_type(path), made)
        if self.problems and path.endswith(".html"):
            page = problem_page(address, self.problems, self.content, self.site)
            return Answer(OK, HTML, self.renderer.render(page).encode())
        if output_path(f"{address}/") in self._by_path:
            return Answer(MOVED, location=f"{address}/")
        missing = self._by_path.get(output_path(NOT_FOUND))
        return self._made(missing, MISSING) if missing else Answer(MISSING)

    def _folder(self, path: str) -> AssetFolder | None:
        return next(
            (folder for folder in self._folders if path.startswith(f"{folder.path}/")), None
        )

    def _made(self, output: Route | Asset, status: int) -> Answer:
        try:
            content = make_content(output, self.renderer)
            body = content.read_bytes() if isinstance(content, Path) else content
        except FileNotFoundError:
            # It was there when the folder was read: the next reading is on its way.
            return Answer(MISSING)
        return Answer(status, _media_type(output.path), body)

    @cached_property
    def _by_path(self) -> Mapping[str, Route | Asset]:
        files = (output for output in self.outputs if not isinstance(output, AssetFolder))
        return {output.path: output for output in files}

    @cached_property
    def _folders(self) -> Sequence[AssetFolder]:
        return [output for output in self.outputs if isinstance(output, AssetFolder)]


def _media_type(path: str) -> str:
    known = MEDIA_TYPES.get(PurePosixPath(path).suffix)
    media_type = known or MimeTypes().guess_type(path)[0] or "application/octet-stream"
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
