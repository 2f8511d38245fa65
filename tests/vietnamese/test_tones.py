import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.folding import fold, normalize
from plugins.vietnamese.tones import exact_key, place_tone, unify_i_y

LETTERS = "aăâeêioôơuưyàảãáạằầèềìòồờùừỳýỷỹỵúíóqghklmstcnpbđ QGHY"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Open oa, oe, uy: the newer spelling becomes the older.
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uý", "úy"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("uỷ ban Thuỵ Sĩ", "ủy ban Thụy Sĩ"),
        # A final consonant, or a third vowel, keeps the tone on the main vowel.
        ("hoàn", "hoàn"),
        ("huỳnh", "huỳnh"),
        ("xoèn xoẹt", "xoèn xoẹt"),
        ("toạc ngoạm oạp", "toạc ngoạm oạp"),
        ("hoài", "hoài"),
        ("khuỷu", "khuỷu"),
        ("ngoằn ngoèo", "ngoằn ngoèo"),
        # Qu and gi are consonants, but for gì.
        ("quý", "quý"),
        ("quỳ", "quỳ"),
        ("quả", "quả"),
        ("quẹo", "quẹo"),
        ("già", "già"),
        ("giữa", "giữa"),
        ("giỏi", "giỏi"),
        ("gì", "gì"),
        ("gìn", "gìn"),
        # A vowel with a mark of its own carries the tone.
        ("tuệ", "tuệ"),
        ("thuở", "thuở"),
        ("được", "được"),
        ("lửa", "lửa"),
        ("chuyện", "chuyện"),
        # Two vowels without: the first.
        ("của mái áo chịu núi", "của mái áo chịu núi"),
        # Misspellings.
        ("qúy", "quý"),
        ("Qủa", "Quả"),
        ("gìa", "già"),
        ("tòan", "toàn"),
        ("tụê", "tuệ"),
        ("cuả", "của"),
        ("lựơng", "lượng"),
        # Not Vietnamese.
        ("café", "café"),
        ("àoá", "àoá"),
    ],
)
def test_each_tone_has_one_place(text: str, expected: str) -> None:
    assert expected == place_tone(text)
    assert expected == place_tone(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=LETTERS))
def test_a_placed_tone_stays_and_only_tones_move(text: str) -> None:
    placed = place_tone(text)

    assert placed == place_tone(placed)
    assert fold(text) == fold(placed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kỹ thuật mỹ thuật", "kĩ thuật mĩ thuật"),
        ("hy sinh, lý do, tỷ lệ, bác sỹ", "hi sinh, lí do, tỉ lệ, bác sĩ"),
        ("quý quy quỹ quýt quyết", "quí qui quĩ quít quiết"),
        ("y tế ý kiến", "y tế ý kiến"),
        ("thúy huy tay mây", "thúy huy tay mây"),
        ("thy khỹ vỹ ny", "thy khỹ vỹ ny"),
        ("hydro kyoto", "hydro kyoto"),
    ],
)
def test_i_stands_for_y_where_both_are_written(text: str, expected: str) -> None:
    assert expected == unify_i_y(text)


@given(st.text(alphabet=LETTERS))
def test_a_key_is_its_own_key_and_as_long_as_the_word(text: str) -> None:
    key = exact_key(text)

    assert key == exact_key(key)
    assert len(normalize(text)) == len(key)


def test_all_spellings_of_a_word_meet() -> None:
    assert {"quí"} == {exact_key(word) for word in ("quý", "qúy", "quí", "QUÝ", "quy\u0301")}
    assert {"ki"} == {fold(exact_key(word)) for word in ("kỹ", "kĩ", "ky", "ki", "KỲ")}
