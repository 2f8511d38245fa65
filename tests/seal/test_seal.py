"""One commit gives one site, wherever it is built; and the site says which."""

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from plugins.archive.commit import commit_of_content
from plugins.archive.manifest import MANIFEST
from plugins.archive.sums import SUMS, read_sums, write_sums
from plugins.seal.build_facts import BUILD_INFO
from plugins.seal.locked import read_lock
from plugins.seal.sbom import LOCK, SBOM
from tests.conftest import build
from tests.engine.building import files
from tests.seal.conftest import HERE, Published, finish, git, publish


def test_a_commit_gives_the_same_site_at_any_place(twice: list[Published]) -> None:
    here, there = (files(published.site) for published in twice)

    assert here.keys() == there.keys()
    assert [] == [path for path in here if here[path] != there[path]]
    assert {SUMS, BUILD_INFO, SBOM, MANIFEST} <= here.keys()


def test_the_sums_are_those_of_all_that_hosts_get(published: Published) -> None:
    unlisted = {MANIFEST, ".addresses", SUMS}
    expected = {
        path: hashlib.sha256(content).hexdigest()
        for path, content in files(published.site).items()
        if path not in unlisted
    }

    assert expected == read_sums((published.site / SUMS).read_bytes())


def test_the_site_says_of_what_it_was_built(published: Published) -> None:
    said = json.loads((published.site / BUILD_INFO).read_bytes())
    sums = read_sums((published.site / SUMS).read_bytes())
    del sums[BUILD_INFO]
    head = subprocess.check_output(
        ["git", "rev-parse", "HEAD"],  # noqa: S607 - wherever its PATH has it
        cwd=published.repository,
        encoding="ascii",
    ).strip()
    commit = {"name": head, "date": "2023-11-15T05:13:20+07:00", "clean": True}
    sizes = [(published.site / path).stat().st_size for path in sums]

    assert (commit, commit) == (said["program"], said["content"])
    assert ("https://bien-nien.example", "2022-09-16") == (said["site"], said["date"])
    assert (len(sizes), sum(sizes)) == (said["files"], said["bytes"])
    assert {"file": SUMS, "sha256": hashlib.sha256(write_sums(sums)).hexdigest()} == said["sums"]
    assert [package.requirement for package in read_lock(LOCK)] == said["packages"]


def test_to_publish_again_changes_nothing(published: Published) -> None:
    """Also after the addresses of this publication were written, which are in no commit yet."""
    before = files(published.site)
    assert (published.repository / "content/addresses.txt").is_file()

    finish(publish(published, ["-m", "invoke"], HERE))

    assert before == files(published.site)


def test_a_plain_build_leaves_no_seal_behind(published: Published, tmp_path: Path) -> None:
    site, content = tmp_path / "site", published.repository / "content"
    shutil.copytree(published.site, site)
    built = build(content, site)

    assert 0 == built.returncode
    assert {SUMS, BUILD_INFO, SBOM}.isdisjoint(files(site))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin/a.md").write_bytes(b"a")
    (tmp_path / "addresses.txt").write_bytes(b"/")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "A")
    return tmp_path


@pytest.mark.parametrize(
    ("path", "clean"),
    [("tin/a.md", False), ("tin/new.md", False), ("tin/b.log", False), ("addresses.txt", True)],
)
def test_what_is_in_no_commit_is_told(folder: Path, path: str, clean: bool) -> None:  # noqa: FBT001 - what is expected
    (folder / ".git/info/exclude").write_text("*.log")
    before = commit_of_content(folder)
    (folder / path).write_bytes(b"changed")
    after = commit_of_content(folder)

    assert before
    assert before.clean
    assert before._replace(clean=clean) == after


def test_without_git_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert None is commit_of_content(tmp_path)

    git(tmp_path, "init", "--quiet")
    assert None is commit_of_content(tmp_path)

    monkeypatch.setenv("PATH", "")
    assert None is commit_of_content(tmp_path)
