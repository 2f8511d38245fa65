"""All outputs of a build, and what must hold among them before any of them is written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.body_rules import broken_link, linked_path
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER
from plugins.archive.page import Asset, AssetFolder, Route
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import PAGES_FOLDER
from plugins.archive.redirects import redirects_in_use
from plugins.archive.render import Renderer
from plugins.archive.site import Site
from plugins.archive.source import list_files
from plugins.archive.urls import output_path

STYLE_SHEET = "theme/site.css"

Output = Route | Asset | AssetFolder


def gather(archive: Archive, site: Site, content: Path, theme: Path) -> list[Output]:
    """Collect all outputs; raises ``Invalid`` where two claim one address or a link is broken."""
    outputs = [*_capabilities(archive, site), *_media(content), *theme_assets(theme)]
    problems = [
        *_collisions(outputs),
        *_broken_links(archive, outputs),
        *_broken_menu(site, outputs),
        *redirects_in_use(archive, site, _paths_of_today(outputs)),
    ]
    if problems:
        raise Invalid(problems)
    return sorted(outputs, key=lambda output: output.path)


def make_content(output: Route | Asset, renderer: Renderer) -> bytes | Path:
    """Make what is at an output's path: the HTML of its page, its content, or the file to copy."""
    if isinstance(output, Asset):
        return output.content if isinstance(output.content, Path) else output.content()
    return renderer.render(output.make()).encode()


def theme_assets(theme: Path) -> Iterator[Asset]:
    """Yield the theme's files, but its style sheets as one, in file order: one request."""
    paths = list_files(theme, "static")[0]
    sheets = [path for path in paths if path.startswith("static/css/")]
    yield Asset(STYLE_SHEET, lambda: b"\n".join((theme / path).read_bytes() for path in sheets))
    for path in paths:
        if path not in sheets:
            yield Asset(f"theme/{path.removeprefix('static/')}", theme / path)


def _capabilities(archive: Archive, site: Site) -> Iterator[Output]:
    for _, outputs in signals.pages.send(archive, site=site):
        yield from outputs


def _media(content: Path) -> Iterator[Asset]:
    for folder in (IMAGES_FOLDER, FILES_FOLDER):
        for path in list_files(content, folder)[0]:
            yield Asset(path, content / path, source=path)


def _collisions(outputs: Iterable[Output]) -> Iterator[Problem]:
    """Two outputs never claim one path, nor paths that differ only in case."""
    first: dict[str, Output] = {}
    for output in outputs:
        other = first.setdefault(output.path.casefold(), output)
        if other is not output:
            claimants = sorted({output.source, other.source} - {""}) or [output.path]
            address = f"/{output.path.removesuffix('index.html')}"
            holder = claimants[0] if len(claimants) > 1 else "một trang của hệ thống"
            found = f"địa chỉ {address} đã là của {holder}"
            write = "đổi tên tệp để có địa chỉ khác"
            yield Problem(claimants[-1], 1, 1, "trung-dia-chi", "", found, write)


def _broken_links(archive: Archive, outputs: Iterable[Output]) -> Iterator[Problem]:
    """A link from a body to an address of the site leads to something."""
    paths = {output.path for output in outputs if not isinstance(output, AssetFolder)}
    links = [(record.path, record.card.links) for record in archive.records]
    links += [(page.path, page.body.links) for page in archive.plain_pages]
    for path, targets in links:
        for target, line in targets:
            if linked_path(target) not in paths:
                yield broken_link(path, line, target)


def _paths_of_today(outputs: Iterable[Output]) -> Iterator[str]:
    """Yield the paths of what can be seen: all but what leads on."""
    for output in outputs:
        if not (isinstance(output, Route) and output.leads_on):
            yield output.path


def _broken_menu(site: Site, outputs: Iterable[Output]) -> Iterator[Problem]:
    """Every entry of the menu leads to a page: else the content folder is not a whole archive."""
    paths = {output.path for output in outputs}
    for item in site.menu:
        if output_path(item.href) not in paths:
            found = f"menu dẫn đến {item.href} nhưng thư mục nội dung không có trang này"
            write = f"thêm {PAGES_FOLDER}{item.href.rstrip('/')}.md, hoặc bỏ mục “{item.label}”"
            yield Problem("pelicanconf.py", 1, 1, "menu-hong", "MENU", found, write)
