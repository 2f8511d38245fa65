"""How long `check` takes on an archive: cold, with nothing changed, after one edit.

    .venv/bin/python bench/make_archive.py --records 10000 FOLDER
    .venv/bin/python bench/check.py FOLDER --runs 3

Every run is a process of its own, start-up included. Memory is the sum of all its processes at its
highest, seen twenty times a second (Linux).
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAUSE = 0.05


@dataclass(frozen=True)
class Run:
    """What one run took: seconds of wall and of processors, megabytes."""

    wall: float
    cpu: float
    memory: float


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder, "content")
        shutil.copytree(given.content, content)
        rounds = [measure(content, Path(folder, "store/checks.sqlite")) for _ in range(given.runs)]
    print(f"{'':12}{'wall s':>8}{'CPU s':>8}{'MB':>6}   (medians of {given.runs})")
    for name in rounds[0]:
        runs = [of_round[name] for of_round in rounds]
        wall, cpu, memory = (
            statistics.median(getattr(run, what) for run in runs)
            for what in ("wall", "cpu", "memory")
        )
        print(f"{name:12}{wall:8.2f}{cpu:8.2f}{memory:6.0f}")


def measure(content: Path, store: Path) -> dict[str, Run]:
    """One round: cold, unchanged, one body edited."""
    store.unlink(missing_ok=True)
    cold, unchanged = check(content, store), check(content, store)
    edited = min(content.glob("tin/*/*.md"))
    edited.write_text(f"{edited.read_text(encoding='utf-8')}\nThêm một câu.\n", encoding="utf-8")
    return {"cold": cold, "unchanged": unchanged, "one edit": check(content, store)}


def check(content: Path, store: Path) -> Run:
    """Run the command once, as the task does."""
    program = (
        "import sys; from pathlib import Path; from plugins.checks.command import Order, run; "
        "sys.exit(run(Order(Path(sys.argv[1]), Path(sys.argv[2])), sys.stdout))"
    )
    begun, cpu = time.perf_counter(), used()
    child = subprocess.Popen(
        [sys.executable, "-c", program, content, store], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    peak = 0.0
    while child.poll() is None:
        peak = max(peak, memory_of_family(child.pid))
        time.sleep(PAUSE)
    return Run(time.perf_counter() - begun, used() - cpu, peak)


def used() -> float:
    """Seconds of processors that ended children, and theirs, have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def memory_of_family(process: int) -> float:
    """Megabytes that a process and its children hold; pages they share are counted in each."""
    pages = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int(folder.joinpath("stat").read_text().rpartition(")")[2].split()[1])
            if process in {int(folder.name), parent}:
                pages += int(folder.joinpath("statm").read_text().split()[1])
        except OSError:
            continue
    return pages * resource.getpagesize() / 1_000_000


if __name__ == "__main__":
    main()
