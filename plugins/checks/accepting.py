"""Warnings that an editor lets stand, with a reason that stays to be seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.archive.problems import Problem, Severity
from plugins.checks.examine import Accepted


@dataclass(frozen=True, slots=True)
class AcceptedWarning:
    """A warning that its file accepts, and why."""

    warning: Problem
    reason: str


def part_accepted(
    problems: Iterable[Problem], accepted: Mapping[str, Iterable[Accepted]]
) -> tuple[list[Problem], list[AcceptedWarning]]:
    """Part the problems that stand from the warnings that their file accepts.

    ``accepted`` is by path. What a file accepts without need is a problem of its own.
    """
    reasons = {
        (path, entry.code): entry.reason for path, entries in accepted.items() for entry in entries
    }
    standing: list[Problem] = []
    let_stand: list[AcceptedWarning] = []
    for problem in problems:
        reason = reasons.get((problem.path, problem.code))
        if reason and problem.severity is Severity.WARNING:
            let_stand.append(AcceptedWarning(problem, reason))
        else:
            standing.append(problem)
    return [*standing, *_needless(accepted, let_stand)], let_stand


def _needless(
    accepted: Mapping[str, Iterable[Accepted]], let_stand: Iterable[AcceptedWarning]
) -> Iterator[Problem]:
    """A file accepts only warnings that it has: a reason for none hides what comes later."""
    codes = defaultdict[str, set[str]](set)
    for one in let_stand:
        codes[one.warning.path].add(one.warning.code)
    for path, entries in accepted.items():
        for entry in entries:
            if entry.code not in codes[path]:
                found = f"bài chấp nhận cảnh báo “{entry.code}” mà không có cảnh báo ấy"
                write = "xóa mục này trong accepted, hoặc sửa mã cho đúng"
                yield Problem(
                    path,
                    entry.line,
                    1,
                    "chap-nhan-thua",
                    "accepted",
                    found,
                    write,
                    Severity.WARNING,
                )
