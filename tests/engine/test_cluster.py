"""A Dask cluster does the same work: a real scheduler, two real workers, one of them killed."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.archive.progress import Progress
from tests.engine.building import ROOT, Project, files

RECORDS = 120
KILLED_AT = 30
"""Steps of the build after which a worker is killed."""


@dataclass
class Cluster:
    address: str
    workers: list[subprocess.Popen[str]]


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster of this machine; whoever works for it has the program, as everybody must."""
    with ExitStack() as stack:
        loopback = ("--host", "127.0.0.1", "--no-dashboard")
        scheduler = start(stack, "scheduler", *loopback, "--port", "0")
        address = next(
            line.split()[-1] for line in scheduler.stderr or () if "Scheduler at" in line
        )
        alone = ("--nthreads", "1", "--no-nanny", "--local-directory", str(tmp_path))
        workers = [start(stack, "worker", address, *loopback, *alone) for _ in range(2)]
        for worker in workers:
            assert any("Registered to" in line for line in worker.stderr or ())
        yield Cluster(address, workers)


def start(stack: ExitStack, name: str, *options: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{name}", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(finish, process)
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path / "project")
    project.add_records(RECORDS)
    here, there = tmp_path / "here", tmp_path / "there"
    project.build(here, tmp_path / "stores-here")
    steps = iter(range(10**6))
    step = Progress.step

    def kill_on_the_way(self: Progress) -> None:
        if next(steps) == KILLED_AT:
            cluster.workers[0].kill()
        step(self)

    monkeypatch.setattr(Progress, "step", kill_on_the_way)
    project.settings["DASK_SCHEDULER"] = cluster.address
    project.build(there, tmp_path / "stores-there")

    assert cluster.workers[0].poll() is not None
    assert next(steps) > 2 * RECORDS
    assert files(here) == files(there)
    assert json.dumps(cluster.address) not in str(files(there)[".biennien"])
