"""A repository with the program and the miniature archive, published in two ways."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import ROOT

PROGRAM = ("pelicanconf.py", "publishconf.py", "tasks.py", "pyproject.toml")
FOLDERS = ("plugins", "theme", "tools", "requirements")
SOMEBODY = {
    f"GIT_{part}_{name}": value
    for part in ("AUTHOR", "COMMITTER")
    for name, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", "1700000000 +0700"))
}
ONE_CORE = "import os, runpy; os.cpu_count = lambda: 1; runpy.run_module('invoke', alter_sys=True)"
HERE = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C"}
THERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "vi_VN.UTF-8"}


class Published(NamedTuple):
    """A clone of the repository, and the site that was published from it."""

    repository: Path
    site: Path


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that a site is published from, committed."""
    folder = tmp_path_factory.mktemp("one") / "repository"
    folder.mkdir()
    for name in PROGRAM:
        shutil.copy(ROOT / name, folder)
    for name in FOLDERS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copytree(ROOT / "tests" / "site", folder / "content")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All"]):
        git(folder, *command)
    return folder


@pytest.fixture(scope="session")
def twice(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Published]:
    """The same commit published at two places, in two ways."""
    clone = tmp_path_factory.mktemp("two") / "nơi khác" / "x"
    clone.parent.mkdir()
    git(repository, "clone", "--quiet", ".", str(clone))
    sites = [
        Published(repository, tmp_path_factory.mktemp("site")),
        Published(clone, clone.parent / "trang đã dựng"),
    ]
    started = [
        publish(sites[0], ["-m", "invoke"], HERE, 0o022),
        publish(sites[1], ["-c", ONE_CORE], THERE, 0o077),
    ]
    for process in started:
        finish(process)
    return sites


@pytest.fixture(scope="session")
def published(twice: list[Published]) -> Published:
    return twice[0]


def publish(
    published: Published, start: list[str], environment: Mapping[str, str], umask: int = -1
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *start, "publish", "--output", published.site],
        cwd=published.repository,
        env={**os.environ, **environment},
        umask=umask,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> None:
    assert ("", 0) == (process.communicate()[1], process.returncode)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **SOMEBODY}, check=True)  # noqa: S607 - wherever its PATH has it
