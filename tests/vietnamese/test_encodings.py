import pytest

from plugins.vietnamese.edits import apply_edits
from plugins.vietnamese.encodings import foreign_d, mojibake, tcvn3, vni

MEANT = (
    "Sở Khoa học và Công nghệ tổ chức hội nghị cán bộ, công chức, viên chức. "
    "Đồng chí Giám đốc ghi nhận kỷ luật lao động; người lao động được khen thưởng."
)
TCVN3 = (
    "Së Khoa häc vµ C«ng nghÖ tæ chøc héi nghÞ c¸n bé, c«ng chøc, viªn chøc. "
    "§ång chÝ Gi¸m ®èc ghi nhËn kû luËt lao ®éng; ng\u00adêi lao ®éng ®\u00adîc khen th\u00adëng."
)
VNI = (
    "Sôû Khoa hoïc vaø Coâng ngheä toå chöùc hoäi nghò caùn boä, coâng chöùc, vieân chöùc. "
    "Ñoàng chí Giaùm ñoác ghi nhaän kyû luaät lao ñoäng; ngöôøi lao ñoäng ñöôïc khen thöôûng."
)
RIGHT = [
    MEANT,
    "Hà Nội: bé Na có áo là lượt; chú Võ, cô Tú và bà Lê ở Mỹ.",
    "La réunion de la société a été reportée ; le thé né du blé, où déjà naïf maïs Noël.",
    "Señor Muñoz, São João, Köln, größer, für Ölpreis, Ærø, Þór Sigurðsson, Übung, Zoë",
    "5 m², 20 °C, «xin chào», ½ kg, ©2022, ®Nhãn, 3×4, £5, ¥6, trang ¶2, giá·trị, «khá»",
    "“BÀN GIAO XÃ”, “ĐÃ…”, XÃ–PHƯỜNG, CHÂU Á–ÂU",
]


def test_words_of_tcvn3_are_converted() -> None:
    assert MEANT == apply_edits(TCVN3, tcvn3(TCVN3))


def test_words_of_vni_are_converted() -> None:
    assert MEANT == apply_edits(VNI, vni(VNI))
    assert "HỘI NGHỊ CÁN BỘ" == apply_edits("HOÄI NGHÒ CAÙN BOÄ", vni("HOÄI NGHÒ CAÙN BOÄ"))


def test_a_damaged_part_of_a_right_text_is_converted_alone() -> None:
    mixed = f"Hội nghị có: {TCVN3} Có mặt đã họp."

    assert f"Hội nghị có: {MEANT} Có mặt đã họp." == apply_edits(mixed, tcvn3(mixed))


@pytest.mark.parametrize("code_page", ["cp1252", "cp1258"])
def test_utf8_read_as_windows_text_is_repaired(code_page: str) -> None:
    meant = f"“{MEANT}” – HĐND, ôtô…"
    broken = "".join(
        bytes([byte]).decode(code_page, "ignore") or chr(byte) for byte in meant.encode()
    )

    assert meant == apply_edits(broken, mojibake(broken))


def test_an_a_whose_second_half_became_a_space_is_repaired() -> None:
    assert "Hội nghị và" == apply_edits("Há»™i nghá»‹ vÃ", mojibake("Há»™i nghá»‹ vÃ"))
    assert "là một" == apply_edits("lÃ  má»™t", mojibake("lÃ  má»™t"))


@pytest.mark.parametrize("text", RIGHT)
def test_right_texts_of_any_language_stay(text: str) -> None:
    for find in (tcvn3, vni, mojibake, foreign_d):
        assert [] == list(find(text))


def test_letters_that_look_like_a_d_with_a_stroke() -> None:
    assert "Sông Đốc, Đào tạo" == apply_edits("Sông Ðốc, Ðào tạo", foreign_d("Sông Ðốc, Ðào tạo"))
