"""A site stands when nothing it was built of has changed and all of it is there."""

import os
import sys
from pathlib import Path

import pytest

from plugins.archive.manifest import CHANGING, MANIFEST, Entry, Manifest, write_manifest
from plugins.archive.standing import digest_inputs, remember, stands


@pytest.fixture
def output(tmp_path: Path) -> Path:
    output = tmp_path / "output"
    (output / "a").mkdir(parents=True)
    (output / "a/index.html").write_bytes(b"12345")
    manifest = Manifest(files={"a/index.html": Entry(5, "x")})
    (output / MANIFEST).write_bytes(write_manifest(manifest))
    return output


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    (content / "tin").mkdir(parents=True)
    (content / "tin/a.md").write_bytes(b"abc")
    (content / "b.yml").write_bytes(b"x")
    return content


def test_what_was_built_of_the_same_stands(tmp_path: Path, output: Path) -> None:
    remember("inputs", output, tmp_path / "stores")

    assert 1 == stands("inputs", output, tmp_path / "stores")
    assert 0 == stands("other", output, tmp_path / "stores")
    assert 0 == stands("inputs", tmp_path, tmp_path / "stores")


def test_a_site_that_is_not_whole_does_not_stand(tmp_path: Path, output: Path) -> None:
    remember("inputs", output, tmp_path / "stores")
    (output / "a/index.html").write_bytes(b"1234")
    assert 0 == stands("inputs", output, tmp_path / "stores")

    (output / "a/index.html").unlink()
    assert 0 == stands("inputs", output, tmp_path / "stores")


def test_a_site_that_was_being_written_does_not_stand(tmp_path: Path, output: Path) -> None:
    remember("inputs", output, tmp_path / "stores")
    (output / CHANGING).write_text("b.html", encoding="utf-8")

    assert 0 == stands("inputs", output, tmp_path / "stores")


def test_several_sites_are_remembered_and_gone_ones_forgotten(tmp_path: Path, output: Path) -> None:
    other, stores = tmp_path / "other", tmp_path / "stores"
    other.mkdir()
    remember("one", output, stores)
    remember("two", other, stores)
    assert 1 == stands("one", output, stores)

    other.rmdir()
    remember("one", output, stores)
    assert str(other) not in (stores / "standing.json").read_text()


def test_without_a_store_nothing_stands_and_nothing_fails(tmp_path: Path, output: Path) -> None:
    (tmp_path / "file").touch()
    remember("inputs", output, tmp_path / "file")
    assert 0 == stands("inputs", output, tmp_path / "file")

    (tmp_path / "standing.json").write_text("[")
    assert 0 == stands("inputs", output, tmp_path)


@pytest.mark.parametrize("change", ["edit", "add", "remove", "rename", "nothing", "compile"])
def test_inputs_are_told_apart(content: Path, change: str) -> None:
    before = digest_inputs([content], ["x"])
    file = content / "tin/a.md"
    if change == "edit":
        file.write_bytes(b"abcd")
    elif change == "add":
        (content / "tin/c.md").touch()
    elif change == "remove":
        file.unlink()
    elif change == "rename":
        file.rename(content / "tin/b.md")
    elif change == "compile":
        (content / "tin/__pycache__").mkdir()
        (content / "tin/__pycache__/a.cpython-311.pyc").touch()

    assert (change in {"nothing", "compile"}) == (before == digest_inputs([content], ["x"]))
    assert before != digest_inputs([content], ["y"])


if sys.platform != "win32":  # Windows keeps no time of the change of a file itself

    def test_a_time_that_was_set_back_hides_nothing(content: Path) -> None:
        file = content / "tin/a.md"
        before, state = digest_inputs([content], []), file.stat()
        file.write_bytes(b"abd")
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

        assert file.stat().st_mtime_ns == state.st_mtime_ns
        assert before != digest_inputs([content], [])
