"""What the records of an archive already have: identifiers, addresses, categories.

Read in passing, line by line, so that a record with faults counts too and ten thousand of them take
a moment: a skeleton needs no more than names that are free.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from plugins.archive.problems import Invalid
from plugins.archive.record import RECORDS_FOLDER
from plugins.archive.source import list_files, read_source

_ROW = re.compile(r"^(id|kind|category):[ \t]*['\"]?([a-z0-9-]+)", re.MULTILINE)
_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}-")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is in use.

    ``slugs`` are pairs of the folder (the year) and the name without its date; ``categories``
    counts by kind and category.
    """

    identifiers: frozenset[str]
    slugs: frozenset[tuple[str, str]]
    categories: Counter[tuple[str, str]]

    def free_identifier(self, wanted: str) -> str:
        """Give the identifier, or the first of those numbered from 2 on that nobody has."""
        return _first_free(wanted, lambda name: name not in self.identifiers)

    def free_slug(self, year: str, wanted: str) -> str:
        """Give the name, or the first of those numbered from 2 on whose address is free."""
        return _first_free(wanted, lambda name: (year, name) not in self.slugs)

    def usual_category(self, kind: str, known: Iterable[str]) -> str:
        """Give the category that most records of a kind have, else the first that is known."""
        return max(known, key=lambda category: self.categories[kind, category])


def read_taken(content: Path) -> Taken:
    """Read what the records of a content folder have."""
    paths = [path for path in list_files(content, RECORDS_FOLDER)[0] if path.endswith(".md")]
    rows = [_rows(content, path) for path in paths]
    return Taken(
        frozenset(row["id"] for row in rows if "id" in row),
        frozenset(_slug(path) for path in paths),
        Counter((row.get("kind", ""), row.get("category", "")) for row in rows),
    )


def _rows(content: Path, path: str) -> dict[str, str]:
    try:
        text = read_source(content, path).text
    except Invalid:
        return {}
    # The first of each is that of the front matter.
    return dict(reversed(_ROW.findall(text)))


def _slug(path: str) -> tuple[str, str]:
    _, year, name = path.rsplit("/", 2)
    return year, _DATED.sub("", name.removesuffix(".md"), count=1)


def _first_free(wanted: str, is_free: Callable[[str], bool]) -> str:
    numbered = (f"{wanted}-{number}" for number in count(2))
    return next(filter(is_free, chain([wanted], numbered)))
