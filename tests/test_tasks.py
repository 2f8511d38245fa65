"""The bootstrap's parts, without a network; what the locks hold; what `--list` tells."""

import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from invoke.exceptions import Exit

import tasks

LOCKED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """Return an environment with an interpreter and nothing else."""
    python = tasks.venv_python(tmp_path)
    python.parent.mkdir()
    python.touch()
    return tmp_path


@pytest.mark.parametrize(
    ("system", "expected"), [("nt", "Scripts/python.exe"), ("posix", "bin/python")]
)
def test_the_interpreter_is_where_each_system_keeps_it(system: str, expected: str) -> None:
    assert Path(expected) == tasks.venv_python(Path(), system)


def test_an_environment_without_a_stamp_holds_nothing(venv: Path) -> None:
    assert set() == tasks.installed_digests(venv)


def test_a_stamp_tells_the_digests_of_the_installed_locks(venv: Path) -> None:
    (venv / tasks.STAMP.name).write_text("ab\ncd\n", encoding="ascii")

    assert {"ab", "cd"} == tasks.installed_digests(venv)


def test_a_stamp_without_an_interpreter_is_not_believed(venv: Path) -> None:
    (venv / tasks.STAMP.name).write_text("ab\n", encoding="ascii")
    tasks.venv_python(venv).unlink()

    assert set() == tasks.installed_digests(venv)


@pytest.fixture
def steps(venv: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that the steps of a bootstrap in an empty environment are noted in."""
    taken: list[str] = []
    monkeypatch.setattr(tasks, "VENV", venv)
    monkeypatch.setattr(tasks, "STAMP", venv / tasks.STAMP.name)
    monkeypatch.setattr(tasks, "make_environment", lambda: taken.append("make"))
    monkeypatch.setattr(tasks, "install", taken.append)
    return taken


def test_an_unfinished_environment_is_made_and_filled_once(steps: list[str]) -> None:
    tasks.prepare("site")
    tasks.prepare("site")

    assert ["make", "site"] == steps


def test_the_test_lock_is_added_to_the_site_lock_and_serves_for_both(steps: list[str]) -> None:
    for lock in ("site", "test", "site", "test"):
        tasks.prepare(lock)

    assert ["make", "site", "test"] == steps


def test_a_task_that_needs_more_than_the_site_gets_it_once(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "run_task", lambda *_: 0)
    for asked in (["publish"], ["publish", "deploy"], ["deploy", "--dry-run"], ["publish"]):
        tasks.main(asked)

    assert ["make", "site", "deploy"] == steps


def test_an_old_lock_is_replaced_in_place(steps: list[str]) -> None:
    tasks.STAMP.write_text("digest-of-an-older-lock\n", encoding="ascii")
    tasks.prepare("site")

    assert ["site"] == steps


def test_an_interrupted_installation_leaves_no_stamp(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(lock: str) -> None:
        raise KeyboardInterrupt(lock)

    tasks.prepare("site")
    monkeypatch.setattr(tasks, "install", interrupted)
    with pytest.raises(KeyboardInterrupt):
        tasks.prepare("test")

    assert ["make", "site"] == steps
    assert not tasks.STAMP.exists()


def test_a_failed_installation_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "run_module", lambda *_, **__: 1)

    with pytest.raises(SystemExit, match="kiểm tra kết nối mạng"):
        tasks.install("site")
    with pytest.raises(SystemExit, match="Không tạo được thư mục"):
        tasks.make_environment()


def test_a_python_without_ensurepip_is_told_which_package_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(tasks, "is_root_on_debian", lambda: False)

    with pytest.raises(
        SystemExit, match=rf"apt-get install python3\.{sys.version_info.minor}-venv"
    ):
        tasks.ensure_ensurepip()


def test_a_port_in_use_leads_to_the_next_free_one(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        with tasks.listen_on_free_port(taken) as listening:
            port = listening.getsockname()[1]

    assert taken < port
    assert f"Cổng {taken} đang bận" in capsys.readouterr().err


def test_a_content_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Exit, match=r"Không có thư mục nội dung .*nowhere"):
        tasks.content_folder(str(tmp_path / "nowhere"))


def test_the_list_names_every_task_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "invoke", "--search-root", str(tasks.ROOT), "--list"]
    listed = subprocess.check_output(command, cwd=tmp_path, encoding="utf-8")

    expected = [
        *("build", "check", "clean", "deploy", "editors", "export-search", "fix", "guide"),
        *("lock", "new", "publish", "release", "serve", "test", "translate", "verify"),
    ]
    assert expected == re.findall(r"^  ([\w-]+)  ", listed, re.MULTILINE)


def test_what_a_task_loads_is_compiled_once(tmp_path: Path) -> None:
    kept = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    refused = [
        sys.executable,
        "-m",
        "invoke",
        "--search-root",
        str(tasks.ROOT),
        "check",
        "--format=x",
    ]
    subprocess.run(refused, check=False, capture_output=True, env={**os.environ, **kept})

    assert [*tmp_path.rglob("plugins/checks/command.*.pyc")]


@pytest.mark.parametrize("lock", tasks.LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    assert [] == re.findall(
        r".*(?:://|file:|^-|@ ).*", tasks.lock_file(lock).read_text(encoding="utf-8"), re.MULTILINE
    )


def test_each_lock_holds_all_of_the_one_before_it() -> None:
    site, deploy, test = (locked(lock) for lock in tasks.LOCKS)

    assert (set(), set()) == (site - deploy, deploy - test)


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((tasks.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    tools = [tool for group in project["dependency-groups"].values() for tool in group]

    assert set() == {name_of(package) for package in wanted} - names("site")
    assert set() == {name_of(tool) for tool in tools if isinstance(tool, str)} - names("test")


def test_compiled_packages_are_locked_for_other_systems_too() -> None:
    """A lock made from one machine's own wheels would have a hash or two."""
    _, _, after = tasks.lock_file("site").read_text(encoding="utf-8").partition("pydantic-core==")
    hashes = re.match(r"\S+ \\\n((?:    --hash=\S+(?: \\)?\n)+)", after)

    assert hashes
    assert 50 < hashes[1].count("--hash=")


def locked(lock: str) -> set[tuple[str, str]]:
    """Return names and versions in a lock."""
    return set(LOCKED.findall(tasks.lock_file(lock).read_text(encoding="utf-8")))


def names(lock: str) -> set[str]:
    """Return the names of the packages in a lock."""
    return {name for name, _ in locked(lock)}


def name_of(requirement: str) -> str:
    """Return the name of the package in a requirement, as locks write it."""
    return re.split(r"[<>=!~ ]", requirement)[0].lower().replace("_", "-")
