"""All outputs of a build, and what must hold among them before any of them is written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER
from plugins.archive.page import Asset, Page
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import PAGES_FOLDER, PlainPage, Record
from plugins.archive.site import Site
from plugins.archive.source import list_files
from plugins.archive.urls import output_path

STYLE_SHEET = "theme/site.css"


def gather(archive: Archive, site: Site, content: Path, theme: Path) -> list[Page | Asset]:
    """Collect all outputs; raises ``Invalid`` where two claim one address or a link is broken."""
    outputs = [*_capabilities(archive, site), *_media(content), *_theme(theme)]
    problems = [
        *_collisions(outputs),
        *_broken_links(archive, outputs),
        *_broken_menu(site, outputs),
    ]
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
    paths = list_files(theme, "static")[0]
    sheets = [path for path in paths if path.startswith("static/css/")]
    yield Asset(STYLE_SHEET, b"\n".join((theme / path).read_bytes() for path in sheets))
    for path in paths:
        if path not in sheets:
            yield Asset(f"theme/{path.removeprefix('static/')}", theme / path)


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


def _broken_menu(site: Site, outputs: Iterable[Page | Asset]) -> Iterator[Problem]:
    """Every entry of the menu leads to a page: else the content folder is not a whole archive."""
    paths = {output.path for output in outputs}
    for item in site.menu:
        if output_path(item.href) not in paths:
            found = f"menu dẫn đến {item.href} nhưng thư mục nội dung không có trang này"
            write = f"thêm {PAGES_FOLDER}{item.href.rstrip('/')}.md, hoặc bỏ mục “{item.label}”"
            yield Problem("pelicanconf.py", 1, 1, "menu-hong", "MENU", found, write)
