import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.folding import normalize
from plugins.vietnamese.tokens import _CODES, find_codes, tokenize

VIETNAMESE = "aăâđêioôơuưyàầằềìòồờùừỳẹộựĐẮỘ 0123456789&/-.,_“”–"
mixed = st.text() | st.text(alphabet=VIETNAMESE + "\u0301\u0302\u0323")


@given(mixed)
def test_offsets_point_into_the_text_as_given(text: str) -> None:
    for token in tokenize(text) + find_codes(text):
        assert token.text == normalize(text[token.start : token.end])


@given(mixed)
def test_words_stand_in_order_and_hold_every_letter_and_digit(text: str) -> None:
    covered = [place for token in tokenize(text) for place in range(token.start, token.end)]

    assert sorted(set(covered)) == covered
    assert {place for place, character in enumerate(text) if character.isalnum()} <= set(covered)


@given(st.text(alphabet=VIETNAMESE))
def test_composition_does_not_matter(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)

    assert [word.text for word in tokenize(text)] == [word.text for word in tokenize(decomposed)]
    assert [code.text for code in find_codes(text)] == [
        code.text for code in find_codes(decomposed)
    ]


@given(st.text(alphabet=VIETNAMESE))
def test_a_code_is_made_of_words(text: str) -> None:
    words = tokenize(text)
    starts, ends = {word.start for word in words}, {word.end for word in words}

    for code in find_codes(text):
        assert code.start in starts
        assert code.end in ends


def test_hostile_text_is_read_once() -> None:
    """Each of these would take hours if the expressions went back over what they have read."""
    for unit in ("a", "a\u0301", "a&", "1.", "a-", "a.", "&", "\u0301"):
        text = unit * 200_000

        assert len(tokenize(text)) <= len(text)
        assert len(find_codes(text)) <= 1


def test_marks_of_no_letter_and_signs_before_no_word_make_no_code() -> None:
    assert [] == find_codes("\u0301/2024 /2024 -7 &a ,5")
    assert ["1/2", "a&b/3"] == [code.text for code in find_codes("\u0301/1/2 /a&b/3")]


@given(mixed)
def test_codes_are_the_joined_words_among_all(text: str) -> None:
    joined = (match for match in _CODES.finditer(text) if re.search("[&/.,-]", match[0]))
    expected = [match.span() for match in joined if re.search("[&0-9]", match[0])]

    assert expected == [(code.start, code.end) for code in find_codes(text)]
