import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.folding import fold, normalize

VIETNAMESE = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
)
BOTH_CASES = VIETNAMESE + VIETNAMESE.upper()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HỘI NGHỊ", "hội nghị"),
        ("ĐẮK LẮK", "đắk lắk"),
        ("O\u0302\u0323", "\u1ed9"),
        ("o\u0323\u0302", "\u1ed9"),
        ("Ðồng chí", "đồng chí"),
    ],
)
def test_case_and_composition_do_not_matter(text: str, expected: str) -> None:
    assert expected == normalize(unicodedata.normalize("NFD", text))
    assert expected == normalize(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đắk Lắk, Thừa Thiên Huế", "Dak Lak, Thua Thien Hue"),
        ("người được hưởng", "nguoi duoc huong"),
        ("café, München, Й", "cafe, Munchen, И"),
        ("“KH&CN” – 10 m²", "“KH&CN” – 10 m²"),
        ("Ðồng ð", "Dong d"),
    ],
)
def test_marks_are_taken_off(text: str, expected: str) -> None:
    assert expected == fold(text)
    assert expected == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=BOTH_CASES))
def test_vietnamese_folds_to_ascii_of_the_same_length(text: str) -> None:
    folded = fold(text)

    assert folded.isascii()
    assert len(text) == len(folded)
    assert folded == fold(unicodedata.normalize("NFD", text))


@given(st.text())
def test_nothing_is_left_to_do_after_once(text: str) -> None:
    assert normalize(text) == normalize(normalize(text))
    assert fold(text) == fold(fold(text))


@given(st.text(alphabet=BOTH_CASES + " "))
def test_folding_and_lower_case_come_in_any_order(text: str) -> None:
    assert fold(normalize(text)) == normalize(fold(text))
