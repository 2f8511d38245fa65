"""Whether a site stands as it was built: asked before anything of the program is even loaded.

Where no file that a build reads has another size, place on the disk or time than when the site was
built, and the site is there whole, there is nothing to do. Times alone decide nothing: whoever
sets one back has changed another (the system keeps that of the change of a file itself), and what
is in doubt is built, by digests.
"""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.archive.digests import digest_of
from plugins.archive.manifest import read_manifest
from plugins.archive.write import write_file

_FILE = "standing.json"


def digest_inputs(inputs: Iterable[Path], facts: Iterable[str]) -> str:
    """Digest the state of all files in folders, and facts that are in no file."""
    states = (state.encode() for path in inputs for state in _states(str(path)))
    return digest_of(*states, *(fact.encode() for fact in facts)).hex()


def stands(inputs: str, output: Path, stores: Path) -> int:
    """Give the number of files of a site that was built of these inputs and is whole, else 0."""
    if _known(stores).get(str(output)) != inputs:
        return 0
    manifest = read_manifest(output)
    whole = not manifest.unknown and all(
        _size(f"{output}/{path}") == size for path, size in manifest.sizes()
    )
    return len(manifest.files) if whole else 0


def remember(inputs: str, output: Path, stores: Path) -> None:
    """Remember of which inputs a site was built."""
    known = {folder: made for folder, made in _known(stores).items() if Path(folder).is_dir()}
    try:
        write_file(stores / _FILE, json.dumps(known | {str(output): inputs}).encode())
    except OSError:
        # A store that cannot be written is done without.
        return


def _known(stores: Path) -> dict[str, str]:
    try:
        known = json.loads((stores / _FILE).read_bytes())
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}


def _states(path: str) -> Iterator[str]:
    """Give the files of each folder below one, or a file, with what changes when they do."""
    if os.path.isdir(path):  # noqa: PTH112 - thousands of paths, and each object would cost
        files: list[str] = []
        with os.scandir(path) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    yield from _states(entry.path)
                # What Python makes of the program while it builds is not what it builds from.
                elif not entry.name.endswith(".pyc"):
                    files.append(_state(entry.path, entry.stat(follow_symlinks=False)))
        if files:
            yield "\0".join(files)
    elif os.path.exists(path):  # noqa: PTH110
        yield _state(path, os.stat(path))  # noqa: PTH116


def _state(path: str, state: os.stat_result) -> str:
    changing = state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
    return f"{path} {changing}"


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return -1
