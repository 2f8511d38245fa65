import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.dates import RULES
from plugins.checks.written_dates import WEEKDAYS, written_dates
from tests.checks.sample_records import subject, told


@pytest.mark.parametrize(
    "body",
    [
        "Hạn nộp là ngày 30/4, muộn nhất 29/2/2024 và ngày 29 tháng 2.",
        "Quyết định 30/2/2021/QĐ-UBND.",
        "Nghị định số 31/13/NĐ-CP, Công văn 31/4, tỷ lệ 12/31 đơn vị, 3,31/4 điểm.",
        "Địa chỉ 192.31.13.2000, ngày 14-15/9/2022, sau 4 tháng 21 ngày.",
        "Xem [báo cáo](/files/31/4/2022.pdf).",
    ],
)
def test_dates_that_exist_and_numbers_that_are_none(body: str) -> None:
    assert [] == told(RULES, subject(body))


@pytest.mark.parametrize(
    "body",
    [
        "Hạn nộp là ngày 31/4.",
        "Hạn nộp là 31/4/2022.",
        "Họp chiều 30/2.",
        "Họp ngày 29 tháng 2 năm 2023.",
        "Họp 9/16/2022.",
        "Họp 31.11.2022.",
        "Họp ngày 15/13.",
    ],
)
def test_a_date_that_is_not_in_the_calendar(body: str) -> None:
    assert [("ngay-khong-co", "")] == told(RULES, subject(body))


@pytest.mark.parametrize(
    "body",
    [
        "Họp thứ Tư, ngày 14/9/2022.",
        "Họp Thứ tư (14/9) và thứ sáu, 16/9.",
        "Họp chủ nhật ngày 18 tháng 9 năm 2022; 14/9/2022 (thứ tư).",
        "Sẽ họp tiếp vào thứ Tư (4/1).",
        "Đại hội lần thứ hai, ngày 14/9/2022 bầu ban mới.",
        "Kỳ họp thứ ba (14/9/2022) bế mạc.",
    ],
)
def test_weekdays_that_are_right_and_what_only_counts(body: str) -> None:
    assert [] == told(RULES, subject(body))


@pytest.mark.parametrize(
    "body",
    [
        "Họp thứ Hai, ngày 14/9/2022.",
        "Họp Thứ năm (14/9).",
        "Họp sáng Chủ nhật, ngày 14 tháng 9 năm 2022.",
        "Họp ngày 14/9/2022 (thứ 3).",
        "Họp vào thứ hai 14.9.2022.",
    ],
)
def test_a_weekday_that_the_date_is_not(body: str) -> None:
    (problem,) = [problem for rule in RULES for problem in rule(subject(body))]

    assert "thu-sai-ngay" == problem.code
    assert "thứ Tư" in problem.write


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 6))
def test_every_weekday_but_one_is_wrong(day: dt.date, weekday: int) -> None:
    body = f"Đã họp {WEEKDAYS[weekday]}, ngày {day.day:02}/{day.month}/{day.year}."

    codes = {code for code, _ in told(RULES, subject(body))}

    assert ("thu-sai-ngay" in codes) == (weekday != day.weekday())


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        ({}, "Chiều 14/9/2022, Sở họp."),
        ({}, "Ngày 01/9/2022, Bộ ban hành quy chế. Ngày 14/9, Sở họp bàn thực hiện."),
        ({}, "Theo báo cáo ngày 01/9/2022, Sở đã họp."),
        ({"event": "\n  date: 2022-09"}, "Ngày 01/9/2022, Sở họp."),
        ({"event": "\n  date: 2022-09-13/2022-09-14"}, "Ngày 13/9, Sở khai mạc hội nghị."),
    ],
)
def test_an_opening_on_the_day_of_the_event(fields: dict[str, str], body: str) -> None:
    assert [] == told(RULES, subject(body, **fields))


@pytest.mark.parametrize(
    ("fields", "body", "field"),
    [
        ({}, "Chiều 15/9/2022, Sở họp.", ""),
        ({}, "Ngày 14/8, Sở họp.", ""),
        ({}, "**Ngày 14 tháng 9 năm 2021**, Sở họp.", ""),
        ({"summary": "Sáng 15/9/2022, Sở họp."}, "Sở họp.", "summary"),
    ],
)
def test_an_opening_on_another_day(fields: dict[str, str], body: str, field: str) -> None:
    assert [("ngay-hop-khac", field)] == told(RULES, subject(body, **fields))


def test_a_problem_stands_at_its_date() -> None:
    about = subject("Sở họp.\n\nHạn nộp: ngày 31/4.")

    (problem,) = [problem for rule in RULES for problem in rule(about)]

    assert "31/4." == about.lines[problem.line - 1][problem.column - 1 :]


@given(st.text("0123456789/.- thángnămứhaCủậ,()\n", max_size=60))
def test_no_text_is_too_strange(text: str) -> None:
    for written in written_dates(text):
        assert text[written.start : written.end].startswith(str(written.day)[0]) or written.day < 10
