"""The real command over the miniature archive: what it writes, says and returns."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.archive.archive import Archive
from plugins.archive.generator import build_date
from tests.archive.samples import SITE, TESTS, good

SETTINGS = TESTS / "archive" / "sample_settings.py"
HANGING_SECONDS = 120
"""No build of ten records takes that long, whatever the machine does besides."""


def build(
    content: Path, output: Path, *options: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    pelican = [sys.executable, "-m", "pelican", "--fatal", "warnings"]
    return subprocess.run(
        [*pelican, "--settings", str(SETTINGS), "--output", str(output), str(content), *options],
        cwd=TESTS.parent,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=HANGING_SECONDS,
    )


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("built")
    done = build(SITE, output)
    assert (0, "") == (done.returncode, done.stderr)
    return output


def test_a_good_archive_is_written_whole(built: Path) -> None:
    written = files(built)

    assert "tin/2022/hoi-nghi-ccvc/index.html" in written
    assert {"404.html", "gioi-thieu/index.html", "images/2022/bieu-do.svg"} <= written.keys()
    assert b"RIFF" == written["images/2022/toan-canh.webp"][:4]
    assert not [path for path in written if "ban-nhap" in path or "bai-da-rut" in path]


def test_style_sheets_are_joined_in_the_order_of_their_files(built: Path) -> None:
    assert b"@layer a;\n\na { color: red }\n" == (built / "theme/site.css").read_bytes()
    assert b"export {};\n" == (built / "theme/js/a.js").read_bytes()
    assert not (built / "theme/css").exists()


def test_two_builds_give_the_same_bytes(built: Path, content: Path, tmp_path: Path) -> None:
    """Another folder, hash seed, time zone and locale."""
    environment = {"PYTHONHASHSEED": "7", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"}
    done = build(content, tmp_path / "output", **environment)

    assert 0 == done.returncode
    assert files(built) == files(tmp_path / "output")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        (
            "tin/2022/2022-09-16-moi.md",
            good().replace("title: Hội nghị năm 2022\n", ""),
            ["lỗi thieu-truong, dòng 1, cột 1, trường title", "thêm dòng title:"],
        ),
        (
            "tin/2022/2022-09-16-moi.md",
            good(title='"a\nb: c'),
            ["dòng 3", "lỗi yaml-hong,", "đóng dấu ngoặc kép"],
        ),
        (
            "tin/2022/2022-09-17-hoi-nghi-ccvc.md",
            good(published="2022-09-17"),
            [
                "lỗi trung-dia-chi,",
                "/tin/2022/hoi-nghi-ccvc/ đã là của tin/2022/2022-09-16-hoi-nghi-ccvc.md",
            ],
        ),
        (
            "trang/tin.md",
            "---\ntitle: A\nsummary: B\n---\n",
            ["trang/tin.md", "lỗi trung-dia-chi,"],
        ),
        ("trang/tim-kiem.md", "---\ntitle: A\nsummary: B\n---\n", ["một trang của hệ thống"]),
        ("trang/so-do.md", "---\ntitle: A\nsummary: B\n---\n", ["địa chỉ /so-do/"]),
        (
            "trang/lien-he.md",
            "---\ntitle: A\nsummary: B\n---\n\n[a](/tin/2022/khong-co/)",
            ["lỗi lien-ket-hong, dòng 6, cột 1", "“/tin/2022/khong-co/”"],
        ),
        ("trang/lien-he.md", "---\ntitle: A\nsummary: B\n---\n[a](/tin)", ["lỗi lien-ket-hong,"]),
        ("images/x.svg", "<svg onload='alert(1)'/>", ["images/x.svg", "lỗi anh-hong,"]),
        ("tin/2022/2022-09-16-moi.md", "> " * 40_000, ["lỗi thieu-vach,"]),
    ],
    ids=[
        *("no title", "broken YAML", "one address", "page named tin", "page named tim-kiem"),
        *("page named so-do", "broken link", "link without slash", "SVG", "quotations"),
    ],
)
def test_a_problem_ends_the_build_and_leaves_the_last_good_output(
    built: Path, content: Path, path: str, text: str, said: list[str]
) -> None:
    before = files(built)
    (content / path).write_text(text, encoding="utf-8")
    done = build(content, built)

    assert 1 == done.returncode
    assert "Traceback" not in done.stderr + done.stdout
    assert [] == [words for words in said if words not in done.stderr]
    assert done.stderr.endswith("Chưa ghi gì ra trang.\n")
    assert before == files(built)


if sys.platform != "win32":  # Windows has no pipes in folders

    def test_a_pipe_does_not_hang_the_build(content: Path, tmp_path: Path) -> None:
        os.mkfifo(content / "tin" / "2022" / "2022-01-01-x.md")
        done = build(content, tmp_path / "output")

        assert 1 == done.returncode
        assert "lỗi tep-la," in done.stderr
        assert not (tmp_path / "output" / "index.html").exists()


def test_a_template_that_fails_leaves_the_last_good_output(
    built: Path, content: Path, tmp_path: Path
) -> None:
    """Rendering ends before writing begins."""
    before = files(built)
    theme = tmp_path / "theme"
    shutil.copytree(TESTS / "archive" / "theme", theme)
    (theme / "templates" / "plain_page.html").write_text("{{ view.misspelt }}", encoding="utf-8")
    (content / "tin/2019/2019-07-10-so-ket-thi-dua.md").unlink()
    done = build(content, built, "--theme-path", str(theme))

    assert 0 != done.returncode
    assert before == files(built)


def test_a_record_that_is_gone_goes_from_the_site(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    build(content, output)
    page = output / "tin/2019/so-ket-thi-dua/index.html"
    assert page.is_file()
    (content / "tin/2019/2019-07-10-so-ket-thi-dua.md").unlink()
    (output / "CNAME").write_text("a.vn")
    build(content, output)

    assert not page.parent.exists()
    assert "a.vn" == (output / "CNAME").read_text()


@pytest.mark.parametrize(("epoch", "expected"), [("0", "1970-01-01"), ("", "2022-09-16")])
def test_the_date_of_a_build_is_given_or_that_of_the_newest_record(
    monkeypatch: pytest.MonkeyPatch, archive: Archive, epoch: str, expected: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)

    assert expected == build_date(archive).isoformat()


@pytest.mark.parametrize("output", [".", "content", "content/site", "theme", "theme/x"])
def test_the_output_keeps_apart_from_the_sources(output: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(SITE, content)
    shutil.copytree(TESTS / "archive" / "theme", tmp_path / "theme")
    before = files(tmp_path)
    done = build(content, tmp_path / output, "--theme-path", str(tmp_path / "theme"))

    assert (1, before) == (done.returncode, files(tmp_path))
    assert "hãy chọn thư mục khác" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_text("a file", encoding="utf-8")
    done = build(SITE, tmp_path / "output")

    assert 1 == done.returncode
    assert "Không ghi được" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_date_of_the_build_is_told(tmp_path: Path) -> None:
    done = build(SITE, tmp_path / "output", SOURCE_DATE_EPOCH="hôm nay")

    assert 1 == done.returncode
    assert "SOURCE_DATE_EPOCH=hôm nay" in done.stderr


def test_an_output_without_vietnamese_letters_does_not_stop_a_build(tmp_path: Path) -> None:
    done = build(SITE, tmp_path / "output", PYTHONIOENCODING="ascii")

    assert (0, "") == (done.returncode, done.stderr)


def test_a_folder_that_is_no_archive_leaves_the_last_good_output(
    built: Path, tmp_path: Path
) -> None:
    before = files(built)
    (tmp_path / "content").mkdir()
    menu = '[["Giới thiệu", "/gioi-thieu/", ""]]'
    done = build(tmp_path / "content", built, "--extra-settings", f"MENU={menu}")

    assert (1, before) == (done.returncode, files(built))
    assert "lỗi menu-hong," in done.stderr
    assert "trang/gioi-thieu.md" in done.stderr
