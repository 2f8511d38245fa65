"""What is kept between readings, and that nothing wrong is."""

from pathlib import Path

import pytest

from plugins.archive.archive import TERM_FIELDS
from plugins.archive.memory import Memory
from plugins.archive.problems import Invalid, Problem
from plugins.archive.reading import read_archive
from plugins.archive.workshop import Workshop
from tests.archive.samples import TESTS, good, problems

PATH = "tin/2022/2022-09-16-moi.md"
WHOLE = TESTS / "records" / "site"


def test_a_step_runs_once_for_a_key_that_each_reading_asks_for() -> None:
    memory, made = Memory(), []
    for _ in range(3):
        memory.begin()
        memory.recall("a", lambda: made.append("a"))
        memory.recall("a", lambda: made.append("a"))

    assert ["a"] == made


def test_what_a_reading_did_not_ask_for_is_forgotten() -> None:
    memory, made = Memory(), []
    for asked in (True, False, True):
        memory.begin()
        if asked:
            memory.recall("a", lambda: made.append("a"))

    assert ["a", "a"] == made


def test_a_step_that_fails_leaves_nothing() -> None:
    memory = Memory()

    def fail() -> str:
        raise Invalid([Problem("a.md", 1, 1, "x", "", "a", "b")])

    with pytest.raises(Invalid):
        memory.recall("a", fail)

    assert "mended" == memory.recall("a", lambda: "mended")


def test_a_record_that_did_not_change_is_not_parsed_again(content: Path) -> None:
    workshop = Workshop()
    before = {record.path: record for record in read_archive(content, workshop).records}
    changed = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
    text = (content / changed).read_text(encoding="utf-8")
    (content / changed).write_text(f"{text}\nThêm một đoạn.\n", encoding="utf-8")
    after = {record.path: record for record in read_archive(content, workshop).records}

    assert {changed} == {path for path in after if after[path] is not before[path]}


def test_reading_with_a_memory_gives_what_reading_without_gives(content: Path) -> None:
    workshop = Workshop()
    read_archive(content, workshop)
    (content / PATH).write_text(good(), encoding="utf-8")
    (content / "tin/2019/2019-07-10-so-ket-thi-dua.md").unlink()

    assert read_archive(content).records == read_archive(content, workshop).records


def test_every_term_of_a_remembered_record_is_looked_up_again(tmp_path: Path) -> None:
    """A record is kept without regard to the vocabulary, which may lose a term of it."""
    named = {
        (vocabulary, term)
        for record in read_archive(WHOLE).records
        for vocabulary, terms_of in TERM_FIELDS.items()
        for term in terms_of(record)
    }
    workshop = Workshop()
    for vocabulary, term in sorted(named):
        content = tmp_path / f"{vocabulary}-{term}"
        _copy(WHOLE, content)
        read_archive(content, workshop)
        file = content / "vocabulary" / f"{vocabulary}.yml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(f"{term}:", f"{term}-cu:"), encoding="utf-8")

        codes = {found.code for found in problems(lambda: read_archive(content, workshop))}  # noqa: B023 - called at once
        assert "tu-vung-la" in codes


def test_a_draft_is_in_the_archive_only_for_those_who_ask(content: Path) -> None:
    draft = "tin/2022/2022-10-01-ban-nhap.md"

    assert draft not in {record.path for record in read_archive(content).records}
    assert draft in {record.path for record in read_archive(content, drafts=True).records}


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())
