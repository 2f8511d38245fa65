import pytest

from plugins.vietnamese.abbreviations import abbreviations, is_explained


@pytest.mark.parametrize("short", ["CCVC", "KH&CN", "UBND", "NLĐ", "CCVC&NLĐ", "TĐC"])
def test_abbreviations_are_found_where_they_stand(short: str) -> None:
    assert [(short, 3)] == list(abbreviations(f"Sở {short}, tỉnh."))
    assert [(short, 4)] == list(abbreviations(f"Sở ({short})"))


@pytest.mark.parametrize(
    "text",
    [
        "thế kỷ XIX, khóa XIII, quý IV",
        "số 43/2022/NĐ-CP và 57/SKHCN-QLCN, mã ABC_1, H5N1, biển 51F, 12ABC",
        "HỘI NGHỊ BAN CHI AN",
        "REUTERS và IMAGES",
        "H. Nhung, X.Phương, VietGAP, iOS",
        "a@ABC.VN, ABC.vn, TP.ABC",
    ],
)
def test_numbers_codes_initials_and_large_words_are_none(text: str) -> None:
    assert [] == list(abbreviations(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ủy ban nhân dân (UBND) tỉnh",
        "UBND (Ủy ban nhân dân)",
        "Ủy ban nhân dân (sau đây gọi tắt là UBND)",
        "Ủy ban nhân dân, viết tắt là UBND",
    ],
)
def test_a_text_explains_an_abbreviation(text: str) -> None:
    assert is_explained("UBND", text)


def test_a_text_that_only_uses_it_does_not() -> None:
    assert not is_explained("UBND", "UBND tỉnh họp, (UBND huyện cũng dự).")
