"""What is kept of blocks changes no byte of an index, whatever changed, wherever it is made."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.archive import store as store_module
from plugins.archive.crew import Crew
from plugins.archive.store import Store
from plugins.search import blocks, layout
from plugins.search.documents import DAYS, Choice, Document, Entry, Result
from plugins.search.fields import FIELDS
from plugins.search.index import build_index, read_all
from plugins.search.layout import Layout
from tests.search.materials import material_of

LAYOUT = Layout(FIELDS, ("kind", DAYS))
ALONE = Crew(workers=1)
TEXT = "hội nghị hoi hội Hội cán bộ công chức 43/2022/NĐ-CP 18/01/2024 ủy ban (UB) 𝒜 ﬀ x"


@pytest.fixture(scope="module")
def workers() -> Iterator[Crew]:
    crew = Crew(workers=2)
    yield crew
    crew.dismiss()


@pytest.fixture
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_BLOCK", (2, 3, 6))
    monkeypatch.setattr(blocks, "_GROUP", (2, 2, 4))
    monkeypatch.setattr(layout, "_SHEETS", 2)
    monkeypatch.setattr(store_module, "_HELD", 2000)


@dataclass(frozen=True)
class Card:
    """A document that is not read before it is asked for."""

    document: Document
    source: "Book"

    @property
    def mark(self) -> bytes:
        return self.document.mark

    @property
    def key(self) -> bytes:
        return self.document.key

    @property
    def address(self) -> str:
        return self.document.address

    @property
    def days(self) -> tuple[date, date]:
        return self.document.days

    def choices(self, facet: str) -> tuple[Choice, ...]:
        return self.document.choices(facet)


@dataclass(frozen=True)
class Book:
    """Where a document is read; counts how often."""

    document: Document
    opened: list[str]

    def open(self) -> Document:
        self.opened.append(self.document.address)
        return self.document


def document(number: int, seed: int = 0) -> Document:
    random = Random(f"{number} {seed}")  # noqa: S311 - no secret
    text = " ".join(random.choices(TEXT.split(), k=random.randint(0, 60)))
    texts = dict.fromkeys((field.name for field in FIELDS), "") | {"title": "x", "body": text}
    result = Result("x", f"tin/{number}/", "", "", "", "", "", text, ())
    kinds = tuple(Choice(kind, kind) for kind in random.sample("abc", random.randint(0, 3)))
    day = date(2024, 1, 1) + timedelta(random.randint(0, 90))
    return Document(texts, result, {"kind": kinds}, (day, day))


def made(documents: Sequence[Entry], file: Path, crew: Crew | None = None) -> dict[str, bytes]:
    """Build an index with what a store has, and keep what is new."""
    store = Store(file)
    material = material_of(documents, LAYOUT)
    files = read_all(build_index(material, LAYOUT, store, crew or ALONE))
    store.keep(all_asked=True)
    return files


def made_anew(documents: Sequence[Entry]) -> dict[str, bytes]:
    return made(documents, Path("/dev/null/none.sqlite"))


numbers = st.integers(0, 60)
edits = st.lists(
    st.tuples(st.just("add"), numbers, numbers)
    | st.tuples(st.just("remove"), numbers, st.just(0))
    | st.tuples(st.just("change"), numbers, numbers)
    | st.tuples(st.just("move"), numbers, numbers),
    max_size=4,
)


@pytest.mark.usefixtures("_small")
@settings(
    deadline=None,
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.integers(0, 50), st.lists(edits, min_size=1, max_size=3))
def test_an_index_is_the_same_whatever_the_store_knows(
    workers: Crew, size: int, builds: list[list[tuple[str, int, int]]]
) -> None:
    documents = [document(number) for number in range(size)]
    with TemporaryDirectory() as folder:
        file = Path(folder, "search.sqlite")
        made(documents, file)
        for build in builds:
            for edit in build:
                documents = edited(documents, *edit)
            anew = made_anew(documents)

            assert anew == made(documents, file)
        assert anew == made(documents, Path(folder, "none.sqlite"), workers)


@pytest.mark.usefixtures("_small")
@pytest.mark.parametrize("harm", ["UPDATE kept SET value = substr(value, 2)", "DELETE FROM kept"])
@pytest.mark.parametrize("nth", range(3))
def test_what_the_store_lost_is_made_again(tmp_path: Path, harm: str, nth: int) -> None:
    documents = [document(number) for number in range(30)]
    file = tmp_path / "search.sqlite"
    anew = made(documents, file)
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"{harm} WHERE unicode(hex(key)) % 3 = {nth}")

    assert anew == made(documents, file)
    assert anew == made(documents, file)


@pytest.mark.usefixtures("_small")
def test_what_is_no_store_is_passed_over(tmp_path: Path) -> None:
    documents = [document(number) for number in range(30)]
    file = tmp_path / "search.sqlite"
    file.write_bytes(b"no store" * 1000)

    assert made_anew(documents) == made(documents, file) == made(documents, file)


@pytest.mark.usefixtures("_small")
def test_only_what_is_on_a_changed_shelf_is_read(tmp_path: Path) -> None:
    opened: list[str] = []
    documents = [document(number) for number in range(40)]
    file = tmp_path / "search.sqlite"
    made([Card(each, Book(each, opened)) for each in documents], file)
    read_at_first = sorted(opened)
    opened.clear()
    made([Card(each, Book(each, opened)) for each in documents], file)
    read_again = list(opened)
    documents = edited(documents, "change", 30, 1)
    made([Card(each, Book(each, opened)) for each in documents], file)

    assert sorted(each.address for each in documents) == read_at_first
    assert [] == read_again
    assert documents[30].address in opened
    assert 2 >= len(opened)


@pytest.mark.usefixtures("_small")
def test_an_index_of_the_same_material_is_not_looked_at(tmp_path: Path) -> None:
    documents = [document(number) for number in range(30)]
    file = tmp_path / "search.sqlite"
    anew = made(documents, file)
    known = material_of(documents, LAYOUT)
    store = Store(file)
    files = build_index(replace(known, entries=list), LAYOUT, store, ALONE)
    store.keep(all_asked=True)

    assert sorted(anew) == sorted(files)
    assert files["index.json"] == anew["index.json"]
    assert anew == made(documents, file)


@pytest.mark.usefixtures("_small")
def test_choices_are_packed_anew_where_they_changed(tmp_path: Path) -> None:
    documents = [document(number) for number in range(30)]
    file = tmp_path / "search.sqlite"
    made(documents, file)
    documents[20] = replace(documents[20], facets={"kind": (Choice("z", "Khác"),)})

    assert made_anew(documents) == made(documents, file)


@pytest.mark.usefixtures("_small")
def test_a_text_can_be_had_though_the_store_is_gone(tmp_path: Path) -> None:
    documents = [document(number) for number in range(30)]
    file = tmp_path / "search.sqlite"
    anew = made(documents, file)
    files = build_index(material_of(documents, LAYOUT), LAYOUT, Store(file), ALONE)
    file.unlink()

    assert anew == read_all(files)


@pytest.mark.usefixtures("_small")
def test_what_nobody_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    few, many = ([document(number) for number in range(count)] for count in (9, 40))
    made(many, tmp_path / "one.sqlite")
    made(few, tmp_path / "one.sqlite")
    made(few, tmp_path / "other.sqlite")

    assert keys(tmp_path / "other.sqlite") == keys(tmp_path / "one.sqlite")


def keys(file: Path) -> set[bytes]:
    with closing(sqlite3.connect(file)) as database:
        return {key for (key,) in database.execute("SELECT key FROM kept")}


def edited(documents: list[Document], kind: str, number: int, other: int) -> list[Document]:
    at = number % max(len(documents), 1)
    if kind == "add":
        return [*documents[:at], document(1000 + other), *documents[at:]]
    rest = documents[:at] + documents[at + 1 :]
    if kind == "remove" or not documents:
        return rest
    if kind == "change":
        address = documents[at].address
        changed = document(number, other + 1)
        changed = replace(changed, result=changed.result._replace(address=address))
        return [*documents[:at], changed, *documents[at + 1 :]]
    to = other % len(documents)
    return [*rest[:to], documents[at], *rest[to:]]
