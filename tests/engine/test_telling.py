"""What a build tells: why a page is made anew, its stages, where the time went."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from plugins.archive.progress import Progress, Span
from tests.engine.building import ROOT, Project

PAGE = "tin/2022/hoi-nghi-ccvc/index.html"
SOURCE = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def why(project: Project, tmp_path: Path, asked: str) -> list[str]:
    project.settings["WHY"] = asked
    return project.build(tmp_path / "output", tmp_path / "stores").explanation


def test_a_page_that_was_never_built_says_so(project: Project, tmp_path: Path) -> None:
    assert "chưa từng được ghi" in why(project, tmp_path, PAGE)[-1]
    assert "  giữ nguyên" == why(project, tmp_path, PAGE)[-1]


@pytest.mark.parametrize("asked", [PAGE, SOURCE, f"content/{SOURCE}", "/tin/2022/hoi-nghi-ccvc/"])
def test_a_page_is_found_by_its_address_its_file_and_its_source(
    project: Project, tmp_path: Path, asked: str
) -> None:
    first, *rest = why(project, tmp_path, asked)

    assert PAGE == first
    assert f"  tệp nguồn: {SOURCE}" in rest
    assert any("components/facts.html" in line for line in rest)


def test_what_changed_is_named(project: Project, tmp_path: Path) -> None:
    why(project, tmp_path, "")
    project.replace(SOURCE, "title: ", "title: Về ")
    assert "  dựng lại vì: tệp nguồn đã đổi" == why(project, tmp_path, PAGE)[-1]

    template = project.theme / "templates/components/time.html"
    template.write_text(f"{template.read_text('utf-8')}\n", encoding="utf-8")
    assert "mẫu components/time.html đã đổi" in why(project, tmp_path, PAGE)[-1]

    project.settings["SITE_SHORT_NAME"] = "Tên khác"
    assert "cài đặt" in why(project, tmp_path, PAGE)[-1]

    project.replace("vocabulary/tags.yml", "Quy chế", "Quy chế mới")
    assert "từ vựng và ảnh đã đổi" in why(project, tmp_path, PAGE)[-1]


def test_assets_and_the_index_are_explained_too(project: Project, tmp_path: Path) -> None:
    assert "chưa từng" in why(project, tmp_path, "search")[-1]
    assert "  giữ nguyên" == why(project, tmp_path, "search")[-1]
    assert "  giữ nguyên" == why(project, tmp_path, "images/2022/bieu-do.svg")[-1]
    assert "Không có trang" in why(project, tmp_path, "/khong-co/")[-1]


def test_a_trace_has_every_stage_and_what_workers_did() -> None:
    progress = Progress()
    with progress.stage("Đọc", 2):
        progress.step()
    events = json.loads(progress.trace([Span("process", 7, 1.0, 1.5)]))["traceEvents"]

    assert ["Đọc", "process"] == [event["name"] for event in events]
    assert [os.getpid(), 7] == [event["tid"] for event in events]
    assert 500_000 == events[1]["dur"]
    assert progress.slowest
    assert "Đọc" == progress.slowest.name


def test_the_command_tells_why_and_writes_a_trace(tmp_path: Path) -> None:
    said = subprocess.check_output(
        [
            *(sys.executable, "-m", "invoke", "--search-root", ROOT, "build"),
            *("--content", ROOT / "tests/site", "--output", tmp_path / "output"),
            *("--why", PAGE, "--profile", tmp_path / "trace.json"),
        ],
        env={**os.environ, "PYTHONUTF8": "1"},
        encoding="utf-8",
    )

    assert f"  tệp nguồn: {SOURCE}" in said
    assert json.loads((tmp_path / "trace.json").read_bytes())["traceEvents"]


def test_where_no_terminal_is_quick_stages_are_silent() -> None:
    out = StringIO()
    with Progress(out).stage("Đọc", 10):
        pass

    assert "" == out.getvalue()


if sys.platform != "win32":  # Windows has no pseudo-terminals for a test to read

    def test_a_terminal_is_shown_the_stages_as_they_go(project: Project, tmp_path: Path) -> None:
        project.add_records(300)
        mine, theirs = os.openpty()
        with subprocess.Popen(
            [
                *(sys.executable, "-m", "invoke", "--search-root", ROOT, "build"),
                *("--content", project.content, "--output", tmp_path / "output"),
            ],
            cwd=ROOT,
            env={**os.environ, "TERM": "xterm-256color", "PYTHONUTF8": "1", "COLUMNS": "120"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
        ) as building:
            os.close(theirs)
            shown = b"".join(iter(lambda: read(mine), b"")).decode()
        os.close(mine)

        assert 0 == building.returncode
        assert "Xử lý tệp nguồn" in shown
        assert "/giây" in shown
        assert "307 tin;" in shown


def read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:
        # Linux tells the end of a terminal so.
        return b""
