"""What CI is told: nothing that others can change, no rights beyond need, no job without end."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

GITHUB = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8"))
GITLAB = yaml.safe_load((ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
STAGES = ["check", "test", "build", "verify", "deploy"]
WRITES = {"deploy": {"pages", "id-token"}, "addresses": {"contents"}}


def test_every_action_is_named_by_its_commit() -> None:
    text = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)

    assert used
    assert [] == [action for action in used if not PINNED.fullmatch(action)]


def test_jobs_may_read_and_those_that_publish_may_write_what_they_publish() -> None:
    assert {"contents": "read"} == GITHUB["permissions"]
    assert WRITES == {
        name: {what for what, right in job["permissions"].items() if right == "write"}
        for name, job in GITHUB["jobs"].items()
        if "permissions" in job
    }


def test_only_the_job_that_pushes_keeps_the_credentials() -> None:
    keeping = {
        name
        for name, job in GITHUB["jobs"].items()
        for step in job["steps"]
        if step.get("uses", "").startswith("actions/checkout@")
        and step.get("with", {}).get("persist-credentials") is not False
    }

    assert {"addresses"} == keeping


def test_every_job_ends() -> None:
    assert [] == [name for name, job in GITHUB["jobs"].items() if "timeout-minutes" not in job]
    assert GITLAB["default"]["timeout"]


def test_both_have_the_same_stages_and_deploy_comes_after_all_others() -> None:
    assert STAGES == GITLAB["stages"] == [*GITHUB["jobs"]][: len(STAGES)]
    assert set(STAGES[:-1]) == set(GITHUB["jobs"]["deploy"]["needs"])
    assert set(STAGES) <= {*gitlab_jobs()}


def test_every_task_that_is_named_is_there() -> None:
    listed = subprocess.check_output(
        [sys.executable, "-m", "invoke", "--list"], cwd=ROOT, encoding="utf-8"
    )
    known = set(re.findall(r"^  ([\w-]+)  ", listed, re.MULTILINE))
    said = " ".join([*strings(GITHUB), *strings(GITLAB)])
    named = set(re.findall(r"tasks\.py ([\w-]+)", said))

    assert {"check", "publish", "verify", "deploy"} == named
    assert named <= known


def test_published_addresses_are_pushed_beside_those_of_others(tmp_path: Path) -> None:
    remote, ours, theirs = (tmp_path / name for name in ("remote", "ours", "theirs"))
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote")
    for clone in (ours, theirs):
        git(tmp_path, "clone", "--quiet", str(remote), clone.name)
        if clone == ours:
            for folder in (".ci", "content", "output"):
                (clone / folder).mkdir()
            shutil.copy(ROOT / ".gitattributes", clone)
            shutil.copy(ROOT / ".ci/commit-addresses", clone / ".ci")
            commit_and_push(clone, "/b/\n")
    commit_and_push(theirs, "/b/\n/c/\n")

    (ours / "output/.addresses").write_text("/a/\n/b/\n", encoding="ascii")
    for _ in range(2):
        subprocess.run([ours / ".ci/commit-addresses", str(remote), "main"], check=True)

    assert "/a/\n/b/\n/c/\n" == git(remote, "show", "main:content/addresses.txt")
    assert "3\n" == git(remote, "rev-list", "--count", "main")


def gitlab_jobs() -> dict[str, Any]:
    return {name: job for name, job in GITLAB.items() if "script" in job}


def strings(value: object) -> list[str]:
    """Give all texts in what YAML gave."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def commit_and_push(clone: Path, addresses: str) -> None:
    (clone / "content/addresses.txt").write_text(addresses, encoding="ascii")
    git(clone, "add", "--all", ":!output")
    who = ("-c", "user.name=Test", "-c", "user.email=test@localhost")
    git(clone, *who, "commit", "--quiet", "--message", "Addresses")
    git(clone, "push", "--quiet", "origin", "HEAD:main")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.check_output(command, encoding="utf-8")
