"""The files of the index say what lunr computed, and the same input gives the same bytes."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.abbreviations import build_abbreviations
from plugins.search.documents import Document, Result, build_documents
from plugins.search.fields import FIELDS
from plugins.search.index import FORMAT, build_index, pack
from tests.conftest import build

NONE = build_abbreviations({}, [])


@pytest.fixture(scope="module")
def documents(content: Path) -> list[Document]:
    return build_documents(read_archive(content), load_language(content, "vi"))


def test_two_builds_give_the_same_bytes(content: Path, search_site: Path, tmp_path: Path) -> None:
    build(content, tmp_path, PYTHONHASHSEED="4711", LC_ALL="C", TZ="Pacific/Apia")

    for name in ("index.json", "documents.json"):
        assert (search_site / "search" / name).read_bytes() == (
            tmp_path / "search" / name
        ).read_bytes()


def test_both_files_carry_the_format_and_one_digest(documents: list[Document]) -> None:
    files = pack(documents, NONE)

    for content in (files.index, files.documents):
        head = json.loads(content)
        assert (FORMAT, files.digest) == (head["format"], head["digest"])


def test_another_text_gives_another_digest(documents: list[Document]) -> None:
    assert pack(documents, NONE).digest != pack(documents[1:], NONE).digest


def test_the_files_hold_every_score_of_lunr(documents: list[Document]) -> None:
    index = build_index(documents, NONE)
    packed = json.loads(pack(documents, NONE).index)
    found = {
        (term, place, score)
        for term, posting in zip(packed["terms"], packed["postings"], strict=True)
        for place, score in zip(posting[::2], posting[1::2], strict=True)
    }
    names = [field.name for field in FIELDS]
    term_of = {posting["_index"]: term for term, posting in index.inverted_index.items()}
    expected = {
        (term_of[number], int(ref) * len(names) + names.index(field), round(score * 1000))
        for field, ref, elements in (
            (*reference.split("/"), vector.elements)
            for reference, vector in index.field_vectors.items()
        )
        for number, score in zip(elements[::2], elements[1::2], strict=True)
    }

    assert expected == found


def test_terms_stand_in_the_order_of_javascript() -> None:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    texts["body"] = "ﬀ 𝒜 z đ a"
    result = Result(**dict.fromkeys((field.name for field in fields(Result)), ""))
    terms = json.loads(pack([Document(texts, result)], NONE).index)["terms"]

    assert sorted(terms, key=lambda term: term.encode("utf-16-be")) == terms
    assert sorted(terms) != terms


def test_an_archive_of_nothing_has_an_index() -> None:
    files = pack([], NONE)

    assert [] == json.loads(files.index)["terms"]
    assert [] == json.loads(files.documents)["documents"]


def test_the_pipelines_leave_vietnamese_alone(documents: list[Document]) -> None:
    index = build_index(documents, NONE)

    assert 0 == len(index.pipeline)
    assert {"đã", "của", "sở", "đội"} <= index.inverted_index.keys()


def test_a_document_has_all_that_is_searched_and_shown(documents: list[Document]) -> None:
    document = next(d for d in documents if d.result.address == "tin/2024/can-bo/")

    assert [field.name for field in FIELDS] == list(document.texts)
    assert "Lê Thị Ánh Nguyệt" == document.texts["people"]
    assert (
        "Sở Khoa học và Công nghệ Hòa Bình\nSở KH&CN Hòa Bình" == (document.texts["organizations"])
    )
    assert "18/01/2024\n20/01/2024" == document.texts["dates"]
    assert ("2024-01-18", "20/01/2024", "hoat-dong", "2024") == (
        document.result.iso,
        document.result.published,
        document.result.category,
        document.result.year,
    )
    assert "Sở Khoa học và Công nghệ Hòa Bình; Sở KH&CN Hòa Bình" in document.result.text
