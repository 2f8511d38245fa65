"""What readers' networks carry: each kind of file has a budget, in bytes as they are sent."""

import gzip
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from plugins.archive.urls import FORM, NAMES_INDEX, SEARCH_INDEX
from plugins.verify.findings import Finding
from plugins.verify.output import Output
from plugins.verify.page import PageFacts

_KILOBYTE = 1024
_GUIDE = "huong-dan/index.html"
"""One long page for editors, where the site shows it."""


class Budget(NamedTuple):
    """A budget: its name, the most bytes, whether of each file or of all together, and of which."""

    name: str
    most: int
    together: bool
    covers: Callable[[str], bool]


class Measure(NamedTuple):
    """What was measured against a budget: files, and the bytes of all or of the largest.

    ``over`` are the files that are over a budget of each file, and their bytes.
    """

    budget: Budget
    files: int
    bytes: int
    largest: str
    over: tuple[tuple[str, int], ...]


def _ends(*suffixes: str) -> Callable[[str], bool]:
    return lambda path: path.endswith(suffixes)


def _theme(suffix: str) -> Callable[[str], bool]:
    """Cover what readers' pages share; the program of the form is for editors."""
    return lambda path: path.endswith(suffix) and not path.startswith(FORM.strip("/"))


BUDGETS: tuple[Budget, ...] = (
    Budget(
        "Mỗi trang HTML",
        30 * _KILOBYTE,
        together=False,
        covers=lambda path: path.endswith(".html") and path != _GUIDE,
    ),
    Budget("Sách hướng dẫn", 64 * _KILOBYTE, together=False, covers=lambda path: path == _GUIDE),
    Budget("Mọi tệp CSS", 20 * _KILOBYTE, together=True, covers=_theme(".css")),
    Budget("Mọi tệp JavaScript", 60 * _KILOBYTE, together=True, covers=_theme(".js")),
    Budget("Mọi phông chữ", 256 * _KILOBYTE, together=True, covers=_theme(".woff2")),
    Budget(
        "Gốc của chỉ mục tìm kiếm",
        64 * _KILOBYTE,
        together=False,
        covers=lambda path: (
            path in {f"{folder.strip('/')}/index.json" for folder in (SEARCH_INDEX, NAMES_INDEX)}
        ),
    ),
    Budget(
        "Mỗi tệp của chỉ mục tìm kiếm",
        256 * _KILOBYTE,
        together=False,
        covers=lambda path: path.startswith(SEARCH_INDEX.strip("/")) and path.endswith(".bin"),
    ),
    Budget(
        "Mỗi ảnh", 512 * _KILOBYTE, together=False, covers=_ends(".webp", ".avif", ".jpg", ".png")
    ),
)
"""All budgets. A page of 30 KB and what it shares with the others is there in 3 s on slow 3G."""

MOST_REQUESTS = 30
"""Requests that opening a page may take."""

_SENT_AS_IT_IS = (".woff2", ".webp", ".avif", ".jpg", ".jpeg", ".png", ".bin", ".pdf")


def weigh(output: Output, pages: Iterable[PageFacts]) -> list[Measure]:
    """Measure the output against each budget; the weights of pages are known."""
    known = {page.path: page.weight for page in pages}
    return [_measure(budget, output, known) for budget in BUDGETS]


def overweight(measures: Iterable[Measure]) -> Iterator[Finding]:
    """What was measured keeps to its budget."""
    for budget, _, size, _, over in measures:
        whole = [("", size)] if budget.together and size > budget.most else []
        for path, too_much in (*whole, *over):
            found = f"{budget.name}: {too_much} byte khi gửi đi, nhiều nhất {budget.most}"
            yield Finding(path, 0, "qua-nang", found, "chia nhỏ, nén lại hoặc bớt đi")


def sent_bytes(output: Output, path: str, content: bytes | None = None) -> int:
    """Give the bytes of a file as they are sent: as its companion, else compressed here."""
    if path.endswith(_SENT_AS_IT_IS):
        return output.files[path].size
    for suffix in (".br", ".gz"):
        companion = output.folder / f"{path}{suffix}"
        if companion.is_file():
            return companion.stat().st_size
    return len(gzip.compress(output.read(path) if content is None else content, 9, mtime=0))


def _measure(budget: Budget, output: Output, known: dict[str, int]) -> Measure:
    paths = sorted(filter(budget.covers, output.files))
    sizes = {path: known[path] if path in known else sent_bytes(output, path) for path in paths}
    largest = max(sizes, key=lambda path: sizes[path], default="")
    if budget.together:
        return Measure(budget, len(paths), sum(sizes.values()), largest, ())
    over = tuple((path, size) for path, size in sizes.items() if size > budget.most)
    return Measure(budget, len(paths), sizes.get(largest, 0), largest, over)
