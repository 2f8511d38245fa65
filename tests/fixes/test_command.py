"""The command as editors run it, on a copy of the miniature archive."""

import io
from pathlib import Path

import pytest

from plugins.fixes.command import NAMES, run
from plugins.vietnamese.repairs import repairs
from tests.archive.samples import copy_site

RECORD = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
OTHER = "tin/2021/2021-09-16-hoi-nghi-ccvc.md"


class Terminal(io.StringIO):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """An archive in which two files can be repaired."""
    folder = copy_site(tmp_path / "content")
    for path in (RECORD, OTHER):
        change(folder / path, "---\nHội nghị", "---\r\nHội nghị  tòan thể , hoà bình. Hội nghị")
    return folder


def change(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def fixed(content: Path, *paths: Path, write: bool = False) -> tuple[int, str]:
    """Exit code and output."""
    out = io.StringIO()
    return run(content, paths, out, write=write), out.getvalue()


def test_repairs_are_shown_and_nothing_is_written(content: Path) -> None:
    before = (content / OTHER).read_bytes()
    code, said = fixed(content)

    assert 1 == code
    assert f"{OTHER}: 4 chỗ sửa được\n" in said
    assert "  2 chỗ thừa dấu cách [thua-dau-cach]\n" in said
    assert "\n-Hội nghị  tòan thể , hoà bình." in said
    assert "\n+Hội nghị toàn thể, hòa bình." in said
    assert said.endswith("Xem kỹ rồi ghi bằng lệnh: python tasks.py fix --write\n")
    assert before == (content / OTHER).read_bytes()


def test_repairs_are_made_when_asked_for_and_then_there_are_none(content: Path) -> None:
    code, said = fixed(content, write=True)

    assert 0 == code
    assert said.endswith("Đã sửa 2 tệp.\n")
    assert b"---\r\nH\xe1\xbb\x99i ngh\xe1\xbb\x8b to\xc3\xa0n" in (content / OTHER).read_bytes()
    assert (0, "Không có gì cần sửa.\n") == fixed(content)


def test_files_can_be_named(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content / "tin")
    code, said = fixed(content, Path("2021/2021-09-16-hoi-nghi-ccvc.md"), write=True)

    assert 0 == code
    assert said.endswith("Đã sửa 1 tệp.\n")
    assert 1 == fixed(content)[0]


@pytest.mark.parametrize("path", ["tin/khong-co.md", "files/2022/so-lieu.csv", "../x.md"])
def test_what_is_no_source_is_told(content: Path, path: str) -> None:
    code, said = fixed(content, content / path)

    assert 1 == code
    assert "không phải một tệp của tin, trang hay vocabulary" in said


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title:", "title: [", "yaml-hong"),
        ("title:", "<<<<<<< HEAD\ntitle:", "xung-dot-git"),
        ("---\nid", "\ufeff---\nid", "co-bom"),
    ],
)
def test_a_file_that_cannot_be_parsed_is_left_alone(
    content: Path, old: str, new: str, told: str
) -> None:
    change(content / OTHER, old, new)
    before = (content / OTHER).read_bytes()
    code, said = fixed(content, write=True)

    assert 1 == code
    assert "Để nguyên các tệp có lỗi sau" in said
    assert f"#{told}\n" in said
    assert said.endswith("Đã sửa 1 tệp.\n")
    assert before == (content / OTHER).read_bytes()


def test_a_broken_vocabulary_is_left_alone_too(content: Path) -> None:
    change(content / "vocabulary/people.yml", ":", ": [")

    assert 1 == fixed(content, write=True)[0]


def test_what_somebody_saves_meanwhile_is_not_lost(content: Path) -> None:
    class Slow(io.StringIO):
        """While the repairs are shown, an editor saves the file."""

        def write(self, text: str) -> int:
            (content / OTHER).write_text("bản mới", encoding="utf-8")
            return super().write(text)

    out = Slow()
    code = run(content, [content / OTHER], out, write=True)

    assert 1 == code
    assert "vừa được lưu lại trong lúc sửa" in out.getvalue()
    assert "bản mới" == (content / OTHER).read_text(encoding="utf-8")


def test_a_terminal_has_colours(content: Path) -> None:
    out = Terminal()
    run(content, [], out)

    assert "\x1b[31m-Hội nghị" in out.getvalue()
    assert "\x1b[32m+Hội nghị" in out.getvalue()
    assert "\x1b" not in fixed(content)[1]


def test_every_repair_has_a_name() -> None:
    assert {one.code for one in repairs(new_tones=False)} <= NAMES.keys()
