"""The files of the index: what is in them, and that the same input gives the same bytes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import ceil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.crew import Crew
from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.archive.store import Store
from plugins.search import layout
from plugins.search.blocks import Block, Shelf, cut_blocks, cut_groups
from plugins.search.documents import (
    DAYS,
    FACETS,
    Choice,
    Document,
    Entry,
    Ground,
    RecordEntry,
    Result,
    build_entries,
)
from plugins.search.fields import FIELDS
from plugins.search.index import FORMAT, build_index, read_all
from plugins.search.layout import Layout, growth
from tests.conftest import build
from tests.search.materials import material_of


@pytest.fixture(scope="module")
def entries(content: Path) -> list[RecordEntry]:
    return build_entries(Ground(read_archive(content), load_language(content, "vi")))


@pytest.fixture(scope="module")
def documents(entries: list[RecordEntry]) -> list[Document]:
    return [
        replace(entry.source.open(), facets=choices_of(entry), days=entry.days) for entry in entries
    ]


def document(text: str, address: str = "") -> Document:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    result = Result("", address, "", "", "", "", "", "", ())
    return Document({**texts, "body": text}, result, {}, (date.min, date.min))


@pytest.fixture
def _small_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_SHEETS", 2)


def packed(
    documents: list[Document], facets: tuple[str, ...] = (), sheet: int = 1
) -> dict[str, bytes]:
    laid_out = Layout(FIELDS, facets, sheet=sheet)
    material = material_of(documents, laid_out)
    return read_all(build_index(material, laid_out, Store(), Crew(workers=1)))


def root(files: dict[str, bytes]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files["index.json"])
    return read


def test_two_builds_give_the_same_files(content: Path, search_site: Path, tmp_path: Path) -> None:
    build(content, tmp_path, PYTHONHASHSEED="4711", LC_ALL="C", TZ="Pacific/Apia")

    assert files_below(search_site / "search") == files_below(tmp_path / "search")
    assert len(files_below(tmp_path / "search")) > 30


@pytest.mark.usefixtures("_small_shelves")
@pytest.mark.parametrize("sheet", [1, 4])
def test_every_file_that_the_root_names_is_there(documents: list[Document], sheet: int) -> None:
    files = packed(documents, (*FACETS, DAYS), sheet)
    read = root(files)

    named = {f"i/{name}.bin" for name in [*read["files"], *read["facets"].values()]} | {
        f"i/{shelf}/{place}.bin" for shelf, sheets in shelves(read) for place in range(sheets)
    }
    assert len(read["texts"]) > 1
    assert (FORMAT, len(documents)) == (read["format"], sum(read["blocks"]))
    assert [*FACETS, DAYS] == list(read["facets"])
    assert named | {"index.json", f"i/{read['wording']}.json"} == files.keys()


@pytest.mark.usefixtures("_small_shelves")
def test_a_changed_text_moves_those_of_its_shelf() -> None:
    documents = [document("", f"tin/{number}/") for number in range(1200)]
    changed = [*documents]
    shown = documents[1100].result._replace(title="Tên khác")
    changed[1100] = replace(documents[1100], result=shown)
    before, after = (root(packed(some, sheet=4))["texts"] for some in (documents, changed))

    assert len(before) >= 1200 / 8
    assert 1 == sum(one != other for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize(
    ("documents", "times"), [(0, 1), (10_000, 1), (20_000, 1), (40_000, 2), (160_000, 4)]
)
def test_parts_grow_half_as_fast_as_their_number(documents: int, times: int) -> None:
    assert times == growth(documents)


def test_what_changed_alone_has_another_name(documents: list[Document]) -> None:
    before = packed([*documents, document("cán bộ")])
    after = packed([*documents, document("cán bộ họp")])

    del before["index.json"], after["index.json"]
    assert before.keys() != after.keys()
    assert all(before[name] == after[name] for name in before.keys() & after.keys())


@given(st.integers(0, 1500), st.integers(0, 1500))
def test_a_new_document_changes_few_blocks(size: int, place: int) -> None:
    documents = [document("", f"tin/2024/{number}/") for number in range(size)]
    more = [*documents[:place], document("", "tin/2024/moi/"), *documents[place:]]
    before = [tuple(block) for block in cut_blocks(documents)]
    after = [tuple(block) for block in cut_blocks(more)]

    assert documents == [document for block in before for document in block]
    assert all(len(block) <= 512 for block in before)
    assert len({*map(addresses, after)} - {*map(addresses, before)}) <= 4


def test_groups_have_several_blocks_and_stay_as_they_are() -> None:
    documents = [document("", f"tin/{number}/") for number in range(20_000)]
    every = [Block(b"", [Shelf(b"", block)]) for block in cut_blocks(documents)]
    before, after = (
        {tuple(map(last, group)) for group in cut_groups(some)} for some in (every, every[10:])
    )

    assert 8 < len(every) / len(before) < 32
    assert 2 >= len(after - before)


@pytest.mark.parametrize("count", [1, 40, 400])
def test_archives_of_any_size_are_cut_into_shards_in_the_order_of_javascript(count: int) -> None:
    many = [
        document(" ".join(f"từ{number}x{place}" for place in range(40))) for number in range(count)
    ]
    files = packed(many)
    read = root(files)

    assert sorted(read["shards"], key=lambda key: key.encode("utf-16-be")) == read["shards"]
    assert max(len(content) for name, content in files.items() if name.count("/") == 1) < 10_000


def test_a_word_that_is_everywhere_keeps_no_places_in_long_texts() -> None:
    often = [document("và " * 2000, f"tin/{number}/") for number in range(40)]
    seldom = [document("và " * 200, f"tin/{number}/") for number in range(40)]

    assert size_of_shards(packed(often)) < size_of_shards(packed(seldom))


def test_words_stand_in_the_order_of_javascript() -> None:
    terms = root(packed([document("ﬀ 𝒜 z đ a")]))["terms"]

    assert sorted(terms, key=lambda term: term.encode("utf-16-be")) == terms
    assert sorted(terms) != terms


def test_codes_and_dates_are_not_offered_as_words() -> None:
    read = root(packed([document("43/2022/NĐ-CP ngày 18/01/2024")]))

    assert ["01", "18", "2022", "2024", "43", "cp", "nd", "ngay"] == read["terms"]


def test_an_archive_of_nothing_has_an_index() -> None:
    files = packed([], (*FACETS, DAYS))

    assert ([], [], []) == tuple(root(files)[name] for name in ("terms", "shards", "texts"))
    assert {"index.json"} < files.keys()


def test_a_document_has_all_that_is_searched_and_shown(documents: list[Document]) -> None:
    found = next(d for d in documents if d.result.address == "tin/2024/can-bo/")

    assert [field.name for field in FIELDS] == list(found.texts)
    assert "Lê Thị Ánh Nguyệt" in found.texts["details"].split("\n")
    assert "Sở Khoa học và Công nghệ Hòa Bình\nSở KH&CN Hòa Bình" in found.texts["details"]
    assert "18/01/2024\n20/01/2024" == found.texts["dates"]
    assert isinstance(found.result, Result)
    assert ("2024-01-18", "20/01/2024", "Hoạt động") == (
        found.result.iso,
        found.result.published,
        found.result.category,
    )
    assert (date(2024, 1, 18), date(2024, 1, 18)) == found.days
    assert {
        "category": (("hoat-dong", "Hoạt động"),),
        "organization": (("so-a", "Sở KH&CN Hòa Bình"),),
        "kind": (("hoi-nghi", "Hội nghị"),),
        "person": (("le-a", "Lê Thị Ánh Nguyệt"),),
    } == found.facets
    assert "Sở Khoa học và Công nghệ Hòa Bình; Sở KH&CN Hòa Bình" in found.result.text


def choices_of(entry: RecordEntry) -> dict[str, tuple[Choice, ...]]:
    return {name: entry.choices(name) for name in FACETS}


def shelves(read: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Give each shelf and how many sheets are on it."""
    names = iter(read["texts"])
    for block in read["blocks"]:
        for start in range(0, block, read["shelf"]):
            yield next(names), ceil(min(read["shelf"], block - start) / read["sheet"])


def last(block: Block) -> str:
    return block.shelves[-1].entries[-1].address


def addresses(block: tuple[Entry, ...]) -> tuple[str, ...]:
    return tuple(entry.address for entry in block)


def size_of_shards(files: dict[str, bytes]) -> int:
    return sum(len(content) for name, content in files.items() if name.count("/") == 1)


def files_below(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
