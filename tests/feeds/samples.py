"""What the tests of feeds share: an archive whose one record has every field, and its feeds."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from pelican.settings import read_settings

from plugins.archive.archive import Archive
from plugins.archive.page import Asset
from plugins.archive.reading import read_archive
from plugins.archive.site import Site, make_site
from plugins.feeds.pages import pages

ROOT = Path(__file__).resolve().parents[2]
URL = "https://luu-tru.example.vn/kho"


@cache
def archive() -> Archive:
    return read_archive(ROOT / "tests" / "records" / "site")


@cache
def site_at(url: str) -> Site:
    own = {"SITEURL": url, "TAGGING_ENTITY": "luu-tru.example.vn,2020"}
    settings = read_settings(str(ROOT / "pelicanconf.py"), override=own)
    return make_site(settings, date(2023, 1, 1))


def assets(of: Archive, url: str = URL) -> Mapping[str, Asset]:
    """Give the feeds of an archive by their paths."""
    return {asset.path: asset for asset in pages(of, site=site_at(url))}


def made(asset: Asset) -> bytes:
    """Make the content of a feed."""
    assert callable(asset.content)
    return asset.content()


def feeds(of: Archive, url: str = URL) -> Mapping[str, bytes]:
    """Make all feeds of an archive."""
    return {path: made(asset) for path, asset in assets(of, url).items()}
