import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.misspellings import find_misspellings
from plugins.vietnamese.syllables import syllables

SYLLABLES = sorted(syllables())


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.meant[0]) for one in find_misspellings(text)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("thángnhiệm", "tháng nhiệm"),
        ("cácvăn", "các văn"),
        ("hộinghị", "hội nghị"),
        ("kỹthuật", "kỹ thuật"),
        ("ýkiến", "ý kiến"),
        ("khoahọc", "khoa học"),
        ("côngnghệthôngtin", "công nghệ thông tin"),
        ("bảovệmôi", "bảo vệ môi"),
        ("HỘINGHỊ", "HỘI NGHỊ"),
        ("Hộinghị", "Hội nghị"),
        ("tạiHà", "tại Hà"),
        ("caoÔng", "cao Ông"),
    ],
)
def test_syllables_run_together_are_parted(written: str, meant: str) -> None:
    assert [(written, meant)] == found(written)
    assert all(one.run_together for one in find_misspellings(written))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("đươc", "được"),
        ("Nghành", "Ngành"),
        ("Quôc", "Quốc"),
        ("NGHỊỆP", "NGHIỆP"),
        ("vàào", "vào"),
        ("trườngg", "trường"),
        ("hooij", "hội"),
        ("d9ie6u2", "điều"),
    ],
)
def test_misspelt_syllables_are_mended_in_their_capitals(written: str, meant: str) -> None:
    assert [(written, meant)] == found(f"Ở đây {written} có.")


@pytest.mark.parametrize(
    "text",
    [
        "Đắk Lắk, Krông Pắk, Buôn Ma Thuột, Pleiku, Kpă Thìn, Y Mip Êban, T'Nưng, M’Nông, Ê-đê",
        "José, Pokémon, São Paulo, Citroën, Édith Piaf, Côte d’Ivoire, Chloé, Dvořák, Beyoncé",
        "café, résumé, déjà vu, internet, email, website, logo, video, camera, karaoke, beer, roof",
        "ôtô, môtô, bêtông, ximăng, nilông, đôla, ôxy, cácbon, virút, văcxin, rơmoóc, sôcôla",
        "ki-lô-mét, xăng-ti-mét, bô-xít, pa-ra-xê-ta-mol, vi-rút, In-đô-nê-xi-a, com-pa, xì-gà",
        "20km, 12ha, 3,5kg, 14kWh, km², m³, 5.000đ, 30°C, i10, 49a, H5N1, CO2, covid19, top5, b2b",
        "khu12, a12, so2, tđ, đc, nlđ, hđ",
        "iPhone, VinFast, VNeID, LibreOffice, YouTube, McDonald, VietGAP, HTML5",
        "43/2022/NĐ-CP, 57/SKHCN-QLCN, 51C-123.45, UBTVQH, ĐHQG, NLĐ, TĐC, KH&CN, GD-ĐT",
        "nguyen@vidu.vn, sokhcn.vidu.vn, #hộinghị, @vănphòng, ten_têp",
        "Xôviết Nghệ Tĩnh, Mátxcơva, Angiêri, Vênêxuêla, Bôlivia, Xêun, Inđônêxia, Hunggari",
        "Hòa Bình, Hoà Bình, thủy lợi, thuỷ lợi, kỹ sư, kĩ sư, bác sỹ, quý, quí",
        "Zuỳ, Дмитрий, 東京, Ñandú, ß, naïve, coöperate",
    ],
)
def test_names_foreign_words_units_and_codes_are_left_alone(text: str) -> None:
    assert [] == found(text)


def test_a_tone_on_the_wrong_vowel_is_told_elsewhere() -> None:
    assert [] == found("qúy, tòan, cuả")


def test_places_are_those_of_the_text_as_given() -> None:
    composed = "Sở đươc cáctỉnh giúp."
    decomposed = unicodedata.normalize("NFD", composed)

    for text in (composed, decomposed):
        assert ["đươc", "cáctỉnh"] == [
            unicodedata.normalize("NFC", text[one.start : one.end])
            for one in find_misspellings(text)
        ]


@given(st.lists(st.sampled_from(SYLLABLES)))
def test_text_of_syllables_is_well_written(words: list[str]) -> None:
    text = " ".join(words)

    assert [] == found(text)
    assert [] == found(text.upper())
    assert [] == found(text.title())


def test_a_word_without_end_is_read_at_once() -> None:
    assert [] == found("hộinghị" * 10_000)
    assert [] == found("a1" * 10_000)
    assert [] == found("ệ" * 200_000)


@given(st.text(alphabet="aăâàạáeêoôơưuiy\u0301\u0323bcdđghknmtsrxjfwz'-.5&A ĐỘ"))
def test_any_text_can_be_read(text: str) -> None:
    for one in find_misspellings(text):
        assert one.meant
        assert text[one.start : one.end].strip() == text[one.start : one.end] != ""
