"""What `.pre-commit-config.yaml` runs before a commit: `check` of the files it is given."""

import subprocess
import sys
from pathlib import Path

TASKS = Path(__file__).resolve().parent.parent / "tasks.py"


def main(files: list[str]) -> int:
    """Check the files; gives the exit code of `check`."""
    named = [f"--file={file}" for file in files]
    # Files that git names, as arguments of this project's own program.
    return subprocess.call([sys.executable, TASKS, "check", *named])  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
