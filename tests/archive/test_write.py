import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.manifest import MANIFEST, Entry, Manifest, read_manifest
from plugins.archive.write import Stage, add_files, fill, locked


def write_site(outputs: Mapping[str, bytes], folder: Path) -> int:
    """Write a whole site, as a build does; gives how many files changed."""
    with locked(folder):
        stage, written = Stage(folder, read_manifest(folder)), 0
        for path, content in outputs.items():
            place = stage.place(path)
            changed = fill(place, [("", content)])
            stage.take(place, changed)
            written += len(changed)
        entries = {
            path: Entry(len(content), "x", beside=(len(outputs.get(f"{path}.br", b"")),))
            for path, content in outputs.items()
            if not path.endswith(".br")
        }
        stage.commit(Manifest(files=entries))
    return written


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(MANIFEST)
    }


def test_a_site_is_written_whole(tmp_path: Path) -> None:
    output = tmp_path / "output"

    assert 2 == write_site({"a/b/index.html": b"x", "images/a.webp": b"RIFF"}, output)
    assert {"a/b/index.html": b"x", "images/a.webp": b"RIFF"} == files(output)


def test_what_is_right_already_is_left_alone(tmp_path: Path) -> None:
    write_site({"a.html": b"x", "b.html": b"y"}, tmp_path)
    before = (tmp_path / "a.html").stat().st_ino

    assert 1 == write_site({"a.html": b"x", "b.html": b"z"}, tmp_path)
    assert before == (tmp_path / "a.html").stat().st_ino


def test_what_an_earlier_build_left_goes_with_its_folders(tmp_path: Path) -> None:
    write_site({"a/b/c/index.html": b"x", "a/index.html": b"y"}, tmp_path)
    write_site({"a/index.html": b"y"}, tmp_path)

    assert {"a/index.html": b"y"} == files(tmp_path)
    assert not (tmp_path / "a/b").exists()


def test_what_was_added_is_known_and_goes_with_the_next_build_uncounted(tmp_path: Path) -> None:
    write_site({"a.html": b"x", "b.html": b"y"}, tmp_path)
    add_files(tmp_path, {"sums.txt": b"1"})
    add_files(tmp_path, {"sums.txt": b"12"})
    assert {"a.html": b"x", "b.html": b"y", "sums.txt": b"12"} == files(tmp_path)
    earlier = read_manifest(tmp_path)
    assert {"sums.txt"} == earlier.added

    stage = Stage(tmp_path, earlier)
    assert 1 == stage.commit(Manifest(files={"a.html": earlier.files["a.html"]}))
    assert {"a.html": b"x"} == files(tmp_path)


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    foreign = {"CNAME": b"a.vn", "a/b/ghi-chu.txt": b"z", ".well-known/x": b"y"}
    for path, content in foreign.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    write_site({"a/b/index.html": b"x"}, tmp_path)
    write_site({}, tmp_path)

    assert foreign == files(tmp_path)


def test_a_file_may_become_a_folder_and_back(tmp_path: Path) -> None:
    for outputs in ({"a": b"x"}, {"a/index.html": b"y"}, {"a": b"z"}):
        write_site(outputs, tmp_path)

        assert outputs == files(tmp_path)


@pytest.mark.parametrize("stop", range(4))
def test_the_next_build_repairs_an_interrupted_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: int
) -> None:
    """The process dies after having replaced ``stop`` files; at each point the next one repairs."""
    write_site({"old/index.html": b"old", "kept.html": b"kept"}, tmp_path)
    replaced: list[str] = []
    replace = os.replace

    def die_after(file: str, target: str) -> None:
        if len(replaced) == stop:
            raise KeyboardInterrupt
        replaced.append(target)
        replace(file, target)

    interrupted = {"kept.html": b"kept", "new/a.html": b"a", "new/b.html": b"b"}
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", die_after)
        with pytest.raises(KeyboardInterrupt):
            write_site(interrupted, tmp_path)

    assert b"kept" == (tmp_path / "kept.html").read_bytes()
    write_site({"kept.html": b"kept", "new/c.html": b"c"}, tmp_path)
    assert {"kept.html": b"kept", "new/c.html": b"c"} == files(tmp_path)


@pytest.mark.parametrize("damage", ["interrupt", "cut the manifest"])
def test_what_lies_beside_a_file_is_never_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    whole = {"a.html": b"aaa", "a.html.br": b"a", "z.html": b"z"}
    write_site(whole, tmp_path)
    assert whole == files(tmp_path)
    if damage == "interrupt":
        # What lies beside it is right already, and so is not written again.
        (tmp_path / "a.html").write_bytes(b"aa")
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", die_at_a_page)
            with pytest.raises(KeyboardInterrupt):
                write_site(whole, tmp_path)
    else:
        manifest = tmp_path / MANIFEST
        manifest.write_bytes(manifest.read_bytes()[1:])

    write_site({"z.html": b"z"}, tmp_path)

    assert {"z.html": b"z"} == files(tmp_path)


def die_at_a_page(file: str, target: str) -> None:
    if str(target).endswith(".html"):
        raise KeyboardInterrupt
    Path(file).rename(target)


def test_a_manifest_that_points_outside_removes_nothing(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_bytes(b"x")
    output = tmp_path / "output"
    output.mkdir()
    (output / MANIFEST).write_text(f"../outside.txt\n{outside}\na/../../outside.txt\n")
    write_site({}, output)

    assert outside.is_file()


PATHS = st.sampled_from(["index.html", "a/index.html", "a/b/index.html", "a/c.html", "d/e/f.html"])
OUTPUTS = st.dictionaries(PATHS, st.binary(max_size=3))


@given(builds=st.lists(OUTPUTS, min_size=1, max_size=4))
def test_after_any_builds_the_folder_holds_the_last(
    tmp_path_factory: pytest.TempPathFactory, builds: list[dict[str, bytes]]
) -> None:
    folder = tmp_path_factory.mktemp("output")
    for outputs in builds:
        write_site(outputs, folder)

        assert outputs == files(folder)
        assert 0 == write_site(outputs, folder)


def test_a_worker_of_a_killed_build_finds_no_place_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = Stage(tmp_path, Manifest()).place("a.html")
    monkeypatch.setattr(os, "getpid", lambda: -1)
    stage = Stage(tmp_path, Manifest())
    place = stage.place("a.html")
    stage.take(place, fill(place, [("", b"new")]))

    with pytest.raises(FileNotFoundError):
        fill(late, [("", b"old")])
    stage.commit(Manifest(files={"a.html": Entry(3, "x")}))
    assert {"a.html": b"new"} == files(tmp_path)


def test_each_of_several_files_at_a_place_is_left_alone_where_it_is_right(tmp_path: Path) -> None:
    write_site({"a.html": b"x", "a.html.br": b"y"}, tmp_path)
    place = Stage(tmp_path, read_manifest(tmp_path)).place("a.html")

    assert (".gz",) == fill(place, [("", b"x"), (".br", b"y"), (".gz", b"z")])
    assert ("", ".br") == fill(place, [("", b"-"), (".br", b"-")])
