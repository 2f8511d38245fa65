import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.edits import NO_PROSE, apply_edits
from plugins.vietnamese.quotation import straight_quotes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('bàn "quy chế".', "bàn “quy chế”."),
        ('"Một" và "hai"', "“Một” và “hai”"),
        ('(*"Một"*, "năm 2017")', "(*“Một”*, “năm 2017”)"),
        ('nói:"Chúng tôi\nđã xong"', "nói:“Chúng tôi\nđã xong”"),
        (f'"{NO_PROSE}"', f"“{NO_PROSE}”"),
        ('màn hình 21" hiệu "Mới"', 'màn hình 21" hiệu “Mới”'),
        ('lẻ "một\n\n"hai"', 'lẻ "một\n\n“hai”'),
    ],
)
def test_straight_quotes_open_and_close(written: str, meant: str) -> None:
    assert meant == apply_edits(written, straight_quotes(written))


@pytest.mark.parametrize(
    "text",
    [
        "O'Brien, l'Hôpital, ’70",
        'cao 5\'10", tivi 21"',
        'mở "mà không đóng',
        '"Một "hai" ba"',
        'a" b "c',
        '""',
        'có " khoảng " trống',
    ],
)
def test_what_is_in_doubt_stays(text: str) -> None:
    assert [] == list(straight_quotes(text))


@given(st.text(alphabet='aà "“”5.,\n'))
def test_the_text_stays_the_same_but_for_the_form_of_quotes(text: str) -> None:
    curly = apply_edits(text, straight_quotes(text))

    assert [] == list(straight_quotes(curly))
    assert text.translate({8220: '"', 8221: '"'}) == curly.translate({8220: '"', 8221: '"'})
