"""The only place that writes: whole files, and nothing where nothing changed."""

from collections.abc import Iterable, Mapping
from pathlib import Path

Outputs = Mapping[str, bytes | Path]
"""Content, or the file to copy, by path below the output folder (forward slashes)."""

MANIFEST = ".biennien"
"""Lists what a build wrote: a later build removes only what an earlier one made."""

_PARTIAL = f"{MANIFEST}.partial"
"""The file being written: of one name, so that an interrupted build leaves at most one."""


def write_site(outputs: Outputs, folder: Path) -> int:
    """Make the folder hold these files and none that earlier builds left; gives how many changed.

    A file appears whole or not at all, and one that is right already is left alone. The manifest
    names old and new files while the build writes, so that an interrupted build forgets none.
    """
    earlier = _read_manifest(folder)
    folder.mkdir(parents=True, exist_ok=True)
    _write_manifest(folder, earlier | outputs.keys())
    for path in sorted(earlier - outputs.keys()):
        _remove(folder, path)
    written = sum(_write_file(folder, path, content) for path, content in outputs.items())
    _write_manifest(folder, outputs)
    return written


def _read_manifest(folder: Path) -> set[str]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        return set()
    paths = manifest.read_text(encoding="utf-8").splitlines()
    return {path for path in paths if not path.startswith("/") and ".." not in path.split("/")}


def _write_manifest(folder: Path, paths: Iterable[str]) -> None:
    _write_file(folder, MANIFEST, "".join(f"{path}\n" for path in sorted(paths)).encode())


def write_file(file: Path, content: bytes) -> bool:
    """Make a file hold this content, whole or not at all; gives False where it did already."""
    return _put(file, content, file.with_name(f"{file.name}.partial"))


def create_file(file: Path, content: bytes) -> None:
    """Make a new file; raises ``FileExistsError`` where there is one, which stays as it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as stream:
        stream.write(content)


def _write_file(folder: Path, path: str, content: bytes | Path) -> bool:
    wanted = content if isinstance(content, bytes) else content.read_bytes()
    return _put(folder / path, wanted, folder / _PARTIAL)


def _put(file: Path, wanted: bytes, partial: Path) -> bool:
    if file.is_file() and file.read_bytes() == wanted:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    partial.write_bytes(wanted)
    partial.replace(file)
    return True


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    file = folder / path
    file.unlink(missing_ok=True)
    for parent in file.relative_to(folder).parents:
        here = folder / parent
        if here == folder or not here.is_dir() or any(here.iterdir()):
            break
        here.rmdir()
