import pytest

from tests.checks.language_samples import codes, problems


@pytest.mark.parametrize(
    "body",
    [
        "Từ từ, dần dần, luôn luôn, mãi mãi, ngày ngày, nhà nhà, người người, thường thường vui.",
        "Thiết bị bị hỏng, hiện tại tại kho, lý do do mưa, triệt để để khỏi tái phát.",
        "Hàng không không bay, xảy ra ra sao, năm năm năm một lần, bay là là mặt nước.",
        "Ở công ty Công ty Phú, bé Na Na cười ha ha ha ha, từng bước từng bước, đi đi lại lại.",
        "Đã xong, đã, đã họp. Của. Của ai?",
        "Sở có các\n\nCác phòng",
        "| đã | đã |",
    ],
)
def test_what_is_rightly_said_twice_passes(body: str) -> None:
    assert [] == codes(body)


@pytest.mark.parametrize(
    ("body", "word", "column"),
    [
        ("Hội nghị đã đã bầu ban mới.", "đã", 10),
        ("Các các đại biểu dự.", "Các", 1),
        ("Quyền của\ncủa người dân.", "của", 7),
        ("Sở có có ba phòng.", "có", 4),
        ("Thiết bị bị hỏng rồi bị bị mất.", "bị", 22),
        ("Công ty công ty họp.", "Công ty", 1),
        ("Người đề nghị đề nghị xem lại.", "đề nghị", 7),
    ],
)
def test_a_word_twice_is_told_where_it_begins(body: str, word: str, column: int) -> None:
    (problem,) = problems(body)

    assert ("lap-tu", 4, column) == (problem.code, problem.line, problem.column)
    assert problem.write.endswith(f"“{word}”")
