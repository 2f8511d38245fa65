"""The file of published addresses: what it says, and how it is told to be wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.published import PUBLISHED, read_published, write_published
from plugins.archive.reading import read_archive
from tests.archive.samples import problem


def read(folder: Path, text: str) -> dict[str, int]:
    (folder / PUBLISHED).write_bytes(text.encode())
    return read_published(folder)


def test_no_file_is_no_address(tmp_path: Path) -> None:
    assert {} == read_published(tmp_path)


def test_each_address_has_its_line(tmp_path: Path) -> None:
    assert {"/b/": 2, "/a/": 4} == read(tmp_path, "# lời\n/b/\n\n/a/\n")


@pytest.mark.parametrize("text", ["\ufeff# lời\r\n/a/\r\n", "/a/  \n/a/\n", "/a/"])
def test_what_windows_and_a_union_of_branches_leave_is_read(tmp_path: Path, text: str) -> None:
    assert {"/a/"} == read(tmp_path, text).keys()


@given(st.sets(st.from_regex(r"(/[a-z0-9-]{1,5}){1,3}/?", fullmatch=True)))
def test_what_is_written_is_read_in_order(addresses: set[str]) -> None:
    head, *lines = write_published([*addresses, *addresses]).decode().splitlines()

    assert head.startswith("# ")
    assert sorted(addresses) == lines


@pytest.mark.parametrize(
    ("mark", "line"),
    [("<<<<<<< HEAD", 2), ("=======", 2), (">>>>>>> bien-tap", 2), ("||||||| goc", 2)],
)
def test_a_mark_of_git_is_told_with_its_line(tmp_path: Path, mark: str, line: int) -> None:
    found = problem(lambda: read(tmp_path, f"/a/\n{mark}\n/b/\n"))

    assert (PUBLISHED, line, "xung-dot-git") == (found.path, found.line, found.code)
    assert "giữ mọi địa chỉ của cả hai bản" in found.write


@pytest.mark.parametrize("text", ["tin/2022/a/", "https://a.example/", "\ufffe/a/"])
def test_a_line_that_is_no_address_is_told(tmp_path: Path, text: str) -> None:
    found = problem(lambda: read(tmp_path, f"/a/\n{text}\n"))

    assert (2, "dia-chi-cong-bo-sai") == (found.line, found.code)


def test_the_content_folder_has_room_for_it(content: Path) -> None:
    (content / PUBLISHED).write_bytes(write_published(["/tin/2022/hoi-nghi-ccvc/"]))

    assert {"/tin/2022/hoi-nghi-ccvc/": 2} == read_archive(content).read_published()
