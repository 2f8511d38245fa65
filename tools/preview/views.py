"""What the page of problems shows."""

from dataclasses import dataclass

from plugins.archive.views import LinkView


@dataclass(frozen=True, slots=True)
class SourceLineView:
    """A line of a file, or a part of it; ``marked`` is what the problem is about."""

    number: int
    before: str
    marked: str
    after: str


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem, its line where the file has such a line, and its rule in the guide."""

    line: int
    column: int
    field: str
    found: str
    write: str
    rule: LinkView
    source: SourceLineView | None


@dataclass(frozen=True, slots=True)
class ProblemFileView:
    """The problems of one file, in the order of its lines."""

    path: str
    problems: tuple[ProblemView, ...]


@dataclass(frozen=True, slots=True)
class ProblemsView:
    """All problems, by file."""

    files: tuple[ProblemFileView, ...]
