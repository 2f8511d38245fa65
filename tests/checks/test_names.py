import pytest

from plugins.checks.letters import one_letter_apart, without_a_letter
from plugins.checks.names import RULES
from tests.checks.sample_records import subject, told

WITH_EM = {"people": "- person: vo-van-hoang-em\n  part: tham-du"}
OTHER_WAY = ("ten-viet-khac", "")


@pytest.mark.parametrize(
    "body",
    [
        "Dự hội nghị có Võ Văn Hoàng Em, VÕ VĂN HOÀNG EM và Phan Thị Thuỷ.",
        "Sở Khoa học và công nghệ tỉnh Ví Dụ; Sở KH&CN Ví Dụ.",
        "Dự hội nghị có Võ Văn Hoàng Anh và Trần Hoa.",
        "Bà Phan Thị Thủy Tiên, ông Nguyễn Võ Văn Hoàng Êm và ông Nguyễn Lê An vắng mặt.",
        "Ông võ văn hoang em không viết hoa.",
        "Trung tâm Ứng dụng, tiến bộ.",
    ],
)
def test_names_as_the_vocabulary_has_them_and_those_of_others(body: str) -> None:
    assert [] == told(RULES, subject(body))


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Võ Văn Hòang Em", "Võ Văn Hoàng Em"),
        ("Vo Van Hoang Em", "Võ Văn Hoàng Em"),
        ("Vỏ Văn Hoàng Em", "Võ Văn Hoàng Em"),
        ("Võ Văn Hoàng Êm", "Võ Văn Hoàng Em"),
        ("Phan Thi Thuy", "Phan Thị Thủy"),
        ("Phan Thị Thũy", "Phan Thị Thủy"),
        ("Sở Khoa hoc và Công nghệ tỉnh Ví Dụ", "Sở Khoa học và Công nghệ tỉnh Ví Dụ"),
        ("Trung tâm Ưng dụng tiến bộ", "Trung tâm Ứng dụng tiến bộ"),
    ],
)
def test_a_name_with_other_marks(written: str, known: str) -> None:
    about = subject(f"Tin từ Hà Nội: Phó Chủ tịch {written}, hôm nay.")

    (problem,) = [problem for rule in RULES for problem in rule(about)]

    assert "ten-viet-khac" == problem.code
    assert f"“{written}”" in problem.found
    assert known in problem.write
    assert about.lines[problem.line - 1][problem.column - 1 :].startswith(written)


@pytest.mark.parametrize(
    "written", ["Võ Văn Hoành Em", "Võ Văn Hoag Em", "Võ Văn Haong Em", "Võ Hoàng Văn Em"]
)
def test_a_letter_wrong_in_the_name_of_one_who_was_there(written: str) -> None:
    about = subject(f"Dự hội nghị có Phó Chủ tịch {written}.", **WITH_EM)

    assert [OTHER_WAY] == told(RULES, about)
    assert [] == told(RULES, subject(f"Dự hội nghị có Phó Chủ tịch {written}."))


@pytest.mark.parametrize(
    "body", ["Có Võ Văn Hoàng Em và em là Võ Văn Hoành Em.", "Chỉ có Võ Văn Hoàn Em đến."]
)
def test_another_person_beside_the_one_who_was_there(body: str) -> None:
    assert [] == told(RULES, subject(body, **WITH_EM))


def test_a_name_within_a_name_is_told_once() -> None:
    about = subject("Tin của Chi bộ Trung tâm Ưng dụng tiến bộ.")

    assert [OTHER_WAY] == told(RULES, about)


def test_a_short_name_is_another_persons_but_where_its_owner_was_there() -> None:
    people = {"people": "- person: tran-hoa\n  part: tham-du"}

    assert [] == told(RULES, subject("Có Trần Hoa."))
    assert [OTHER_WAY] == told(RULES, subject("Có Trần Hoa.", **people))
    assert [] == told(RULES, subject("Có Trần Hoà.", **people))


def test_three_words_with_another_tone_are_another_persons_too() -> None:
    people = {"people": "- person: phan-thi-thuy\n  part: tham-du"}

    assert [] == told(RULES, subject("Có Phan Thị Thúy."))
    assert [OTHER_WAY] == told(RULES, subject("Có Phan Thị Thúy.", **people))


def test_a_name_in_title_and_summary() -> None:
    about = subject(title="Chúc mừng Phan Thị Thũy", summary="Tin về Phan Thị Thũy.")

    assert [("ten-viet-khac", "title"), ("ten-viet-khac", "summary")] == told(RULES, about)


def test_a_note_may_tell_how_a_source_writes() -> None:
    note = "- about: people\n  kind: suy-luan\n  text: Nguồn viết Phan Thị Thũy."

    assert [] == told(RULES, subject(notes=note))


@pytest.mark.parametrize(
    "body",
    [
        "Dự hội nghị có đồng chí Phan Thị Thủy.",
        "Ông Lê An chủ trì.",
        "Có đ/c Lê An, PGS.TS. Trần Văn Không.",
        "ThS. Trần Hòa báo cáo, bà Trần Hòa trả lời.",
    ],
)
def test_a_person_whom_no_field_names(body: str) -> None:
    assert [("thieu-nguoi", "")] == told(RULES, subject(body))


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"people": "- person: le-an\n  part: chu-tri"}, "Ông Lê An chủ trì."),
        (
            {"elected": "- body: Chi ủy\n  members:\n  - person: le-an"},
            "Đồng chí Lê An làm Bí thư.",
        ),
        ({}, "Giải thưởng Lê An được trao; theo sách của Lê An."),
        ({}, "Ông Lê An Khang chủ trì."),
    ],
)
def test_a_person_whom_a_field_names_or_who_was_not_there(
    fields: dict[str, str], body: str
) -> None:
    assert [] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("hoang", "hoan", True),
        ("hoang", "xhoang", True),
        ("hoang", "hoanh", True),
        ("hoang", "hoagn", True),
        ("hoang", "hoang", False),
        ("hoang", "hong em", False),
        ("hoang", "haogn", False),
        ("", "a", True),
    ],
)
def test_one_letter_apart(one: str, other: str, apart: bool) -> None:  # noqa: FBT001 - as it is
    assert apart == one_letter_apart(one, other) == one_letter_apart(other, one)
    if apart:
        assert {one, *without_a_letter(one)} & {other, *without_a_letter(other)}
