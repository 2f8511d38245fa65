import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.edits import apply_edits
from plugins.vietnamese.folding import fold
from plugins.vietnamese.tone_places import misplaced_tones, other_style

LETTERS = "aăâeêioôơuưyàảãáạằầèềìòồờùừỳýỷỹỵúíóqghklmstcnpbđ QGHY"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Khánh Hòa", "Khánh Hoà"),
        ("khỏe, thủy lợi", "khoẻ, thuỷ lợi"),
        ("ỦY BAN, Ủy ban", "UỶ BAN, Uỷ ban"),
        ("xóa, hòa, (hóa)", "xoá, hoà, (hoá)"),
    ],
)
def test_one_style_is_written_in_the_other(older: str, newer: str) -> None:
    assert newer == apply_edits(older, other_style(older, newer=True))
    assert older == apply_edits(newer, other_style(newer, newer=False))
    assert [] == [*other_style(older, newer=False), *other_style(newer, newer=True)]


@pytest.mark.parametrize(
    "same_in_both",
    [
        "quý quỹ quả quê, giỏi giữa gìn, hoàn toàn ngoài hoài, huỳnh khuỷu nguyễn, của mùa núi",
        "Chloé, Zoé, Noël, café, María, João",
    ],
)
def test_what_both_styles_share_and_foreign_names_stay(same_in_both: str) -> None:
    assert [] == list(other_style(same_in_both, newer=True))
    assert [] == list(other_style(same_in_both, newer=False))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("qúy", "quý"),
        ("Qủa", "Quả"),
        ("gía", "giá"),
        ("tòan thể", "toàn thể"),
        ("khỏang", "khoảng"),
        ("ngòai, ngoaì", "ngoài, ngoài"),
        ("cuả, muà", "của, mùa"),
        ("tụê", "tuệ"),
        ("số lựơng", "số lượng"),
        ("gíup", "giúp"),
        ("TÒAN THỂ", "TOÀN THỂ"),
    ],
)
def test_a_tone_on_the_wrong_vowel_is_found(written: str, meant: str) -> None:
    assert meant == apply_edits(written, misplaced_tones(written, newer=False))
    assert [] == list(misplaced_tones(meant, newer=False))


@pytest.mark.parametrize("style", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "hòa hoà, thủy thuỷ, khỏe khoẻ",
        "País, Raúl, Goiás, théâtre, naïf, Bogotá, Moët",
        "gì, gìn giữ, quyền, chuyện, giường, khuỷu, ngoằn ngoèo",
    ],
)
def test_neither_style_nor_another_language_is_misspelt(text: str, style: bool) -> None:  # noqa: FBT001
    assert [] == list(misplaced_tones(text, newer=style))


@given(st.text(alphabet=LETTERS), st.booleans())
def test_only_tones_move_and_then_stay(text: str, newer: bool) -> None:  # noqa: FBT001
    for find in (misplaced_tones, other_style):
        placed = apply_edits(text, find(text, newer=newer))

        assert fold(text) == fold(placed)
        assert [] == list(find(placed, newer=newer))
