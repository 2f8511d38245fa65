"""Archives for the tests of lists, and their pages: as values, as HTML, as a folder to serve."""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from pelican.settings import read_settings

from plugins.archive.archive import Archive, build_archive
from plugins.archive.page import Page
from plugins.archive.record import Record, parse_record
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.source import Source
from plugins.archive.urls import output_path
from plugins.archive.vocabulary import Vocabulary, parse_vocabulary
from plugins.archive.workshop import Workshop
from plugins.listings.on_this_day import on_this_day
from plugins.listings.pages import pages
from tests.conftest import ROOT

PAGE_SIZE = 3
VOCABULARY = {
    "categories": "tin-tuc: {name: Tin tức}\nthi-dua: {name: Thi đua}\ntrong: {name: Chưa dùng}\n",
    "kinds": "hoi-nghi: {name: Hội nghị}\n",
    "organizations": (
        "bo: {name: Bộ Khoa học, short_name: Bộ, url: 'https://bo.example/'}\n"
        "cuc: {name: Cục Đo lường, parent: bo, place: Hà Nội}\n"
        "so: {name: Sở Khoa học, variants: [Sở KHCN]}\n"
    ),
    "people": (
        "tran-an: {name: Trần Ân}\n"
        "le-anh: {name: Lê Thị Ánh}\n"
        "do-duc: {name: Đỗ Đức}\n"
        "vu-dung: {name: Vũ Dung}\n"
        "le-binh: {name: Lê Bình}\n"
        "le-binh-2: {name: Lê Bình}\n"
    ),
    "series": "so-ket: {name: Hội nghị sơ kết, description: Họp giữa năm.}\n",
    "tags": "do-luong: {name: Đo lường}\ndao-tao: {name: Đào tạo}\n",
}


def record(number: int, held: str, published: str = "", more: str = "") -> Record:
    """A record of a meeting; ``more`` are other lines of front matter, category among them."""
    category = "" if "category:" in more else "category: tin-tuc\n"
    text = (
        f"---\nid: hop-{number}\ntitle: Cuộc họp {number}\nsummary: Tóm tắt.\nkind: hoi-nghi\n"
        f"{category}{f'published: {published}' if published else ''}\n"
        f"event:\n  date: {held}\norganizer: so\n{more}\n---\nNội dung.\n"
    )
    day = published or held
    source = Source(f"tin/{day[:4]}/{day[:4]}-hop-{number}.md", text.encode())
    return parse_record(source, small_vocabulary().known())


def archive_of(records: Iterable[Record]) -> Archive:
    """Make the archive of records."""
    return build_archive(records, (), small_vocabulary(), (), ())


def held(*days: str) -> Archive:
    """Make the archive of meetings held on days."""
    return archive_of(record(number, day) for number, day in enumerate(days))


def page_values(archive: Archive, site: Site | None = None) -> Mapping[str, Page]:
    """Give the pages by address."""
    routes = pages(archive, site=site or small_site())
    return {route.address: route.make() for route in routes}


def assets(archive: Archive) -> dict[str, bytes]:
    """Give the made files by path."""
    return {
        f"{folder.path}/{name}": content if isinstance(content, bytes) else content()
        for folder in on_this_day(archive)
        for name, content in folder.files(Workshop()).items()
    }


def rendered(archive: Archive, site: Site | None = None) -> Mapping[str, BeautifulSoup]:
    """Give the pages by address, rendered and parsed."""
    renderer = renderer_of(site or small_site())
    return {
        address: BeautifulSoup(renderer.render(page), "html.parser")
        for address, page in page_values(archive, site).items()
    }


def write_site(archive: Archive, folder: Path) -> None:
    """Write the pages of an archive, its made files and the theme, to be served."""
    shutil.copytree(ROOT / "theme" / "static", folder / "theme")
    sheets = sorted((folder / "theme" / "css").glob("*.css"))
    joined = b"\n".join(sheet.read_bytes() for sheet in sheets)
    (folder / "theme" / "site.css").write_bytes(joined)
    renderer = renderer_of(small_site())
    files = {
        output_path(address): renderer.render(page).encode()
        for address, page in page_values(archive).items()
    } | assets(archive)
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@cache
def small_vocabulary() -> Vocabulary:
    """The vocabulary of the samples."""
    files = (Source(f"vocabulary/{name}.yml", text.encode()) for name, text in VOCABULARY.items())
    return parse_vocabulary(files)[0]


@cache
def small_site(build_date: date = date(2024, 9, 14)) -> Site:
    """The site as its settings say, with pages of three records."""
    site = make_site(read_settings(str(ROOT / "pelicanconf.py")), build_date)
    return replace(site, page_size=PAGE_SIZE)


@cache
def renderer_of(site: Site) -> Renderer:
    """Renders the pages of a site; made once, since templates take longer to read than to fill."""
    return Renderer(ROOT / "theme" / "templates", site)
