"""What is wrong in a source, said so that an editor can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps everything from being published; a warning asks to look once more."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend.

    ``path`` is relative to the content folder, with forward slashes; ``line`` and ``column``
    count from 1; ``code`` is stable; ``field`` is a dotted path such as ``people[0].part``, or
    empty where the problem is not in the front matter. ``found`` and ``write`` are Vietnamese
    phrases: what stands there, and what should.
    """

    path: str
    line: int
    column: int
    code: str
    field: str
    found: str
    write: str
    severity: Severity = Severity.ERROR


class Invalid(Exception):  # noqa: N818 - not an error of the program but of what it was given
    """Raised by a step that cannot go on; carries every problem the step found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


GUIDE = "docs/huong-dan-bien-tap.md"
"""The guide for editors, which has a section for each code, its anchor being the code."""


def rule_link(code: str) -> str:
    """Where the guide explains a code."""
    return f"{GUIDE}#{code}"
