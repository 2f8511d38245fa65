import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from plugins.archive import store as store_module
from plugins.archive.digests import digest_of
from plugins.archive.store import Store

ONE, TWO = b"\x01" * 20, b"\x02" * 20


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "deep/store.sqlite"


def kept(file: Path, answers: Mapping[bytes, bytes], *, all_asked: bool = True) -> None:
    store = Store(file)
    for key, answer in answers.items():
        store.put(key, answer)
    store.keep(all_asked=all_asked)


def test_what_one_run_keeps_the_next_finds(file: Path) -> None:
    kept(file, {ONE: b"one", TWO: b""})

    assert {ONE: b"one", TWO: b""} == Store(file).find([ONE, TWO, b"other"])


def test_thousands_of_keys_are_found_at_once(file: Path) -> None:
    answers = {digest_of(bytes([number % 256, number // 256])): b"x" for number in range(3000)}
    kept(file, answers)

    assert answers == Store(file).find(answers)


def test_what_a_whole_run_did_not_ask_for_is_forgotten(file: Path) -> None:
    kept(file, {ONE: b"one"})
    kept(file, {TWO: b"two"})

    assert {TWO: b"two"} == Store(file).find([ONE, TWO])


def test_a_partial_run_forgets_nothing(file: Path) -> None:
    kept(file, {ONE: b"one"})
    kept(file, {TWO: b"two"}, all_asked=False)

    assert {ONE, TWO} == Store(file).find([ONE, TWO]).keys()


@pytest.mark.parametrize("size", [0, 1, 100, 5000])
def test_a_store_cut_short_is_passed_over_and_mended(file: Path, size: int) -> None:
    kept(file, {digest_of(bytes([number])): b"x" * 100 for number in range(100)})
    file.write_bytes(file.read_bytes()[:size])

    assert {} == Store(file).find([ONE])
    kept(file, {ONE: b"one"})
    assert {ONE: b"one"} == Store(file).find([ONE])


def test_an_answer_under_the_key_of_another_is_not_believed(file: Path) -> None:
    """As SQLite may give it once a file was cut and written again."""
    kept(file, {ONE: b"one", TWO: b"two"})
    with closing(sqlite3.connect(file)) as database, database:
        (value,) = database.execute("SELECT value FROM kept WHERE key = ?", (TWO,)).fetchone()
        database.execute("UPDATE kept SET value = ? WHERE key = ?", (value, ONE))

    assert {TWO: b"two"} == Store(file).find([ONE, TWO])


def test_a_foreign_file_is_passed_over_and_replaced(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("không phải kho" * 1000, encoding="utf-8")

    assert {} == Store(file).find([ONE])
    kept(file, {ONE: b"one"})
    assert {ONE: b"one"} == Store(file).find([ONE])


@pytest.mark.parametrize("value", [b"", b"one", b"\x00" * 11, "text", 7, None])
def test_an_answer_that_was_changed_is_not_believed(file: Path, value: object) -> None:
    kept(file, {ONE: b"one", TWO: b"two"})
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE kept SET value = ? WHERE key = ?", (value, ONE))

    assert {TWO: b"two"} == Store(file).find([ONE, TWO])


def test_a_store_that_another_run_is_writing_is_left_to_it(file: Path) -> None:
    kept(file, {ONE: b"one"})
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")

    assert {} == Store(file).find([ONE])
    kept(file, {TWO: b"two"})
    other.rollback()
    other.close()

    assert {ONE: b"one"} == Store(file).find([ONE, TWO])


def test_a_store_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    kept(tmp_path / "file/store.sqlite", {ONE: b"one"})

    assert {} == Store(tmp_path / "file/store.sqlite").find([ONE])


def test_parts_are_digested_with_their_ends() -> None:
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc")


def test_a_store_writes_what_is_much_and_still_finds_and_forgets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "kept.sqlite"
    earlier = Store(file)
    earlier.put(b"earlier", b"known")
    earlier.keep(all_asked=True)
    monkeypatch.setattr(store_module, "_HELD", 10)
    store = Store(file)
    wanted = {bytes([number]): bytes([number]) * 4 for number in range(9)}
    for key, answer in wanted.items():
        store.put(key, answer)
    early = keys_in(file)
    store.keep(all_asked=True)

    assert wanted == store.find([*wanted, b"other"])
    assert wanted.keys() == store.holds([*wanted, b"other"])
    assert wanted.keys() | {b"earlier"} == early
    assert wanted.keys() == keys_in(file)


def test_what_cannot_be_written_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_HELD", 10)
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "kept.sqlite")
    wanted = {bytes([number]): bytes([number]) * 4 for number in range(9)}
    for key, answer in wanted.items():
        store.put(key, answer)

    assert wanted == store.find(wanted)
    assert wanted.keys() == store.holds(wanted)


def keys_in(file: Path) -> set[bytes]:
    with closing(sqlite3.connect(file)) as database:
        return {key for (key,) in database.execute("SELECT key FROM kept")}
