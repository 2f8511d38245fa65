"""Large files are read once, and again when they have changed, whatever their time says."""

import os
import sys
from pathlib import Path

import pytest

from plugins.archive.digests import digest_of
from plugins.archive.file_digests import digest_files
from plugins.archive.problems import Invalid
from plugins.archive.reading import read_archive
from plugins.archive.store import Store
from plugins.archive.workshop import Workshop
from tests.archive.samples import copy_site


def test_digests_are_those_of_the_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    store = Store()
    files = {"x": tmp_path / "a", "y": tmp_path / "b"}

    assert {"x": digest_of(b"a"), "y": digest_of(b"b")} == digest_files(files, store)
    assert digest_files(files, Store()) == digest_files(files, store)


def test_a_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"a")
    store = Store()
    before = digest_files({"a": file}, store)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))

    assert before == digest_files({"a": file}, store)


if sys.platform != "win32":  # Windows keeps no time of the change of a file itself

    def test_a_time_that_was_set_back_hides_no_change(tmp_path: Path) -> None:
        file = tmp_path / "a"
        file.write_bytes(b"a")
        store, state = Store(), file.stat()
        digest_files({"a": file}, store)
        file.write_bytes(b"b")
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

        assert {"a": digest_of(b"b")} == digest_files({"a": file}, store)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        digest_files({"a": tmp_path / "a"}, Store())


def test_a_known_picture_is_not_unpacked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = copy_site(tmp_path / "content")
    workshop = Workshop()
    before = read_archive(content, workshop).pictures
    monkeypatch.setattr("PIL.Image.open", lambda *_, **__: pytest.fail("it was unpacked"))

    assert dict(before) == dict(read_archive(content, workshop).pictures)
