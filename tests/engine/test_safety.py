"""Whatever happens to a build, the site serves, and the next build gives what it should."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.engine.building import ROOT, Project, files

HANGING_SECONDS = 120
MOMENTS = (0.7, 1.0, 1.2, 1.4)
"""Seconds after which a build of this size is somewhere on its way."""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project")
    project.add_records(60)
    return project


def begin(
    project: Project, output: Path, limit: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    stores = output.parent / "stores"
    return subprocess.Popen(
        [
            *(sys.executable, "-m", "pelican", project.content, "--output", output),
            *("--settings", ROOT / "pelicanconf.py", "--fatal", "warnings"),
            *("--theme-path", project.theme, f'--extra-settings=STORE="{stores}"'),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=limit,  # noqa: PLW1509 - it sets a limit of the system, nothing else
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = process.communicate(timeout=HANGING_SECONDS)
    return process.returncode, said


def test_a_build_that_is_killed_leaves_whole_files_and_the_next_repairs(
    project: Project, tmp_path: Path
) -> None:
    """Each time at another moment, after a change of every page."""
    output = tmp_path / "output"
    for number, seconds in enumerate(MOMENTS):
        project.settings["SITE_SHORT_NAME"] = f"Tên {number}"
        project.build(output, tmp_path / "before")
        old = files(output)
        project.replace("vocabulary/organizations.yml", "Sở", f"Sở{number} Sở")
        process = begin(project, output)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        finish(process)
        project.settings.clear()
        left = files(output)
        assert (0, "") == (finish(begin(project, output))[0], "")
        new = files(output)

        torn = [
            path
            for path, content in left.items()
            if not path.startswith(".biennien") and content not in {old.get(path), new.get(path)}
        ]
        assert [] == torn
        assert not (output / ".biennien.new").exists()
    clean = tmp_path / "clean"
    project.build(clean, tmp_path / "no-stores")
    assert files(clean) == files(output)


def test_two_builds_at_once_come_one_after_the_other(project: Project, tmp_path: Path) -> None:
    output = tmp_path / "output"
    first, second = begin(project, output), begin(project, output)

    assert [0, 0] == [finish(first)[0], finish(second)[0]]
    clean = tmp_path / "clean"
    project.build(clean, tmp_path / "no-stores")
    assert files(clean) == files(output)


if sys.platform != "win32":  # Windows sets no limit to the size of files

    def test_a_full_disk_leaves_the_site_as_it_was(project: Project, tmp_path: Path) -> None:
        output = tmp_path / "output"
        project.build(output, tmp_path / "stores")
        before = files(output)
        project.replace("vocabulary/organizations.yml", "Sở", "Sở Sở")
        size = 16 * 1024

        resource = import_module("resource")

        def little_room() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        code, said = finish(begin(project, output, little_room))

        assert 1 == code
        assert "Không ghi được" in said
        assert before == files(output)


@pytest.mark.parametrize(
    ("damage", "word"),
    [(b"", "records.sqlite"), (b"x" * 4096, "records.sqlite"), (None, "records.sqlite")],
    ids=["empty", "foreign", "cut"],
)
def test_a_damaged_store_is_told_in_one_line_and_done_without(
    project: Project, tmp_path: Path, damage: bytes | None, word: str
) -> None:
    output = tmp_path / "output"
    finish(begin(project, output))
    before = files(output)
    store = tmp_path / "stores" / word
    content = store.read_bytes()
    store.write_bytes(content[: len(content) // 3] if damage is None else damage)
    code, said = finish(begin(project, output))

    assert 0 == code
    assert 1 == said.count(word)
    assert before == files(output)
    assert word not in finish(begin(project, output))[1]


def test_a_store_that_cannot_be_written_is_told_and_done_without(
    project: Project, tmp_path: Path
) -> None:
    (tmp_path / "stores").write_bytes(b"")
    code, said = finish(begin(project, tmp_path / "output"))

    assert 0 == code
    assert "records.sqlite không ghi được" in said
