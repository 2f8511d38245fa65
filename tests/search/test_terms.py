import unicodedata

import pytest

from plugins.search.terms import find_wholes, forms


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("kĩ", "kỹ"), ("CÁN", "cán"), ("Quí", "quý"), ("Đặng", "đặng")],
)
def test_spellings_of_a_word_are_one_term(one: str, other: str) -> None:
    assert forms(one) == forms(other) == forms(unicodedata.normalize("NFD", one))


def test_a_term_has_a_key_without_marks() -> None:
    assert ("can", "cán") == forms("Cán")
    assert ("dong", "đông") == forms("ĐÔNG")
    assert ("2024", "2024") == forms("2024")


def test_codes_are_whole_at_the_place_of_their_first_word() -> None:
    found = list(find_wholes("theo 43/2022/NĐ-CP, 3,8 tỷ của Sở KH&CN"))

    assert [("43/2022/nđ-cp", 1), ("3,8", 5), ("kh&cn", 10)] == found
    assert ("43/2022/nd-cp", "43/2022/nđ-cp") == forms("43/2022/nđ-cp")


def test_a_day_is_whole_with_its_month_in_one_form() -> None:
    assert [("2024-01-18", 2), ("2024-01", 2)] == list(
        find_wholes("Họp chiều ngày 18 tháng 1 năm 2024")
    )


def test_most_texts_have_neither() -> None:
    assert [] == list(find_wholes("Hội nghị cán bộ, viên chức. Sở họp."))
