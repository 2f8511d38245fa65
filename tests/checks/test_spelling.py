import pytest

from plugins.archive.problems import Severity
from tests.checks.language_samples import codes, problems


def test_well_written_text_passes() -> None:
    assert [] == codes("Sở Khoa học và Công nghệ họp hội nghị tại Đắk Lắk, đi ôtô 20 km.")


@pytest.mark.parametrize(
    ("body", "word", "meant"),
    [
        ("Ngành đuợc khen.", "đuợc", "“được” hay “dược”"),
        ("Đó là nghành mới.", "nghành", "“ngành” hay “nhành”"),
        ("Hooij nghị và hooij thảo.", "hooij", "“hội”"),
        ("Cần tiêp tục.", "tiêp", "“tiếp” hay “tiệp”"),
    ],
)
def test_a_misspelt_syllable_is_told_with_what_may_be_meant(
    body: str, word: str, meant: str
) -> None:
    (problem,) = problems(body)

    assert ("chinh-ta", Severity.WARNING) == (problem.code, problem.severity)
    assert problem.found.startswith(f"“{word}”")
    assert f"có phải {meant}?" in problem.write
    assert (4, body.index(word) + 1) == (problem.line, problem.column)


@pytest.mark.parametrize(
    ("body", "parted"),
    [
        ("Trong thángnhiệm kỳ mới.", "tháng nhiệm"),
        ("Ban hành cácvăn bản.", "các văn"),
        ("Dự hộinghị có ba người.", "hội nghị"),
    ],
)
def test_syllables_run_together_are_told_with_the_space(body: str, parted: str) -> None:
    (problem,) = problems(body)

    assert "chu-dinh-lien" == problem.code
    assert f"“{parted}”" in problem.write


def test_a_word_is_told_once_with_the_number_of_times() -> None:
    (problem,) = problems("Người đươc bầu.\n\nAi đươc khen? Đươc cả.", "Danh sách đươc duyệt")

    assert "“đươc” (4 lần)" in problem.found
    assert ("title", 2) == (problem.field, problem.line)


def test_words_of_names_in_the_vocabulary_are_known() -> None:
    body = "Bà Lê Thị Đươc đọc báo cáo viêt tay."
    people = "ba-duoc:\n  name: Lê Thị Đươc\n"

    assert ["chinh-ta", "chinh-ta"] == codes(body)
    assert ["chinh-ta"] == codes(body, people=people)


def test_what_is_meant_is_written_in_the_style_of_the_site() -> None:
    assert "“hòa”" in problems("Chung sống hhòa bình.")[0].write
    assert "“hoà”" in problems("Chung sống hhòa bình.", new_tones=True)[0].write


def test_code_and_addresses_are_not_read() -> None:
    assert [] == codes("Chạy `đươc` và xem [trang](https://so.vn/đươc) <b>này</b>.")
