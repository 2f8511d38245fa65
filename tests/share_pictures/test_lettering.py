import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.share_pictures.lettering import Face, shortened, wrapped

FACE = Face("source-serif-4", "600-normal", 48)
WIDTH = 600
LETTERS = (
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)
ALL = LETTERS + LETTERS.upper() + "fjwzFJWZ0123456789 .,;:!?()“”‘’–…&%/+·žéł"


def test_every_letter_of_vietnamese_is_drawn_and_no_two_are_alike() -> None:
    drawn = {letter: _drawn(letter) for letter in ALL if letter.strip()}

    assert "" not in {shortened(letter, FACE, WIDTH) for letter in drawn}
    assert len(drawn) == len({*drawn.values()})
    assert _drawn("") not in drawn.values()


def test_letters_with_their_marks_apart_are_those_of_one_piece() -> None:
    assert "Tiếng Việt" == shortened("Tie\u0302\u0301ng Vie\u0323\u0302t", FACE, WIDTH)


def test_what_no_font_has_is_left_out() -> None:
    assert (["Một hai"], True) == wrapped("Một 漢😀 hai", FACE, WIDTH, 5)


@given(st.text(alphabet=ALL, max_size=300), st.integers(1, 5))
def test_lines_fit_and_say_all_or_end_in_an_ellipsis(text: str, most: int) -> None:
    lines, whole = wrapped(text, FACE, WIDTH, most)

    assert len(lines) <= most
    assert all(FACE.width(line) <= WIDTH for line in lines)
    assert whole == ("".join(text.split()) == "".join(lines).replace(" ", ""))
    assert whole or lines[-1].endswith("…")


def test_lines_are_as_even_as_can_be() -> None:
    assert (["một hai ba bốn", "năm sáu bảy"], True) == wrapped(
        "một hai ba bốn năm sáu bảy", FACE, 500, 5
    )


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [
        ("Hội nghị", 600, "Hội nghị"),
        ("Hội nghị cán bộ, công chức", 400, "Hội nghị cán…"),
        ("Hội nghị", 20, ""),
        ("", 600, ""),
    ],
)
def test_a_line_is_cut_where_it_is_too_wide(text: str, width: int, line: str) -> None:
    assert line == shortened(text, FACE, width)


def _drawn(text: str) -> bytes:
    return FACE.draw(text, (100, 100), (10, 70)).tobytes()
