"""The records of a small archive: one with every field, two around it, one withdrawn."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.archive.archive import Archive
from plugins.archive.page import Page
from plugins.archive.reading import read_archive
from plugins.archive.record import Record
from plugins.archive.site import Site, make_site
from plugins.records.pages import pages

ROOT = Path(__file__).resolve().parents[2]
HISTORY = "https://git.example.vn/commits/main/content/{path}"
ADDRESS = "https://luu-tru.example.vn/kho"


@pytest.fixture(scope="session")
def archive() -> Archive:
    return read_archive(Path(__file__).parent / "site")


@pytest.fixture(scope="session")
def make() -> Callable[[str], Site]:
    """Make the site as its settings describe it, at an address of its own."""

    def make(url: str) -> Site:
        own = {"SITEURL": url, "HISTORY_URL": HISTORY}
        settings = read_settings(str(ROOT / "pelicanconf.py"), override=own)
        return make_site(settings, date(2023, 1, 1))

    return make


@pytest.fixture(scope="session")
def site_at(make: Callable[[str], Site]) -> Site:
    """The site in production, below a path."""
    return make(ADDRESS)


@pytest.fixture(scope="session")
def site_nowhere(make: Callable[[str], Site]) -> Site:
    """The site in development, which does not know its address."""
    return make("")


@pytest.fixture(scope="session")
def whole(archive: Archive) -> Record:
    """The record that has every field."""
    return next(r for r in archive.records if r.metadata.id == "song-xanh-2022-dai-hoi")


@pytest.fixture(scope="session")
def by_address(archive: Archive, site_at: Site) -> dict[str, Page]:
    return {route.address: route.make() for route in pages(archive, site=site_at)}
