"""A made file with a key is made where the key or what every file depends on has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.page import Asset
from plugins.archive.site import Site
from tests.engine.building import Project

FILE = "theo-khoa.txt"


class Keyed:
    """A capability with one asset; counts how often it is made."""

    def __init__(self) -> None:
        self.key = b"1"
        self.made = 0

    def pages(self, _archive: Archive, *, site: Site) -> Iterator[Asset]:
        assert site
        yield Asset(FILE, self.make, key=lambda: self.key)

    def make(self) -> bytes:
        self.made += 1
        return b"%d" % self.made


@pytest.fixture
def keyed() -> Iterator[Keyed]:
    keyed = Keyed()
    with signals.pages.connected_to(keyed.pages):
        yield keyed


def test_a_file_with_a_key_is_made_when_the_key_tells(keyed: Keyed, tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    file = tmp_path / "output" / FILE
    seen = []

    def build() -> None:
        project.build(tmp_path / "output", tmp_path / "stores")
        seen.append(file.read_bytes())

    build()
    build()
    keyed.key = b"2"
    build()
    file.unlink()
    build()
    project.settings["SITE_SHORT_NAME"] = "Tên khác"
    build()

    assert [b"1", b"1", b"2", b"3", b"4"] == seen
