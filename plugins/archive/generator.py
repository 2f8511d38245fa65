"""The one Pelican generator: it reads everything, then renders everything, then writes."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER
from plugins.archive.page import Asset, Page
from plugins.archive.problems import Invalid, Problem, format_problems
from plugins.archive.reading import read_archive
from plugins.archive.record import PlainPage, Record
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.source import list_files
from plugins.archive.urls import output_path
from plugins.archive.write import write_site

STYLE_SHEET = "theme/site.css"


class ArchiveGenerator:
    """Builds the archive; ``settings`` are Pelican's, ``path`` is the content folder."""

    def __init__(
        self, settings: Mapping[str, Any], path: str, theme: str, output_path: str, **_: object
    ) -> None:
        """Remember where things are."""
        self.settings = settings
        self.content = Path(path)
        self.theme = Path(theme)
        self.output = Path(output_path)

    def generate_context(self) -> None:
        """Read and check everything; ends the program with exit code 1 on any problem."""
        try:
            archive = read_archive(self.content)
            self.site = make_site(self.settings, build_date(archive))
            self.outputs = gather(archive, self.site, self.content, self.theme)
        except Invalid as invalid:
            sys.stderr.write(format_problems(invalid.problems) + "\n")
            raise SystemExit(1) from None
        if self.settings.get("CHECK_ONLY"):
            sys.stdout.write("Không có lỗi.\n")
            raise SystemExit(0)

    def generate_output(self, _writer: object) -> None:
        """Render everything, then write: a failure on the way leaves the last output whole."""
        renderer = Renderer(self.theme / "templates", self.site)
        outputs = {output.path: _content(output, renderer) for output in self.outputs}
        written = write_site(outputs, self.output)
        sys.stdout.write(f"{len(outputs)} tệp, ghi {written} tệp mới hoặc đã đổi.\n")


def build_date(archive: Archive) -> date:
    """The date of a build: ``SOURCE_DATE_EPOCH``, else the newest day the archive knows."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return max((record.date for record in archive.records), default=date(1970, 1, 1))


def gather(archive: Archive, site: Site, content: Path, theme: Path) -> list[Page | Asset]:
    """Collect all outputs; raises ``Invalid`` where two claim one address or a link is broken."""
    outputs = [*_capabilities(archive, site), *_media(content), *_theme(theme)]
    problems = [*_collisions(outputs), *_broken_links(archive, outputs)]
    if problems:
        raise Invalid(problems)
    return sorted(outputs, key=lambda output: output.path)


def _capabilities(archive: Archive, site: Site) -> Iterator[Page | Asset]:
    for _, outputs in signals.pages.send(archive, site=site):
        yield from outputs


def _media(content: Path) -> Iterator[Asset]:
    for folder in (IMAGES_FOLDER, FILES_FOLDER):
        for path in list_files(content, folder)[0]:
            yield Asset(path, content / path, source=path)


def _theme(theme: Path) -> Iterator[Asset]:
    """The theme's files as they are, but the style sheets joined: one request, in file order."""
    static = theme / "static"
    paths = list_files(theme, "static")[0]
    sheets = [path for path in paths if path.startswith("static/css/")]
    yield Asset(STYLE_SHEET, b"\n".join((theme / path).read_bytes() for path in sheets))
    for path in paths:
        if path not in sheets:
            file = theme / path
            yield Asset(f"theme/{file.relative_to(static).as_posix()}", file)


def _collisions(outputs: Iterable[Page | Asset]) -> Iterator[Problem]:
    """Two outputs never claim one path, nor paths that differ only in case."""
    first: dict[str, Page | Asset] = {}
    for output in outputs:
        other = first.setdefault(output.path.casefold(), output)
        if other is not output:
            claimants = sorted({output.source, other.source} - {""}) or [output.path]
            address = f"/{output.path.removesuffix('index.html')}"
            holder = claimants[0] if len(claimants) > 1 else "một trang của hệ thống"
            found = f"địa chỉ {address} đã là của {holder}"
            write = "đổi tên tệp để có địa chỉ khác"
            yield Problem(claimants[-1], 1, 1, "trung-dia-chi", "", found, write)


def _broken_links(archive: Archive, outputs: Iterable[Page | Asset]) -> Iterator[Problem]:
    """A link from a body to an address of the site leads to something."""
    paths = {output.path for output in outputs}
    readable: tuple[Record | PlainPage, ...] = (*archive.records, *archive.plain_pages)
    for page in readable:
        for target, line in page.body.links:
            address = target.partition("#")[0].partition("?")[0]
            if output_path(address) not in paths:
                write = "địa chỉ có thật của trang, kết thúc bằng dấu /, ví dụ /tin/2022/ten-bai/"
                yield Problem(page.path, line, 1, "lien-ket-hong", "", f"“{target}”", write)


def _content(output: Page | Asset, renderer: Renderer) -> bytes | Path:
    return renderer.render(output).encode() if isinstance(output, Page) else output.content
