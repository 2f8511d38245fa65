import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.composition import compose, uncomposed
from plugins.vietnamese.edits import NO_PROSE, Edit, apply_edits


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Hội nghị", "Hội nghị"),
        ("ho\u0323\u0302i", "hội"),
        ("ho\u0302\u0323i", "hội"),
        ("hô\u0323i", "hội"),
        # The tone before the letter's own mark: Unicode leaves these two as they are.
        ("vi\u0065\u0301\u0302t", "viết"),
        ("n\u00e0\u0306ng", "nằng"),
        ("BA\u0309\u0302N", "BẨN"),
        # Marks that Unicode keeps for Vietnamese and advises against.
        ("a\u0341", "á"),
        ("hươ\u0301ng", "hướng"),
    ],
)
def test_letters_come_in_one_piece(written: str, meant: str) -> None:
    assert meant == compose(written) == apply_edits(written, uncomposed(written))


def test_only_the_words_concerned_are_told() -> None:
    assert [Edit(4, 9, "nghị")] == list(uncomposed("Hội nghi\u0323 năm 2022"))


def test_what_is_no_prose_is_left_alone() -> None:
    assert [] == list(uncomposed(f"Hội {NO_PROSE}"))


@given(st.text(alphabet="aeoêđ \n\u0300\u0301\u0302\u0306\u0323\u031bbâ\u2000Å\u212b") | st.text())
def test_any_text_becomes_composed_and_stays(text: str) -> None:
    composed = apply_edits(text, uncomposed(text))

    assert unicodedata.is_normalized("NFC", composed)
    assert [] == list(uncomposed(composed))
