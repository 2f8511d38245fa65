"""What a site was built of: the program, and the write-ups."""

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_PROGRAM = (
    *("CONTRIBUTING.md", "LICENSE", "README.md", "docs", "pelicanconf.py", "plugins"),
    *("publishconf.py", "pyproject.toml", "releaseconf.py", "requirements", "tasks.py", "theme"),
)
_CACHES = "__pycache__"


def sources(content: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file, the write-ups last; what begins with a dot is none."""
    for name in _PROGRAM:
        yield from _files(ROOT / name, name)
    yield from _files(content, "content")


def _files(place: Path, path: str) -> Iterator[tuple[str, bytes]]:
    if place.is_file():
        yield path, place.read_bytes()
    elif place.is_dir():
        for inside in sorted(place.iterdir(), key=lambda file: file.name):
            if not inside.name.startswith(".") and inside.name != _CACHES:
                yield from _files(inside, f"{path}/{inside.name}")
