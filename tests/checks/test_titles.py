import pytest

from plugins.checks.titles import RULES
from tests.checks.sample_records import subject, told

CONTRADICTION = ("tieu-de-mau-thuan", "title")
TERM = "- body: Chi ủy\n  term: 2022/2025"


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"title": "Hội nghị công chức, viên chức năm 2022"}, "Sở họp."),
        ({"title": "Hội nghị tổng kết năm 2021", "period": "2021"}, "Sở họp."),
        ({"title": "Hội nghị triển khai nhiệm vụ năm 2023"}, "Bàn nhiệm vụ năm 2023."),
        ({"title": "Hội nghị về kế hoạch đến năm 2030"}, "Kế hoạch đến năm 2030 có ba phần."),
        (
            {"title": "Hội nghị công chức, viên chức năm 2021"},
            f"Sở họp hội nghị công chức để nghe{' của phòng' * 8} từ năm 2022. Xem năm 2021.",
        ),
        ({"title": "Kỷ niệm 60 năm ngày thành lập (1959–2019)"}, "Sở họp."),
        ({"title": "Công bố kế hoạch năm 2021–2025"}, "Sở họp."),
    ],
)
def test_a_year_that_the_record_knows(fields: dict[str, str], body: str) -> None:
    assert [] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"title": "Hội nghị công chức, viên chức năm 2017"}, "Sở họp năm 2022."),
        ({"title": "Tổng kết năm 2017", "period": "2021"}, "Sở họp."),
        (
            {"title": "Hội nghị công chức, viên chức năm 2021"},
            "Sở họp hội nghị công chức và viên chức năm 2022, xem lại năm 2021.",
        ),
    ],
)
def test_a_year_of_another_meeting(fields: dict[str, str], body: str) -> None:
    assert [CONTRADICTION] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"title": "Đại hội nhiệm kỳ 2022–2025", "elected": TERM}, "Chi bộ họp."),
        ({"title": "Đại hội nhiệm kỳ 2022-2025", "elected": TERM}, "Chi bộ họp."),
        ({"title": "Tổng kết nhiệm kỳ 2020–2022", "period": "2020/2022", "elected": TERM}, "Họp."),
        ({"title": "Sơ kết giữa nhiệm kỳ 2020–2025", "elected": TERM}, "Chi bộ họp."),
        ({"title": "Đại hội nhiệm kỳ 2022 – 2025"}, "Họp đại hội nhiệm kỳ 2022–2025."),
        ({"title": "Đại hội nhiệm kỳ 2022–2025"}, "Chi bộ họp."),
    ],
)
def test_a_term_that_the_record_knows(fields: dict[str, str], body: str) -> None:
    assert [] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({"title": "Đại hội nhiệm kỳ 2020–2025", "elected": TERM}, "Nhiệm kỳ 2020–2025."),
        ({"title": "Đại hội nhiệm kỳ 2022-2027", "elected": TERM}, "Chi bộ họp."),
        ({"title": "Đại hội nhiệm kỳ 2020–2025"}, "Chi bộ họp đại hội nhiệm kỳ 2022–2025."),
    ],
)
def test_a_term_of_another_meeting(fields: dict[str, str], body: str) -> None:
    assert [CONTRADICTION] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị ngày 14/9/2022",
        "Tin ngày 16/9/2022",
        "Chào mừng ngày 18/5",
        "Tổng kết từ ngày 01/01/2022",
    ],
)
def test_a_day_that_the_record_knows(title: str) -> None:
    assert [] == told(RULES, subject("Tính từ ngày 01/01/2022.", title=title))


@pytest.mark.parametrize("title", ["Hội nghị ngày 15/9/2022", "Hội nghị ngày 14 tháng 8 năm 2022"])
def test_a_day_of_another_meeting(title: str) -> None:
    assert [CONTRADICTION] == told(RULES, subject("Sở họp.", title=title))


def test_what_is_said_names_both_sides() -> None:
    about = subject("Họp.", title="Đại hội nhiệm kỳ 2020–2025", elected=TERM, period="2018/2022")

    (problem,) = [problem for rule in RULES for problem in rule(about)]

    assert "2020–2025" in problem.found
    assert problem.found.endswith("là nhiệm kỳ 2022–2025")
    assert about.lines[problem.line - 1][problem.column - 1 :].startswith("nhiệm kỳ")
