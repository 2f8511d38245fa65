"""Markdown as it was written: where in it a piece of its HTML comes from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import accumulate

from plugins.archive.problems import Problem

_NO_LETTERS = re.compile(r"[\W_]+")


class Written:
    """The Markdown of a body that begins on ``first_line`` of the source at ``path``."""

    def __init__(self, markdown: str, path: str, first_line: int) -> None:
        """Index the letters of each line."""
        self.markdown = markdown
        self.lines = markdown.split("\n")
        self._path = path
        self._first_line = first_line
        letters = [_letters(line) for line in self.lines]
        self._letters = "".join(letters)
        self._ends = list(accumulate(map(len, letters)))

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
            wanted = _letters(text)
            found = max(self._letters.find(wanted, start), self._letters.find(wanted), 0)
            start = found + len(wanted)
            yield self._first_line + min(bisect_right(self._ends, found), len(self.lines) - 1)


def _letters(text: str) -> str:
    """Leave out what Markdown, entities and typography change."""
    return _NO_LETTERS.sub("", unescape(text))
