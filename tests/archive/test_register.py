"""Sources are read once, and again when they have changed; rules between files always hold."""

import os
import sys
from pathlib import Path

import pytest

from plugins.archive import library, register
from plugins.archive.archive import Archive
from plugins.archive.reading import read_archive
from plugins.archive.source import Source, read_source
from plugins.archive.workshop import Workshop
from tests.archive.samples import copy_site, problems

PATH = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "content")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tell which sources of records are read."""
    paths: list[str] = []

    def telling(content: Path, path: str) -> Source:
        paths.append(path)
        return read_source(content, path)

    monkeypatch.setattr(library, "read_source", telling)
    return paths


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file be one that changed long ago."""
    monkeypatch.setattr(register, "SETTLED", -(10**18))


@pytest.mark.usefixtures("settled")
def test_a_source_that_has_not_changed_is_not_read(content: Path, read: list[str]) -> None:
    workshop = Workshop()
    before = read_archive(content, workshop)
    read.clear()
    (content / PATH).write_text(changed(content), encoding="utf-8")
    after = read_archive(content, workshop)

    assert {PATH} == set(read)
    assert bodies(before) | {PATH: bodies(after)[PATH]} == bodies(after)
    assert "Thêm một đoạn." in bodies(after)[PATH]


@pytest.mark.usefixtures("settled")
def test_the_register_is_written_when_enough_has_changed(
    content: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until then what has changed is read again, and is right all the same."""
    workshop = Workshop()
    read_archive(content, workshop)
    (content / PATH).write_text(changed(content), encoding="utf-8")
    for few in (1, 256):
        monkeypatch.setattr(library, "_FEW", few)
        read.clear()
        found = bodies(read_archive(content, workshop))
        assert {PATH} == set(read)
        assert "Thêm một đoạn." in found[PATH]
    read.clear()
    read_archive(content, workshop)

    assert [] == read


def test_a_source_that_changed_just_now_is_read_again(content: Path, read: list[str]) -> None:
    workshop = Workshop()
    read_archive(content, workshop)
    read.clear()
    read_archive(content, workshop)

    assert PATH in read


if sys.platform != "win32":  # Windows keeps no time of the change of a file itself

    @pytest.mark.usefixtures("settled")
    def test_a_time_that_was_set_back_hides_no_change(content: Path) -> None:
        workshop = Workshop()
        read_archive(content, workshop)
        file = content / PATH
        times = file.stat()
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Hội", "Hộj"), encoding="utf-8")
        os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))

        assert read_archive(content).records == read_archive(content, workshop).records


@pytest.mark.usefixtures("settled")
def test_cards_are_read_when_somebody_asks(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workshop = Workshop()
    known = read_archive(content, workshop)
    names = {name: dict(found) for name, found in known.by_term.items()}
    workshop.memory.forget()
    monkeypatch.setattr(library, "read_claimed_card", lambda *_: pytest.fail("a card is read"))
    again = read_archive(content, workshop)

    assert known.records == again.records
    assert names == {name: dict(found) for name, found in again.by_term.items()}


@pytest.mark.usefixtures("settled")
@pytest.mark.parametrize("lost", ["images", "files", "vocabulary/people.yml"])
def test_rules_between_files_hold_whatever_is_known(content: Path, lost: str) -> None:
    """Records are as they were; what they name is not."""
    workshop = Workshop()
    read_archive(content, workshop)
    gone = content / lost
    for file in [gone] if gone.is_file() else [*gone.rglob("*.*")]:
        file.unlink()

    told = problems(lambda: read_archive(content))
    assert told == problems(lambda: read_archive(content, workshop))


def changed(content: Path) -> str:
    return f"{(content / PATH).read_text(encoding='utf-8')}\nThêm một đoạn.\n"


def bodies(archive: Archive) -> dict[str, str]:
    return {record.path: record.body.text for record in archive.records}
