"""The command ``guide``: the guide of this version, written where editors look for it."""

from pathlib import Path
from typing import TextIO

from plugins.archive.problems import GUIDE
from plugins.archive.write import write_file
from plugins.guide.guide import guide


def run(root: Path, out: TextIO) -> int:
    """Write the guide below the project's folder; gives the exit code."""
    changed = write_file(root / GUIDE, guide().encode())
    out.write(f"{'Đã viết lại' if changed else 'Không có gì đổi trong'} {GUIDE}.\n")
    return 0
