"""Of what commit something is, as far as git tells."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from plugins.archive.published import PUBLISHED

_PROGRAM = (
    *("pelicanconf.py", "publishconf.py", "pyproject.toml", "requirements/site.txt"),
    *("plugins", "theme"),
)
_CACHES = ":(exclude,glob)**/__pycache__/**"
_PUBLISHED = f":(exclude){PUBLISHED}"
"""``publish`` itself adds to this file, of which nothing is on the site."""


class Commit(NamedTuple):
    """A commit: its whole name, its date (ISO 8601), and whether the files are as it has them."""

    name: str
    date: str
    clean: bool


def commit_of_program(root: Path) -> Commit | None:
    """Give the commit of what a site is built with; None where there is no git or no commit."""
    return _commit(root, [*_PROGRAM, _CACHES])


def commit_of_content(folder: Path) -> Commit | None:
    """Give the commit of write-ups, which may be in a repository of their own."""
    return _commit(folder, [".", _PUBLISHED])


def _commit(folder: Path, paths: Sequence[str]) -> Commit | None:
    """Give the commit of a folder; ``paths``, as git matches them, are those that count."""
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
