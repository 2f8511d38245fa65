"""A production build of the miniature archive, and what serves it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.archive.archive import Archive
from plugins.archive.reading import read_archive
from tests.conftest import ROOT
from tests.delivery.samples import PORTAL, make_content
from tests.delivery.servers import SERVERS, Server, nginx

# The servers are installed, and run as they are run, where Debian's packages are.
collect_ignore = [] if sys.platform == "linux" else ["test_servers.py"]


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The miniature archive, with records that an older portal had."""
    return make_content(tmp_path_factory.mktemp("delivery") / "content")


@pytest.fixture(scope="session")
def archive(content: Path) -> Archive:
    return read_archive(content)


@pytest.fixture(scope="session")
def published(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, published by the task: its host is that of the portal."""
    output = tmp_path_factory.mktemp("published") / "site"
    task = [sys.executable, "-m", "invoke", "publish", "--content", str(content)]
    done = subprocess.run(
        [*task, "--output", str(output)],
        cwd=ROOT,
        env={**os.environ, "SITEURL": PORTAL},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (0, "") == (done.returncode, done.stderr)
    return output


@pytest.fixture(scope="session", params=SERVERS)
def server(
    request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Each server that can be had, with the site."""
    with SERVERS[request.param](published, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def behind_nginx(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with nginx(published, tmp_path_factory.mktemp("nginx")) as running:
        yield running
