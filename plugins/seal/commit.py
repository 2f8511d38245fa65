"""Of what commit something is, as far as git tells."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Commit(NamedTuple):
    """A commit: its whole name, its date (ISO 8601), and whether the files are as it has them."""

    name: str
    date: str
    clean: bool


def commit_of(folder: Path, paths: Sequence[str]) -> Commit | None:
    """Give the commit of a folder, None where there is no git or no commit.

    ``paths`` are those that count, in git's form below the folder (gitglossary, pathspec): they are
    clean where each file is one of the commit's.
    """
    try:
        name, date = _git(folder, "log", "--max-count=1", "--format=%H%n%cI").split()
        state = _git(folder, "status", "--porcelain", "--ignored", "--", *paths)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return Commit(name, date, clean=not state)


def _git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - written here but for the folder
        ["git", "-C", folder, *arguments],  # noqa: S607 - wherever its PATH has it
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # To look changes nothing, not even what git remembers of the state of files.
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        check=True,
        encoding="utf-8",
    )
    return done.stdout
