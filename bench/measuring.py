"""What a command takes: seconds, processors, memory; and the files that it writes."""

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Thread

PROC = Path("/proc")
PAUSE = 0.05
"""Seconds between two looks at the memory."""
SHARE = 20
"""A pause is so many times as long as a look takes: else looking would slow what is looked at."""
MEGABYTE = 1_000_000

Stamps = Mapping[str, tuple[int, int]]
"""The files of a folder; a file that is written gets another stamp."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took: seconds of wall and of processors, megabytes at the highest."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command in a folder; its processes and theirs count. A command that fails ends us."""
    with TemporaryFile() as told:
        begun = time.perf_counter()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=told)
        watcher = _Watcher(child.pid)
        watcher.start()
        # Unlike the usage of all children, this is of one child; workers that it, or a worker,
        # has waited for are in it.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begun
        peak = watcher.stop() or _biggest(usage)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            told.seek(0)
            raise SystemExit(f"{command} failed:\n{told.read().decode(errors='replace')}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


def stamps(folder: Path) -> Stamps:
    """Give the stamps of all files; of none where there is no folder."""
    return {
        os.path.join(parent, name): _stamp(os.path.join(parent, name))  # noqa: PTH118 - many files
        for parent, _, names in os.walk(folder)
        for name in names
    }


def count_written(before: Stamps, after: Stamps) -> int:
    """Count the files that are new or were written, with the same bytes perhaps."""
    return sum(before.get(file) != stamp for file, stamp in after.items())


class _Watcher(Thread):
    """Looks at the memory of a process and its descendants until it is told to stop."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = Event()
        self._peak = 0.0

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            begun = time.perf_counter()
            self._peak = max(self._peak, sum(map(_memory, _family(self._process))))
            pause = max(PAUSE, SHARE * (time.perf_counter() - begun))

    def stop(self) -> float:
        """Give the megabytes at their highest; 0 where the system does not tell."""
        self._ended.set()
        self.join()
        return self._peak


def _family(process: int) -> Iterator[int]:
    """Give a process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for folder in PROC.glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            # It has ended in between.
            continue
        parents.setdefault(parent, []).append(int(folder.name))
    waiting = [process]
    while waiting:
        member = waiting.pop()
        yield member
        waiting += parents.get(member, [])


def _memory(process: int) -> float:
    """Megabytes that a process holds; of a page that several share, its part."""
    try:
        lines = (PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")) / MEGABYTE


def _biggest(usage: resource.struct_rusage) -> float:
    """Megabytes of the one process that was biggest: where nothing tells more."""
    unit = 1 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss * unit / MEGABYTE


def _stamp(file: str) -> tuple[int, int]:
    status = os.stat(file)  # noqa: PTH116 - many files
    return status.st_ino, status.st_mtime_ns
