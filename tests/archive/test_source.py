import os
from pathlib import Path

import pytest

from plugins.archive.source import (
    MAX_TEXT_BYTES,
    Source,
    check_folders,
    is_reserved,
    list_files,
    read_source,
)
from tests.archive.samples import problem


def test_files_are_listed_in_order_without_hidden_ones(tmp_path: Path) -> None:
    hidden = ("tin/.gitkeep", "tin/.git/x.md", "tin/Thumbs.db", "tin/a/desktop.ini", "tin/~$a.docx")
    for path in ("tin/b.md", "tin/a/c.md", "ngoai.md", *hidden):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    assert (["tin/a/c.md", "tin/b.md"], []) == list_files(tmp_path, "tin")


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert ([], []) == list_files(tmp_path, "files")


def test_a_file_in_place_of_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "tin").touch()

    assert ["khong-doc-duoc"] == [found.code for found in list_files(tmp_path, "tin")[1]]
    assert ["tep-la"] == [found.code for found in check_folders(tmp_path, ["tin"], "a.txt")]


def test_folders_without_end_are_not_entered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tin").mkdir()
    monkeypatch.chdir(tmp_path / "tin")
    for _ in range(100):
        Path("a").mkdir()
        os.chdir("a")

    found, problems = list_files(tmp_path, "tin")

    assert ([], 1) == (found, len(problems))


def test_the_content_folder_holds_the_known_folders(tmp_path: Path) -> None:
    for name in ("tin", "Trang", ".git"):
        (tmp_path / name).mkdir()
    (tmp_path / "README.md").touch()
    (tmp_path / "files").symlink_to(tmp_path / "tin")

    found = check_folders(tmp_path, ["tin", "trang", "files"], "a.txt")

    assert ["README.md", "Trang", "files"] == [problem.path for problem in found]


def test_a_file_of_the_largest_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * MAX_TEXT_BYTES)

    assert MAX_TEXT_BYTES == len(read_source(tmp_path, "a.md").text)


def test_a_vocabulary_of_a_large_archive_is_read(tmp_path: Path) -> None:
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "vocabulary" / "people.yml").write_bytes(b"a" * 4 * MAX_TEXT_BYTES)

    assert 4 * MAX_TEXT_BYTES == len(read_source(tmp_path, "vocabulary/people.yml").content)


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    assert "khong-doc-duoc" == problem(lambda: read_source(tmp_path, "a.md")).code


def test_the_column_counts_characters() -> None:
    found = problem(lambda: Source("a.md", "đầu\nữa \x07".encode()).text)

    assert (2, 4) == (found.line, found.column)


@pytest.mark.parametrize("name", ["con", "CON", "nul.webp", "com1", "lpt9.tar.gz", "prn."])
def test_names_of_devices_are_reserved(name: str) -> None:
    assert is_reserved(name)


@pytest.mark.parametrize("name", ["con-nguoi", "conga", "com", "com10", "an.con", "nul-1", ""])
def test_other_names_are_free(name: str) -> None:
    assert not is_reserved(name)
