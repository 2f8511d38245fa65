"""What is read of documents stands in their texts, though each stretch is looked at once."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.search.documents import Document, Result
from plugins.search.fields import Field
from plugins.search.readings import read_documents, read_reading, write_reading
from plugins.search.terms import find_wholes
from plugins.vietnamese.tokens import split_words

FIELDS = (Field("title", 1), Field("body", 1))
SPACES = [" ", "  ", "\n", "\xa0", "\u3000", "\x1f"]
PIECES = ["hội", "nghị,", "(KH&CN)", "43/2022/NĐ-CP", "3,8", "X.Phương", "18/01/2024", "ﬀ"]
SPOKEN = ["ngày 18 tháng 01 năm 2024", "Tháng 1/2024.", "2024-01-18;", "18", "tháng", "1", "năm"]
texts = st.lists(st.sampled_from(SPACES + PIECES + SPOKEN), max_size=20).map("".join)


def document(title: str, body: str) -> Document:
    day = date(2024, 1, 1)
    result = Result("", "", "", "", "", "", "", "", ())
    return Document({"title": title, "body": body}, result, {}, (day, day))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(texts, texts), max_size=4))
@example([("họp (18/01/2024) và", ""), ("", "cán 18/01/2024-19/01/2024 18/01/2024 bộ")])
def test_words_codes_and_dates_are_found_where_they_stand(written: list[tuple[str, str]]) -> None:
    read = read_reading(write_reading(read_documents([document(*one) for one in written], FIELDS)))
    in_order = [text for one in written for text in one]
    wholes = zip(read.texts.tolist(), read.places.tolist(), read.wholes.tolist(), strict=True)
    expected = [
        (nth, place, whole)
        for nth, text in enumerate(in_order)
        for whole, place in find_wholes(text)
    ]

    assert [len(split_words(text)) for text in in_order] == read.sizes.tolist()
    assert [word for text in in_order for word in split_words(text)] == [
        read.words[number] for number in read.found.tolist()
    ]
    assert sorted(expected) == sorted((nth, at, read.words[number]) for nth, at, number in wholes)
