"""Markdown as it was written: where in it a piece of its HTML comes from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from html import unescape
from itertools import accumulate

from plugins.archive.problems import Problem

_NO_LETTERS = re.compile(r"[\W_]+")


class Written:
    """The Markdown of a body that begins on ``first_line`` of the source at ``path``."""

    def __init__(self, markdown: str, path: str, first_line: int) -> None:
        self.markdown = markdown
        self.lines = markdown.split("\n")
        self._path = path
        self._first_line = first_line

    def problem(self, text: str, code: str, found: str, write: str) -> Problem:
        """Make a problem on the line of a text."""
        return Problem(self._path, next(self.lines_of([text])), 1, code, "", found, write)

    def problem_at(self, index: int, code: str, found: str, write: str) -> Problem:
        """Make a problem on a line, counted from 0 within the body."""
        return Problem(self._path, self._first_line + index, 1, code, "", found, write)

    def lines_of(self, texts: Iterable[str]) -> Iterator[int]:
        """Give the lines of texts that follow each other; the first line for one not found."""
        start = 0
        for text in texts:
            letters, ends = self._index
            wanted = _letters(text)
            found = max(letters.find(wanted, start), letters.find(wanted), 0)
            start = found + len(wanted)
            yield self._first_line + min(bisect_right(ends, found), len(self.lines) - 1)

    @cached_property
    def _index(self) -> tuple[str, list[int]]:
        """The letters of all lines, and where those of each line end: made when asked for."""
        letters = [_letters(line) for line in self.lines]
        return "".join(letters), list(accumulate(map(len, letters)))


def _letters(text: str) -> str:
    """Leave out what Markdown, entities and typography change."""
    # Most of it is spaces, which are left out quicker by themselves.
    return _NO_LETTERS.sub("", unescape(text).replace(" ", ""))
