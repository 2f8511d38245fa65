"""Problems laid out for people: by file, each with its line shown and the place in it marked."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from plugins.archive.problems import Problem, Severity, rule_link
from plugins.archive.source import CONTROL

WIDTH = 88
"""Characters of a line that are shown: what a window of a terminal holds."""

_BEFORE = 40
"""Characters shown before the place, where the line is longer."""

_TEXTS = {".md", ".txt", ".yml"}
_WORD = re.compile(r"[^\s,;:()“”\"]+|\S")
_NAMES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo"}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of a file, or a part of it; ``text[start:end]`` is what a problem is about."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a terminal (ECMA-48), or none."""

    error: str = ""
    warning: str = ""
    strong: str = ""
    faint: str = ""
    off: str = ""

    def of(self, severity: Severity) -> str:
        """The colour of a severity."""
        return self.error if severity is Severity.ERROR else self.warning


PLAIN = Ink()
COLOURS = Ink("\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m")


def lay_out(problems: Iterable[Problem], content: Path, ink: Ink = PLAIN) -> Iterator[str]:
    """Yield the lines of a report: problems grouped by file, in the order of their places."""
    for path, of_file in groupby(sorted(set(problems)), lambda problem: problem.path):
        lines = read_lines(content / path)
        yield f"{ink.strong}{path}{ink.off}"
        for problem in of_file:
            yield from _entry(problem, lines, ink)
        yield ""


def count(problems: Iterable[Problem]) -> str:
    """Say how many errors and warnings there are."""
    severities = [problem.severity for problem in problems]
    counts = ((severities.count(severity), name) for severity, name in _NAMES.items())
    return " và ".join(f"{number} {name}" for number, name in counts if number) or "không có lỗi"


def excerpt(lines: Sequence[str], problem: Problem) -> Excerpt | None:
    """Show the line of a problem, cut around its place; nothing where there is no such line."""
    if problem.line > len(lines) or not lines[problem.line - 1].strip():
        return None
    line = lines[problem.line - 1].replace("\t", " ").rstrip()
    at = min(problem.column - 1, len(line))
    first = max(0, at - _BEFORE) if len(line) > WIDTH else 0
    text = f"{'…' if first else ''}{line[first : first + WIDTH]}"
    text += "…" if first + WIDTH < len(line) else ""
    start = at - first + (1 if first else 0)
    word = _WORD.match(text, start)
    return Excerpt(text, start, word.end() if word else start + 1)


def read_lines(file: Path) -> list[str]:
    """The lines of a source, what is no text in it replaced; none of what is no source."""
    if file.suffix not in _TEXTS or not file.is_file():
        return []
    try:
        text = file.read_bytes().decode(errors="replace")
    except OSError:
        return []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [CONTROL.sub("\ufffd", line) for line in lines]


def _entry(problem: Problem, lines: Sequence[str], ink: Ink) -> Iterator[str]:
    colour = ink.of(problem.severity)
    about = f", trường {problem.field}" if problem.field else ""
    where = f"dòng {problem.line}, cột {problem.column}{about}"
    yield f"  {colour}{_NAMES[problem.severity]}{ink.off} {problem.code}, {where}"
    if shown := excerpt(lines, problem):
        yield f"    {ink.faint}│{ink.off} {shown.text}"
        marks = "^" * (shown.end - shown.start)
        yield f"    {ink.faint}│{ink.off} {' ' * shown.start}{colour}{marks}{ink.off}"
    yield f"    thấy: {problem.found}"
    yield f"    cần:  {problem.write}"
    yield f"    {ink.faint}xem:  {rule_link(problem.code)}{ink.off}"
