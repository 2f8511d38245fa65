"""Targets of each kind, on real servers."""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.samples import read_folder
from tests.deploy.servers import Ssh, s3, sshd

# rsync and sshd are installed where Debian's packages are.
LINUX = sys.platform == "linux"
collect_ignore = [] if LINUX else [f"test_{name}.py" for name in ("killed", "refusals", "targets")]


@dataclass(frozen=True)
class Place:
    """A target of its own for a test: its address, and what readers see there."""

    address: str
    environment: Mapping[str, str]
    folder: Path

    def files(self) -> dict[str, bytes]:
        """Give all files that readers see."""
        return read_folder(self.folder)


@pytest.fixture(scope="session")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    with sshd(tmp_path_factory.mktemp("ssh")) as running:
        yield running


@pytest.fixture(scope="session")
def storage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Mapping[str, str], Path]]:
    """The environment that leads to a storage, and the folder in which it keeps its bucket."""
    folder = tmp_path_factory.mktemp("s3")
    with s3(folder) as environment:
        yield environment, folder / "kho"


@pytest.fixture
def plain(tmp_path: Path) -> Place:
    return Place(f"file:{tmp_path / 'plain'}", {}, tmp_path / "plain")


@pytest.fixture
def switched(tmp_path: Path) -> Place:
    return Place(f"{tmp_path / 'www'}", {}, tmp_path / "www/current")


@pytest.fixture
def by_ssh(tmp_path: Path, ssh: Ssh) -> Place:
    address = f"127.0.0.1:{tmp_path / 'www của tôi'}"
    return Place(address, {"RSYNC_RSH": ssh.command()}, tmp_path / "www của tôi/current")


@pytest.fixture
def by_s3(tmp_path: Path, storage: tuple[Mapping[str, str], Path]) -> Place:
    environment, bucket = storage
    return Place(f"s3://kho/{tmp_path.name}", environment, bucket / tmp_path.name)


@pytest.fixture(params=["plain", "switched", "by_ssh", "by_s3"])
def place(request: pytest.FixtureRequest) -> Place:
    """A target of each kind."""
    found: Place = request.getfixturevalue(request.param)
    return found
