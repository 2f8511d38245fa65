"""A miniature archive, whole and to be broken."""

from pathlib import Path

import pytest
from hypothesis import settings

from plugins.archive.archive import Archive
from plugins.archive.reading import read_archive
from tests.archive.samples import SITE, copy_site

# How long an example takes says more of the machine than of the code.
settings.register_profile("archive", deadline=None, max_examples=50)
settings.load_profile("archive")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the miniature archive's content."""
    return copy_site(tmp_path / "content")


@pytest.fixture(scope="session")
def archive() -> Archive:
    """The miniature archive."""
    return read_archive(SITE)
