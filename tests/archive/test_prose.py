import pytest

from plugins.archive.front_matter import Location
from plugins.archive.metadata import Image, Metadata
from plugins.archive.prose import is_prose, masked, model_at, prose_fields, row_at
from plugins.archive.vocabulary import MODELS, Organization
from plugins.vietnamese.edits import NO_PROSE


@pytest.mark.parametrize(
    ("location", "label", "prose"),
    [
        (("title",), "Tiêu đề", True),
        (("images", 0, "alt"), "Mô tả thay ảnh", True),
        (("images", 0, "file"), "Tệp ảnh", False),
        (("elected", 1, "members", 0, "office"), "Chức vụ", True),
        (("tags", 2), "Chủ đề", False),
        (("notes", 0, "about"), "Về", False),
        (("event", "date"), "Ngày diễn ra", False),
        (("source", "url"), "Địa chỉ", False),
    ],
)
def test_each_place_of_a_record_has_its_row(location: Location, label: str, prose: bool) -> None:  # noqa: FBT001
    row = row_at(Metadata, location)

    assert row is not None
    assert label == row.title
    assert prose is is_prose([str(step) for step in location if isinstance(step, str)][-1], row)


def test_a_vocabulary_has_rows_below_its_terms() -> None:
    row = row_at(MODELS["organizations"], ("so-a", "short_name"))

    assert row is not None
    assert "Tên gọi tắt" == row.title
    assert Organization is model_at(MODELS["organizations"], ("so-a",))
    assert model_at(MODELS["organizations"], ()) is None


@pytest.mark.parametrize(
    "location", [("la",), ("title", "la"), ("images", 0, "la"), ("la", 0, "x")]
)
def test_a_place_that_the_table_does_not_know_has_none(location: Location) -> None:
    assert row_at(Metadata, location) is None


def test_fields_are_found_where_they_stand() -> None:
    assert Image is model_at(Metadata, ("images", 3))
    assert Metadata is model_at(Metadata, ())
    assert model_at(Metadata, ("title",)) is None
    assert {"title", "caption", "office"} <= set(prose_fields(Metadata))


def test_what_is_no_prose_is_masked_sign_for_sign() -> None:
    x = NO_PROSE

    assert f"một {x * 6}\nhai [ba{x * 7}" == masked("một `a, b`\nhai [ba](/a/b)")
    assert f"{x * 4}\n{x * 3} một" == masked("<!--\n--> một")
    assert f"{x * 6} một" == masked("*[AB]: một")
