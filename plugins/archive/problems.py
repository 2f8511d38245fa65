"""What is wrong in a source, said so that an editor can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby


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


class Invalid(Exception):  # noqa: N818 - not an error of the program but of what it was given
    """Raised by a step that cannot go on; carries every problem the step found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        self.problems = tuple(sorted(set(problems)))
        super().__init__(f"{len(self.problems)} problems")


def format_problems(problems: Iterable[Problem]) -> str:
    """Lay out problems for people: grouped by file, in the order of the lines."""
    ordered = sorted(set(problems))
    files = [_file(path, of_file) for path, of_file in groupby(ordered, lambda p: p.path)]
    paths = {problem.path for problem in ordered}
    return "\n".join(
        [*files, f"Có {len(ordered)} lỗi trong {len(paths)} tệp. Chưa ghi gì ra trang."]
    )


def _file(path: str, problems: Iterable[Problem]) -> str:
    return "\n".join([path, *map(_entry, problems)]) + "\n"


def _entry(problem: Problem) -> str:
    where = f"dòng {problem.line}, cột {problem.column}"
    about = f", trường {problem.field}" if problem.field else ""
    return (
        f"  {where}{about} [{problem.code}]\n    thấy: {problem.found}\n    cần:  {problem.write}"
    )
