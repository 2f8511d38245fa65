from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.problems import Problem, Severity
from plugins.archive.report import COLOURS, WIDTH, count, excerpt, lay_out

ERROR = Problem("tin/a.md", 2, 8, "tieu-de", "title", "tiêu đề trống", "viết tiêu đề")
WARNING = Problem("tin/a.md", 3, 1, "lap-tu", "", "“đã” hai lần", "xóa một", Severity.WARNING)
ELSEWHERE = Problem("images/b.webp", 1, 1, "anh-hong", "", "không đọc được", "xuất lại ảnh")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin/a.md").write_bytes('---\r\ntitle: ""\r\nđã đã họp\r\n'.encode())
    return tmp_path


def test_problems_are_grouped_by_file_with_their_lines_marked(content: Path) -> None:
    assert """\
images/b.webp
  lỗi anh-hong, dòng 1, cột 1
    thấy: không đọc được
    cần:  xuất lại ảnh
    xem:  docs/huong-dan-bien-tap.md#anh-hong

tin/a.md
  lỗi tieu-de, dòng 2, cột 8, trường title
    │ title: ""
    │        ^
    thấy: tiêu đề trống
    cần:  viết tiêu đề
    xem:  docs/huong-dan-bien-tap.md#tieu-de
  cảnh báo lap-tu, dòng 3, cột 1
    │ đã đã họp
    │ ^^
    thấy: “đã” hai lần
    cần:  xóa một
    xem:  docs/huong-dan-bien-tap.md#lap-tu
""" == "\n".join(lay_out([WARNING, ERROR, ELSEWHERE, ERROR], content))


def test_a_terminal_shows_errors_and_warnings_in_colours(content: Path) -> None:
    lines = "\n".join(lay_out([ERROR, WARNING], content, COLOURS))

    assert "\x1b[31mlỗi\x1b[0m tieu-de" in lines
    assert "\x1b[33mcảnh báo\x1b[0m lap-tu" in lines


@pytest.mark.parametrize(
    ("problems", "said"),
    [
        ([], "không có lỗi"),
        ([ERROR, ELSEWHERE], "2 lỗi"),
        ([WARNING], "1 cảnh báo"),
        ([WARNING, ERROR], "1 lỗi và 1 cảnh báo"),
    ],
)
def test_they_are_counted(problems: list[Problem], said: str) -> None:
    assert said == count(problems)


@given(st.text("ađ \t“,", max_size=400), st.integers(1, 500))
def test_an_excerpt_of_any_line_marks_what_is_in_it(line: str, column: int) -> None:
    problem = Problem("a.md", 1, column, "x", "", "", "")

    shown = excerpt([line], problem)

    assert (shown is None) == (not line.strip())
    if shown:
        assert len(shown.text) <= WIDTH + 2
        assert 0 <= shown.start < shown.end <= max(len(shown.text), shown.start + 1)
        if column <= len(line.rstrip()):
            assert line[column - 1].replace("\t", " ") == shown.text[shown.start]


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert excerpt(["một"], Problem("a.md", 2, 1, "x", "", "", "")) is None
