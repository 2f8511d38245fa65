import unicodedata

import pytest

from plugins.search.abbreviations import build_abbreviations
from plugins.search.terms import text_terms

NONE = build_abbreviations({}, [])


def test_a_word_is_a_term_without_its_marks_and_with_them_where_that_differs() -> None:
    assert ["can"] == text_terms("can", NONE)
    assert ["can", "cán"] == text_terms("Cán", NONE)


def test_neighbours_are_a_term_in_both_forms() -> None:
    terms = text_terms("Cán bộ trẻ", NONE)

    assert {"can bo", "cán bộ", "bo tre", "bộ trẻ"} <= set(terms)
    assert not {"can tre", "cán trẻ"} & set(terms)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("kĩ", "kỹ"), ("CÁN BỘ", "cán bộ"), ("Quí", "quý")],
)
def test_spellings_have_the_same_terms(one: str, other: str) -> None:
    assert text_terms(one, NONE) == text_terms(other, NONE)
    assert text_terms(one, NONE) == text_terms(unicodedata.normalize("NFD", other), NONE)


def test_codes_are_terms_as_a_whole_and_in_their_words() -> None:
    terms = text_terms("theo 43/2022/NĐ-CP, 3,8 tỷ", NONE)

    assert {"43/2022/nđ-cp", "43/2022/nd-cp", "3,8", "43", "2022", "nđ", "3", "8"} <= set(terms)


def test_a_day_is_a_term_with_its_month() -> None:
    assert {"2024-01-18", "2024-01"} <= set(text_terms("ngày 18 tháng 1 năm 2024", NONE))


def test_an_abbreviation_has_the_terms_of_its_long_form_among_its_neighbours() -> None:
    known = build_abbreviations({"KH&CN": "khoa học và công nghệ"}, [])
    short, long = "Sở KH&CN họp", "Sở khoa học và công nghệ họp"

    assert set(text_terms(long, NONE)) <= set(text_terms(short, known))
    assert {"kh&cn", "sở kh", "cn họp"} <= set(text_terms(long, known))


def test_stop_words_of_english_are_words() -> None:
    assert {"so", "can", "an", "do", "đường"} <= set(text_terms("sở cán an do đường", NONE))
