import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.sorting import person_sort_key, sort_key

texts = st.text(alphabet="aăâàảãáạbdđeêoôơuưyhA ĂĐ09-.z")


@pytest.mark.parametrize(
    "ordered",
    [
        ["2024", "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "i", "n", "o", "ô", "ơ", "p"],
        ["t", "u", "ư", "v", "x", "y", "z"],
        ["ba", "bà", "bả", "bã", "bá", "bạ", "ban", "bàn", "băn", "bân"],
        ["ác", "ách", "ang", "ảnh"],
        ["ba ba", "ba hoa", "bà ba", "bàn"],
        ["an", "An", "AN", "àn", "Àn"],
        ["Đà Lạt", "Đà Nẵng", "Đắk Lắk", "Đồng Nai", "Huế"],
        ["hoà", "hòa", "hoả", "hỏa"],
        ["“Hội” nghị", "Hội thảo", "hội, trường"],
    ],
)
def test_order_is_that_of_dictionaries(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    decomposed = [unicodedata.normalize("NFD", text) for text in backwards]

    assert ordered == sorted(backwards, key=sort_key)
    assert ordered == [
        unicodedata.normalize("NFC", text) for text in sorted(decomposed, key=sort_key)
    ]


def test_people_are_ordered_by_given_name_then_family_name() -> None:
    ordered = ["Nguyễn Văn An", "Trần An", "Lê Bình", "H.Nhung", "Đỗ Phương", "X.Phương", "Ý"]
    backwards = ordered[::-1]

    assert ordered == sorted(backwards, key=person_sort_key)


@given(texts, texts)
def test_only_equal_texts_tie(one: str, other: str) -> None:
    assert (one == other) == (sort_key(one) == sort_key(other))
    assert (one == other) == (person_sort_key(one) == person_sort_key(other))


@given(st.lists(st.text() | texts))
def test_order_does_not_depend_on_where_it_began(names: list[str]) -> None:
    assert sorted(names, key=person_sort_key) == sorted(sorted(names), key=person_sort_key)
    assert sorted(names, key=sort_key) == sorted(sorted(names), key=sort_key)


@given(texts)
def test_composition_does_not_matter(text: str) -> None:
    assert sort_key(text) == sort_key(unicodedata.normalize("NFD", text))
