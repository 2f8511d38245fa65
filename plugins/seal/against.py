"""Whether a copy of a site is what was published here, file by file."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from html import unescape
from itertools import islice
from pathlib import Path
from urllib.parse import unquote, urljoin

from plugins.archive.sums import SUMS
from plugins.archive.urls import output_path
from plugins.seal.places import Place, UnreachableError

THREADS = 8
_AT_ONCE = 256
_MOST_UNREACHABLE = 8
"""So many files that cannot be had say of the place that it is not there."""

_LEADS_ON = re.compile(rb'http-equiv="refresh" content="0; url=([^"]+)"')


class State(Enum):
    """How a file of a copy is to that of the site."""

    SAME = "giống"
    UNSERVED = "máy chủ không cho xem"
    MISSING = "thiếu"
    DIFFERENT = "khác"
    UNREACHABLE = "không lấy được"
    EXTRA = "thừa"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The paths of files by their state, those that are the same only counted.

    ``fault`` is why a file could not be had, the first of them. A comparison that is not ``whole``
    was given up.
    """

    same: int = 0
    paths: Mapping[State, list[str]] = field(default_factory=dict)
    fault: str = ""
    whole: bool = True

    @property
    def equal(self) -> bool:
        """Tell whether the copy is the site."""
        return self.paths.keys() <= {State.UNSERVED}


def compare(site: Path, sums: Mapping[str, str], place: Place) -> Comparison:
    """Compare a copy with the site in a folder, of which ``sums`` are known."""
    same, fault = 0, ""
    paths: dict[State, list[str]] = {}
    state_of = partial(_state, site, sums, place)
    for path, state, why in _in_threads(state_of, sums):
        same += state is State.SAME
        fault = fault or why
        if state is not State.SAME:
            paths.setdefault(state, []).append(path)
        if len(paths.get(State.UNREACHABLE, ())) == _MOST_UNREACHABLE:
            return Comparison(same, paths, fault, whole=False)
    if extra := sorted({*place.paths()} - {*sums, SUMS}):
        paths[State.EXTRA] = extra
    return Comparison(same, paths, fault)


def _in_threads(
    state_of: Callable[[str], tuple[str, State, str]], paths: Iterable[str]
) -> Iterator[tuple[str, State, str]]:
    """Yield the state of each file; a few wait at once, however many there are."""
    waiting = iter(paths)
    with ThreadPoolExecutor(THREADS) as threads:
        while some := [*islice(waiting, _AT_ONCE)]:
            yield from threads.map(state_of, some)


def _state(site: Path, sums: Mapping[str, str], place: Place, path: str) -> tuple[str, State, str]:
    """Give a path, its state, and why it is unreachable."""
    if not place.serves(path):
        return path, State.UNSERVED, ""
    try:
        answer = place.ask(path)
    except UnreachableError as error:
        return path, State.UNREACHABLE, str(error)
    there = hashlib.sha256(answer.content).hexdigest()
    if there == sums[path] or there == _sum_of_target(site, sums, path):
        return path, State.SAME, ""
    return path, State.DIFFERENT if answer.found else State.MISSING, ""


def _sum_of_target(site: Path, sums: Mapping[str, str], path: str) -> str | None:
    """Give the sum of the page that another leads on to: a host may do so before that is read."""
    file = site / path
    page = file.suffix == ".html" and file.is_file() and _LEADS_ON.search(file.read_bytes())
    if not page:
        return None
    address = unquote(urljoin(f"/{path}", unescape(page[1].decode())))
    return sums.get(output_path(address))
