"""Records for the timeline's tests, the archive they make, and its pages as a reader gets them."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup
from pelican.settings import read_settings

from plugins.archive.archive import Archive, build_archive
from plugins.archive.record import Record, parse_record
from plugins.archive.render import Renderer
from plugins.archive.site import Site, make_site
from plugins.archive.source import Source
from plugins.archive.vocabulary import Vocabulary, parse_vocabulary
from plugins.timeline.pages import pages
from tests.conftest import ROOT

VOCABULARY = {
    "categories": "tin-tuc: {name: Tin tức}\nthi-dua: {name: Thi đua}\n",
    "kinds": "hoi-nghi: {name: Hội nghị}\ndai-hoi: {name: Đại hội}\n",
    "organizations": "so-a: {name: Sở A}\nso-b: {name: Sở B}\n",
}
RECORD = """---
id: hop-{number}
title: {title}
summary: Tóm tắt.
kind: {kind}
category: {category}
event:
  date: {held}
organizer: {organizer}
---

Nội dung.
"""

Rendered = dict[str, BeautifulSoup]


def source(  # noqa: PLR0913 - each is a field of the record
    number: int,
    held: str,
    *,
    title: str = "",
    kind: str = "hoi-nghi",
    category: str = "tin-tuc",
    organizer: str = "so-a",
) -> Source:
    """A write-up of a meeting held then; only the year is in its path."""
    text = RECORD.format(
        number=number,
        held=held,
        title=title or f"Cuộc họp {number}",
        kind=kind,
        category=category,
        organizer=organizer,
    )
    return Source(f"tin/{held[:4]}/{held[:4]}-hop-{number}.md", text.encode())


def read(sources: Iterable[Source]) -> Archive:
    """Make the archive of these write-ups."""
    vocabulary = small_vocabulary()
    records: list[Record] = [parse_record(source, vocabulary.known()) for source in sources]
    return build_archive(records, (), vocabulary, (), ())


def held(*dates: str) -> Archive:
    """Make an archive of meetings held then."""
    return read(source(number, date) for number, date in enumerate(dates))


def render(archive: Archive) -> Rendered:
    """Render the pages of the timeline; by address."""
    return {address: BeautifulSoup(html, "html.parser") for address, html in html_of(archive)}


def html_of(archive: Archive) -> list[tuple[str, str]]:
    """Render the pages of the timeline: address and HTML."""
    site = small_site()
    renderer = Renderer(ROOT / "theme" / "templates", site)
    return [(route.address, renderer.render(route.make())) for route in pages(archive, site=site)]


def write(sources: Iterable[Source], content: Path) -> None:
    """Write a content folder."""
    files = [Source(f"vocabulary/{name}.yml", text.encode()) for name, text in VOCABULARY.items()]
    for file in (*files, *sources):
        path = content / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


@cache
def small_vocabulary() -> Vocabulary:
    """The vocabulary of the samples."""
    files = (Source(f"vocabulary/{name}.yml", text.encode()) for name, text in VOCABULARY.items())
    return parse_vocabulary(files)[0]


@cache
def small_site() -> Site:
    """The site as its settings say."""
    return make_site(read_settings(str(ROOT / "pelicanconf.py")), date(2024, 12, 31))
