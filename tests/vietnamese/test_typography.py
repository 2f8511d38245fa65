import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.typography import protect


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("đạt 3,8 tỷ đồng", "đạt 3,8~tỷ đồng"),
        ("6.800.000 đồng, 5 triệu", "6.800.000~đồng, 5~triệu"),
        ("tăng 10 %", "tăng 10~%"),
        ("Ngày 31 tháng 12 năm 2021", "Ngày~31 tháng~12 năm~2021"),
        ("7 đồngchí, 7 đồng.", "7 đồngchí, 7~đồng."),
        ("bố trí 2 người, năm nay, tỷ lệ 5", "bố trí 2 người, năm nay, tỷ lệ 5"),
    ],
)
def test_numbers_stay_with_their_words(text: str, expected: str) -> None:
    assert expected.replace("~", "\u00a0") == protect(text)


@given(st.text() | st.text(alphabet="ngày tỷ%1"))
def test_only_spaces_change_and_only_once(text: str) -> None:
    protected = protect(text)

    assert protected == protect(protected)
    assert text.replace("\u00a0", " ") == protected.replace("\u00a0", " ")
