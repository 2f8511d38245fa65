import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search import dates
from plugins.search.dates import find_dates, month_of


@pytest.mark.parametrize(
    "text",
    [
        "18/01/2024",
        "18/1/2024",
        "18-1-2024",
        "18.01.2024",
        "2024-01-18",
        "ngày 18 tháng 01 năm 2024",
        "Ngày 18 THÁNG 1 năm 2024",
        "18 tháng 1, năm 2024",
        "18\u00a0tháng\u00a01\u00a0năm\u00a02024",
        "18/1 năm 2024",
        "18 tháng 1/2024",
    ],
)
def test_a_day_has_one_form_whichever_way_it_is_written(text: str) -> None:
    assert [("2024-01-18", 0, len(text))] == find_dates(text)


@pytest.mark.parametrize("text", ["1/2024", "01-2024", "tháng 1 năm 2024", "Tháng 01/2024"])
def test_so_has_a_month(text: str) -> None:
    assert [("2024-01", 0, len(text))] == find_dates(text)


@pytest.mark.parametrize(
    "text",
    ["43/2022/NĐ-CP", "03/2007/NQ-HĐQT", "13/2024", "32/12/2024", "3.2022", "2022-2023", "a1/2024"],
)
def test_codes_and_numbers_are_no_dates(text: str) -> None:
    assert [] == [found for found in find_dates(text) if found.start == 0]
    assert [] == [found for found in find_dates(text) if found.text.startswith("2007")]


def test_the_end_of_a_span_of_days_is_a_day() -> None:
    assert ["2024-01-18"] == [found.text for found in find_dates("15-18/01/2024")]


def test_a_day_has_a_month() -> None:
    assert "2024-01" == month_of("2024-01-18") == month_of("2024-01")


PIECES = [*" \xa0\n/-.,aô_", "1", "18", "01", "2024", "ngày", "Ngày ", "tháng", " tháng ", "năm "]
MORE = ["NĂM", "thÁng 1 ", "18/01/2024", "2024-01-18", "1999", "q\u0323"]


@settings(deadline=None, max_examples=1000)
@given(st.lists(st.sampled_from(PIECES + MORE), max_size=14).map("".join))
def test_looking_only_where_figures_are_finds_all_dates(text: str) -> None:
    expression = dates._DATES  # noqa: SLF001 - what finds the same, slowly

    assert [match.span() for match in expression.finditer(text)] == [
        (found.start, found.end) for found in find_dates(text)
    ]
