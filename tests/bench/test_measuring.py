"""What a run takes is measured with all of its processes."""

import sys
from pathlib import Path

import pytest

from bench.measuring import PROC, count_written, measure, stamps

GRANDCHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
SPIN = "import time\nwhile time.process_time() < 0.6: pass"
HOLD = "import time; held = bytes(80_000_000).replace(b'a', b'b') + b'c'; time.sleep(2)"


def test_processors_used_by_workers_of_workers_are_counted(tmp_path: Path) -> None:
    assert measure([sys.executable, "-c", GRANDCHILD, SPIN], tmp_path).cpu >= 0.6


if (PROC / "self" / "smaps_rollup").exists():  # Linux alone tells it

    def test_memory_of_workers_of_workers_is_counted(tmp_path: Path) -> None:
        assert measure([sys.executable, "-c", GRANDCHILD, HOLD], tmp_path).memory >= 80


def test_what_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="broken"):
        measure([sys.executable, "-c", "import sys; sys.exit('broken')"], tmp_path)


def test_a_file_is_written_when_it_is_new_or_was_written_with_the_same_bytes(
    tmp_path: Path,
) -> None:
    for name in ("kept", "again"):
        (tmp_path / name).write_text("text")
    before = stamps(tmp_path)
    (tmp_path / "again").unlink()
    (tmp_path / "folder").mkdir()
    for name in ("again", "folder/new"):
        (tmp_path / name).write_text("text")

    assert 2 == count_written(before, stamps(tmp_path))
    assert 3 == count_written(stamps(tmp_path / "absent"), stamps(tmp_path))
