"""The files of the index: what is in them, and that the same input gives the same bytes."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.documents import Document, Result, build_documents
from plugins.search.fields import FIELDS
from plugins.search.index import FORMAT, Files, pack
from tests.conftest import build


@pytest.fixture(scope="module")
def documents(content: Path) -> list[Document]:
    return build_documents(read_archive(content), load_language(content, "vi"))


def document(text: str) -> Document:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    words = dict.fromkeys((field.name for field in fields(Result) if field.name != "files"), "")
    result = Result(**words, files=())
    return Document({**texts, "body": text}, result)


def root(files: Files) -> dict[str, object]:
    read: dict[str, object] = json.loads(files.root)
    return read


def test_two_builds_give_the_same_files(content: Path, search_site: Path, tmp_path: Path) -> None:
    build(content, tmp_path, PYTHONHASHSEED="4711", LC_ALL="C", TZ="Pacific/Apia")

    assert files_below(search_site / "search") == files_below(tmp_path / "search")
    assert len(files_below(tmp_path / "search")) > 30


def test_every_file_that_the_root_names_is_there(documents: list[Document]) -> None:
    files = pack(documents, [])
    read = json.loads(files.root)

    named = {read["filters"], *read["files"]} | {
        f"{read['texts']['folders'][number // read['texts']['size']]}/{number}.json"
        for number in range(len(documents))
    }
    assert (FORMAT, len(documents)) == (read["format"], read["documents"])
    assert named == files.others.keys()


def test_what_changed_alone_has_another_name(documents: list[Document]) -> None:
    before = pack([*documents, document("cán bộ")], []).others
    after = pack([*documents, document("cán bộ họp")], []).others

    assert before.keys() != after.keys()
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


def test_large_archives_are_cut_into_shards_in_the_order_of_javascript() -> None:
    many = [
        document(" ".join(f"từ{number}x{place}" for place in range(40))) for number in range(400)
    ]
    read = json.loads(pack(many, []).root)

    assert len(read["shards"]) > 10
    assert sorted(read["shards"], key=lambda key: key.encode("utf-16-be")) == read["shards"]


def test_words_stand_in_the_order_of_javascript() -> None:
    terms = root(pack([document("ﬀ 𝒜 z đ a")], []))["terms"]

    assert isinstance(terms, list)
    assert sorted(terms, key=lambda term: term.encode("utf-16-be")) == terms
    assert sorted(terms) != terms


def test_codes_and_dates_are_not_offered_as_words() -> None:
    read = root(pack([document("43/2022/NĐ-CP ngày 18/01/2024")], []))

    assert ["01", "18", "2022", "2024", "43", "cp", "nd", "ngay"] == read["terms"]


def test_an_archive_of_nothing_has_an_index() -> None:
    files = pack([], [])

    assert ([], []) == (root(files)["terms"], root(files)["shards"])
    assert 1 == len(files.others)


def test_a_document_has_all_that_is_searched_and_shown(documents: list[Document]) -> None:
    found = next(d for d in documents if d.result.address == "tin/2024/can-bo/")

    assert [field.name for field in FIELDS] == list(found.texts)
    assert "Lê Thị Ánh Nguyệt" in found.texts["details"].split("\n")
    assert "Sở Khoa học và Công nghệ Hòa Bình\nSở KH&CN Hòa Bình" in found.texts["details"]
    assert "18/01/2024\n20/01/2024" == found.texts["dates"]
    assert ("2024-01-18", "20/01/2024", "hoat-dong", "2024") == (
        found.result.iso,
        found.result.published,
        found.result.category,
        found.result.year,
    )
    assert "Sở Khoa học và Công nghệ Hòa Bình; Sở KH&CN Hòa Bình" in found.result.text


def files_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
