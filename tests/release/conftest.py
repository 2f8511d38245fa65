"""A copy for the shelf of the miniature archive, packed by the task and unpacked like a reader."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

import pytest

from tests.archive.samples import copy_site
from tests.conftest import ROOT


class Packed(NamedTuple):
    """The two ZIP files, and the folder of the site that they were made of."""

    shelf: Path
    bag: Path
    site: Path


@pytest.fixture(scope="session")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Packed:
    folder = tmp_path_factory.mktemp("release")
    content = copy_site(folder / "content")
    done = subprocess.run(
        [sys.executable, "-m", "invoke", "release", "--content", content, "--folder", folder],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (0, "") == (done.returncode, done.stderr)
    bag, shelf = sorted(folder.glob("*.zip"))
    return Packed(shelf, bag, ROOT / ".store" / "release")


@pytest.fixture(scope="session")
def shelf(packed: Packed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked copy, in a folder whose name has all that names have."""
    return unpacked(packed.shelf, tmp_path_factory.mktemp("shelf") / "Tài liệu của tôi, 100% #1")


def unpacked(file: Path, folder: Path) -> Path:
    """Unpack a ZIP file; gives the one folder in it."""
    with ZipFile(file) as packed:
        packed.extractall(folder)
    (inside,) = folder.iterdir()
    return inside
