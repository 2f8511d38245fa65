"""All outputs of a build, and what must hold among them before any of them is written."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.body_rules import broken_link, linked_path
from plugins.archive.developing import OWN
from plugins.archive.digests import digest_of
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER, Picture
from plugins.archive.page import Asset, AssetFolder, Content, Route
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import PAGES_FOLDER
from plugins.archive.redirects import redirects_in_use
from plugins.archive.render import Renderer
from plugins.archive.site import Site
from plugins.archive.source import list_files
from plugins.archive.theme import theme_assets
from plugins.archive.urls import VARIANTS, output_path, variant_address
from plugins.archive.workshop import Workshop

_TAGGING_ENTITY = re.compile(
    r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+,"
    r"\d{4}(?:-\d\d(?:-\d\d)?)?"
)

Output = Route | Asset | AssetFolder


class Standing(NamedTuple):
    """What stands as an earlier build left it.

    ``lists`` are the paths of what shows no text, of all or of none: it is left out. ``paths`` are
    those of all that was made of the same cards, terms, plain pages and settings.
    """

    lists: AbstractSet[str] = frozenset()
    paths: AbstractSet[str] = frozenset()


NOTHING = Standing()


def gather(
    archive: Archive, site: Site, content: Path, theme: Path, standing: Standing = NOTHING
) -> list[Output]:
    """Collect all outputs; raises ``Invalid`` where two claim one address or a link is broken."""
    lists = standing.lists
    made = [*_capabilities(archive, site, lists=not lists), *_media(archive, content)]
    outputs = [
        output
        for output in (*made, *theme_assets(theme, site.theme))
        if output.source or output.path not in lists
    ]
    outputs += _site_maps(archive, site, _listed_addresses(made, lists))
    single = [output.path for output in outputs if not isinstance(output, AssetFolder)]
    paths = {*single} | lists
    problems = [*_broken_menu(site, paths), *_bad_tagging_entity(site)]
    # What held among the same addresses of the same cards holds, and no card need be read.
    if paths != standing.paths or len(paths) < len(single) + len(lists):
        problems += _collisions(outputs, lists)
        problems += _broken_links(archive, paths)
        problems += redirects_in_use(archive, site, paths - _leading_on(outputs))
    if problems:
        raise Invalid(problems)
    return sorted(outputs, key=lambda output: output.path)


def make_content(output: Route | Asset, renderer: Renderer) -> bytes | Path:
    """Make what is at an output's path: the HTML of its page, its content, or the file to copy."""
    if isinstance(output, Asset):
        return output.content if isinstance(output.content, Path) else output.content()
    return renderer.render(output.make()).encode()


def _capabilities(archive: Archive, site: Site, *, lists: bool) -> Iterator[Output]:
    for way in (signals.pages, signals.lists) if lists else (signals.pages,):
        for _, outputs in way.send(archive, site=site):
            yield from outputs


def _listed_addresses(made: Iterable[Output], standing: AbstractSet[str]) -> list[str]:
    """Give the addresses of all pages that search engines may list, sorted."""
    routes = [output for output in made if isinstance(output, Route)]
    unlisted = {route.path for route in routes if route.unlisted or route.leads_on}
    pages = {path for path in standing if path.endswith(".html")}
    listed = ({route.path for route in routes} | pages) - unlisted
    return sorted(f"/{path.removesuffix('index.html')}" for path in listed)


def _site_maps(archive: Archive, site: Site, addresses: Sequence[str]) -> Iterator[Asset]:
    for _, assets in signals.site_maps.send(archive, site=site, addresses=addresses):
        yield from assets


def _media(archive: Archive, content: Path) -> Iterator[Asset | AssetFolder]:
    for path in list_files(content, FILES_FOLDER)[0]:
        yield Asset(path, content / path, source=path)
    made = {picture.name: picture for picture in archive.pictures.values() if picture.name}
    for picture in archive.pictures.values():
        path = f"{IMAGES_FOLDER}/{picture.file}"
        if picture.name:
            own = partial(archive.read_picture, picture, OWN)
            yield Asset(path, own, source=path, key=picture.name.encode)
        else:
            yield Asset(path, content / path, source=path)
    if made:
        files = partial(_variants, archive, made.values())
        yield AssetFolder(VARIANTS.strip("/"), files, lambda: digest_of(*map(str.encode, made)))


def _variants(
    archive: Archive, pictures: Iterable[Picture], _workshop: Workshop
) -> Mapping[str, Content]:
    """Give the smaller ones of all pictures: the name of each file tells what is in it."""
    return {
        variant_address(picture.name, width).removeprefix(VARIANTS): partial(
            archive.read_picture, picture, width
        )
        for picture in pictures
        for width in picture.widths
    }


def _collisions(outputs: Iterable[Output], standing: Iterable[str]) -> Iterator[Problem]:
    """Two outputs never claim one path, nor paths that differ only in case."""
    first: dict[str, Output | None] = {path.casefold(): None for path in standing}
    for output in outputs:
        other = first.setdefault(output.path.casefold(), output)
        if other is not output:
            sources = {output.source, other.source if other else ""}
            claimants = sorted(sources - {""}) or [output.path]
            address = f"/{output.path.removesuffix('index.html')}"
            holder = claimants[0] if len(claimants) > 1 else "một trang của hệ thống"
            found = f"địa chỉ {address} đã là của {holder}"
            write = "đổi tên tệp để có địa chỉ khác"
            yield Problem(claimants[-1], 1, 1, "trung-dia-chi", "", found, write)


def _broken_links(archive: Archive, paths: AbstractSet[str]) -> Iterator[Problem]:
    """A link from a body to an address of the site leads to something."""
    links = [(record.path, record.card.links) for record in archive.records]
    links += [(page.path, page.body.links) for page in archive.plain_pages]
    for path, targets in links:
        for target, line in targets:
            if linked_path(target) not in paths:
                yield broken_link(path, line, target)


def _leading_on(outputs: Iterable[Output]) -> set[str]:
    """Give the paths of pages with nothing to show."""
    return {output.path for output in outputs if isinstance(output, Route) and output.leads_on}


def _broken_menu(site: Site, paths: AbstractSet[str]) -> Iterator[Problem]:
    """Every entry of the menu leads to a page: else the content folder is not a whole archive."""
    for item in site.menu:
        if output_path(item.href) not in paths:
            found = f"menu dẫn đến {item.href} nhưng thư mục nội dung không có trang này"
            write = f"thêm {PAGES_FOLDER}{item.href.rstrip('/')}.md, hoặc bỏ mục “{item.label}”"
            yield Problem("pelicanconf.py", 1, 1, "menu-hong", "MENU", found, write)


def _bad_tagging_entity(site: Site) -> Iterator[Problem]:
    """What is identified for ever is so in the name of a host at a date (RFC 4151, 2.1)."""
    if not _TAGGING_ENTITY.fullmatch(site.tagging_entity):
        found = f"“{site.tagging_entity}” không phải tên miền và năm"
        write = (
            "tên miền là của mình vào đầu năm nào đó, dấu phẩy, năm ấy: luu-tru.example.vn,2026; "
            "đặt một lần rồi giữ mãi"
        )
        yield Problem("pelicanconf.py", 1, 1, "dinh-danh-sai", "TAGGING_ENTITY", found, write)
