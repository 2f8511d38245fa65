"""Facts of the language that stand in files beside the code: `#` begins a remark."""

from collections.abc import Iterator
from pathlib import Path

_HERE = Path(__file__).parent


def listed_lines(name: str) -> Iterator[str]:
    """Give the lines of a file that are no remarks."""
    text = (_HERE / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if not line.startswith("#"))


def listed_words(name: str) -> Iterator[str]:
    """Give the words of a file, which stand between spaces."""
    return (word for line in listed_lines(name) for word in line.split())
