"""Real parts: a git repository with the records, decap-server, and the site with its form."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import ROOT, build, serve

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
SERVER = MODULES / "decap-server" / "dist" / "index.js"
Script = Callable[[str, Any], Any]


@dataclass(frozen=True)
class Repository:
    """A working tree of git with the records as they are in this project."""

    folder: Path

    def git(self, *arguments: str) -> str:
        command = ["git", "-C", str(self.folder), *arguments]
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout

    def changed_lines(self) -> list[str]:
        """The lines that the newest commit took away (-) and brought (+)."""
        shown = self.git("show", "--format=", "--unified=0").splitlines()
        marked = (line for line in shown if line.startswith(("-", "+")))
        return [line for line in marked if not line.startswith(("---", "+++"))]


@pytest.fixture(scope="session")
def decap_server() -> Path:
    """The script of decap-server, installed as locked: once for each state of the lock."""
    lock, installed = HERE / "package-lock.json", MODULES / "installed.json"
    if not installed.is_file() or installed.read_bytes() != lock.read_bytes():
        subprocess.run([program("npm"), "ci", "--ignore-scripts", "--silent"], cwd=HERE, check=True)
        shutil.copyfile(lock, installed)
    return SERVER


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    repository = Repository(tmp_path_factory.mktemp("repository"))
    shutil.copytree(ROOT / "content", repository.folder / "content")
    repository.git("init", "--quiet", "--initial-branch=main")
    repository.git("config", "user.name", "Biên tập viên")
    repository.git("config", "user.email", "bien-tap@bien-nien.example")
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message=Các tin đã có")
    repository.git("tag", "first")
    return repository


@pytest.fixture(scope="session")
def api(decap_server: Path, repository: Repository) -> Iterator[str]:
    """The address at which decap-server serves the repository."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {"PORT": str(port), "MODE": "git", "GIT_REPO_DIRECTORY": str(repository.folder)}
    with subprocess.Popen(
        [node(), decap_server],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        assert server.stdout
        assert any("listening" in line for line in server.stdout)
        yield f"http://localhost:{port}/api/v1"
        server.terminate()


@pytest.fixture(scope="session")
def form_site(api: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with the form."""
    output = tmp_path_factory.mktemp("site")
    backend = json.dumps({"name": "proxy", "proxy_url": api, "branch": "main"})
    done = build(ROOT / "content", output, "--extra-settings", f"FORM_BACKEND={backend}")
    assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture(scope="session")
def form_url(form_site: Path) -> Iterator[str]:
    with serve(form_site) as url:
        yield f"{url}/quan-tri/"


@pytest.fixture(scope="session")
def editor(chromium: Browser, form_url: str) -> Iterator[BrowserContext]:
    """The browser of somebody who is logged in."""
    context = chromium.new_context(base_url=form_url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(form_url)
    page.get_by_role("button", name="Đăng nhập").click()
    expect(page.get_by_role("link", name="Tin", exact=True)).to_be_visible()
    page.close()
    yield context
    context.close()


@pytest.fixture
def form(editor: BrowserContext, repository: Repository) -> Iterator[Page]:
    """A page for the form, over records as at first; it may break no policy and miss no file."""
    repository.git("reset", "--quiet", "--hard", "first")
    repository.git("clean", "--quiet", "--force", "-d")
    page = editor.new_page()
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    # Where a field is wrong, Decap's saving fails with nothing said.
    assert set(faults) <= {"undefined"}


@pytest.fixture(scope="session")
def script(chromium: Browser, form_url: str) -> Iterator[Script]:
    """Runs a function of the form's scripts: its module and name, and its arguments."""
    page = chromium.new_page()
    page.goto(f"{form_url}config.json")

    def run(function: str, arguments: Any) -> Any:  # noqa: ANN401 - whatever JSON can hold
        module, name = function.split(":")
        called = f"(given) => import('./{module}').then((module) => module.{name}(...given))"
        return page.evaluate(called, arguments)

    yield run
    page.close()


def node() -> str:
    """Node itself: what a package puts in front of it would not pass on that it is to end."""
    asked = [program("node"), "--print", "process.execPath"]
    return subprocess.run(asked, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def program(name: str) -> str:
    """Where Node's programs are: beside this Python, where a package brings them, or on PATH."""
    beside = Path(sys.executable).parent
    found = shutil.which(name, path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    assert found, f"{name} is missing: install Node.js, or run python3 tasks.py test"
    return found
