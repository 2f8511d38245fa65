"""The miniature archive as it is published, with an address that moved, and copies to spoil."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.archive.crew import Crew
from plugins.archive.digests import digest_of
from plugins.verify.examination import Examination, Order, examine
from plugins.verify.output import Output, manifest_bytes, read_output
from plugins.verify.page import PageFacts
from tests.archive.samples import copy_site, good
from tests.conftest import ROOT

SITE = "https://kho.example.vn/tin-cu"
Spoil = Callable[[str, str, str], Output]


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, below a path of its host, as the task publishes it."""
    folder = tmp_path_factory.mktemp("verify")
    content = copy_site(folder / "content")
    moved = good(id="da-doi", title="Hội nghị đã đổi tên", aliases="[/tin/2022/ten-cu/]")
    file = content / "tin" / "2022" / "2022-09-16-hop.md"
    file.write_text(moved.replace("Sở họp hội nghị năm", "Sở họp hội nghị giữa năm"), "utf-8")
    (content / "addresses.txt").write_text("/tin/2022/ten-cu/\n", encoding="utf-8")
    task = [sys.executable, "-m", "invoke", "publish", "--content", str(content)]
    done = subprocess.run(
        [*task, "--output", str(folder / "site")],
        cwd=ROOT,
        env={**os.environ, "SITEURL": SITE},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (0, "") == (done.returncode, done.stderr)
    return folder / "site"


@pytest.fixture(scope="session")
def examination(published: Path) -> Examination:
    """What is seen of it without a browser."""
    crew = Crew()
    seen = examine(Order(published, ("nginx", "netlify"), "", scenes=()), crew)
    crew.dismiss()
    return seen


@pytest.fixture(scope="session")
def facts(examination: Examination) -> Sequence[PageFacts]:
    return examination.pages


@pytest.fixture(scope="session")
def output(published: Path) -> Output:
    return read_output(published, digest_of(manifest_bytes(published)))


@pytest.fixture
def spoil(output: Output, tmp_path: Path) -> Spoil:
    """Replaces one text in one file of a copy of the site, each time in the same copy."""

    def spoiled(path: str, before: str, after: str) -> Output:
        folder = tmp_path / "site"
        if not folder.exists():
            shutil.copytree(output.folder, folder)
        text = (folder / path).read_bytes().decode()
        assert before in text
        (folder / path).write_bytes(text.replace(before, after, 1).encode())
        return replace(output, folder=folder)

    return spoiled


@pytest.fixture(scope="session")
def chromium_program() -> str:
    """The program of Chromium: the one that ``tasks.py test`` found, else Playwright's own."""
    return os.environ.get("BIENNIEN_CHROMIUM") or shutil.which("chromium") or ""
