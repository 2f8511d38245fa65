"""What differs between what a target has and what it shall have, and the order of the steps.

A page is a file that readers open; all else is what pages refer to, or a list of pages. Each step
is done before the next begins, so that wherever a deploy ends, by a power cut or by hand, every
page that is there refers to files that are there:

1. what is not there yet, and what is named by what it holds;
2. other files of which nobody knows whether they are there;
3. pages that are not there, or may not be: the lists of the next step refer to them;
4. files that are there and change: roots of the index, feeds, lists of addresses;
5. pages that are there and change;
6. pages that are no more, and then
7. other files that are no more.

Before the first step the target's own list says of all these files that nothing is known of them;
after the last it is the list of the site. So the next deploy mends whatever an interrupted one
left, also when it brings another site.
"""

from collections.abc import Iterator, Mapping
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from plugins.archive.caches import cache_of
from plugins.archive.media_types import COMPRESSED

_PAGES = tuple(f".html{suffix}" for suffix in ("", *COMPRESSED))

UNKNOWN = "0" * 64
"""Stands for a sum in the list of a target while a file is on its way."""


class Step(NamedTuple):
    """Files that are put or removed in any order, or at the same time."""

    puts: bool
    paths: tuple[str, ...]


class Changes(NamedTuple):
    """What differs, by paths in order; of what ``changed`` the target may have had anything."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def brought(self) -> tuple[str, ...]:
        """The files that travel."""
        return tuple(sorted((*self.new, *self.changed)))


def compare(there: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    """Compare the sums that a target has with those it shall have."""
    return Changes(
        tuple(sorted(wanted.keys() - there.keys())),
        tuple(sorted(path for path in wanted if there.get(path, wanted[path]) != wanted[path])),
        tuple(sorted(there.keys() - wanted.keys())),
        tuple(sorted(path for path in wanted if there.get(path) == wanted[path])),
    )


def under_way(there: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    """Give the list that a target has while it is changed."""
    return {
        path: there[path] if there.get(path) == wanted.get(path) else UNKNOWN
        for path in {**there, **wanted}
    }


def steps(there: Mapping[str, str], wanted: Mapping[str, str]) -> Iterator[Step]:
    """Yield the steps from one list to the other, in order."""
    changes = compare(there, wanted)
    touched = (*changes.new, *changes.changed, *changes.removed)
    turns = sorted((_turn(path, there, wanted), path) for path in touched)
    for turn, of_turn in groupby(turns, key=lambda pair: pair[0]):
        yield Step(turn < _Turn.OLD_PAGES, tuple(path for _, path in of_turn))


class _Turn(IntEnum):
    """When a file has its turn."""

    NEW_FILES = 1
    UNKNOWN_FILES = 2
    NEW_PAGES = 3
    CHANGED_FILES = 4
    CHANGED_PAGES = 5
    OLD_PAGES = 6
    OLD_FILES = 7


def _turn(path: str, there: Mapping[str, str], wanted: Mapping[str, str]) -> _Turn:
    page = _is_page(path)
    if path not in wanted:
        return _Turn.OLD_PAGES if page else _Turn.OLD_FILES
    certain = there.get(path, UNKNOWN) != UNKNOWN
    if page:
        return _Turn.CHANGED_PAGES if certain else _Turn.NEW_PAGES
    if path not in there or cache_of(f"/{path}").lasts:
        return _Turn.NEW_FILES
    return _Turn.CHANGED_FILES if certain else _Turn.UNKNOWN_FILES


def _is_page(path: str) -> bool:
    """Tell whether readers open it; one that lies compressed beside a page is the same page."""
    return path.endswith(_PAGES)
