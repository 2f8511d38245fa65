import pytest

from tests.checks.language_samples import codes, problems


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị cán bộ, công chức Sở KH&CN năm 2022",
        "Bộ GD&ĐT và UNESCO họp về ISO",
        "Đại hội XIII của Đảng",
        "TIN BUỒN",
    ],
)
def test_small_letters_and_abbreviations_pass(title: str) -> None:
    assert "tieu-de-viet-hoa" not in codes(title=title)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("HỘI NGHỊ TỔNG KẾT NĂM 2022", "Hội nghị tổng kết năm 2022"),
        ("SỞ KH&CN HỌP BÀN VIỆC", "Sở KH&CN họp bàn việc"),
        ("“ĐỔI MỚI SÁNG TẠO” LÀ CHỦ ĐỀ", "“đổi mới sáng tạo” là chủ đề"),
        ("Tin: KHAI MẠC ĐẠI HỘI", "Tin: khai mạc đại hội"),
    ],
)
def test_capitals_are_told_with_small_letters(title: str, written: str) -> None:
    (problem,) = (one for one in problems(title=f"'{title}'") if one.code == "tieu-de-viet-hoa")

    assert "title" == problem.field
    assert f"“{written}”" in problem.write


def test_headings_are_read_and_paragraphs_are_not() -> None:
    (problem,) = problems("Dự họp.\n\n## KẾT QUẢ CÔNG TÁC\n\nKHÔNG CẦN ĐỌC TO.")

    assert ("tieu-de-viet-hoa", 6, 4) == (problem.code, problem.line, problem.column)
