"""A report in the forms that people and programs read."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.archive.problems import Problem, Severity, rule_link
from plugins.archive.report import PLAIN, Ink, count, lay_out
from plugins.checks.run import Report


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report is read: the content folder, as the reader names it, and the colours."""

    content: Path
    name: PurePosixPath
    ink: Ink = PLAIN


def text(report: Report, setting: Setting) -> Iterator[str]:
    """For people: by file, then what is let stand and why, then the sum."""
    yield from lay_out(report.problems, setting.content, setting.ink)
    if report.accepted:
        yield "Cảnh báo đã được chấp nhận, kèm lý do ghi trong bài:"
        for one in report.accepted:
            where = f"{one.warning.path}, dòng {one.warning.line}"
            yield f"  {where}: {one.warning.code}. {one.reason}"
        yield ""
    yield f"Đã kiểm tra {report.files} tệp: {count(report.problems)}."


def as_json(report: Report, _: Setting) -> Iterator[str]:
    """For programs: a list of objects, one a problem."""
    problems = [_fields(problem) for problem in report.problems]
    yield json.dumps(problems, ensure_ascii=False, indent=1)


def github(report: Report, setting: Setting) -> Iterator[str]:
    """For GitHub: workflow commands, which it shows at the lines of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    for problem in report.problems:
        properties = {
            "file": str(setting.name / problem.path),
            "line": str(problem.line),
            "col": str(problem.column),
            "title": problem.code,
        }
        said = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
        yield f"::{problem.severity.value} {said}::{_escaped(_sentence(problem))}"


def gitlab(report: Report, setting: Setting) -> Iterator[str]:
    """For GitLab: a Code Quality report, which it shows in a merge request.

    https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
    """
    severity = {Severity.ERROR: "major", Severity.WARNING: "minor"}
    entries = [
        {
            "description": _sentence(problem),
            "check_name": problem.code,
            "fingerprint": _fingerprint(problem),
            "severity": severity[problem.severity],
            "location": {
                "path": str(setting.name / problem.path),
                "lines": {"begin": problem.line},
            },
        }
        for problem in report.problems
    ]
    yield json.dumps(entries, ensure_ascii=False, indent=1)


FORMATS: dict[str, Callable[[Report, Setting], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "gitlab": gitlab,
}


def _fields(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "code": problem.code,
        "severity": problem.severity.value,
        "found": problem.found,
        "write": problem.write,
        "link": rule_link(problem.code),
    }


def _sentence(problem: Problem) -> str:
    about = f"{problem.field}: " if problem.field else ""
    return f"{about}thấy {problem.found}; cần {problem.write} ({rule_link(problem.code)})"


def _escaped(value: str, more: str = "") -> str:
    for character in f"%\r\n{more}":
        value = value.replace(character, f"%{ord(character):02X}")
    return value


def _fingerprint(problem: Problem) -> str:
    """The same for the same problem wherever in its file it moves."""
    parts = (problem.path, problem.field, problem.code, problem.found)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
