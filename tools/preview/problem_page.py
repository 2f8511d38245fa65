"""The page that stands in for every page while something is wrong."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from plugins.archive.page import Page
from plugins.archive.problems import Problem
from plugins.archive.report import excerpt, read_lines
from plugins.archive.site import Site
from plugins.archive.views import LinkView
from plugins.guide.pages import rule_address
from tools.preview.views import ProblemFileView, ProblemsView, ProblemView, SourceLineView


def problem_page(address: str, problems: Sequence[Problem], content: Path, site: Site) -> Page:
    """Make the page, at whatever address was asked for; problems are in the order of places."""
    language = site.language
    number = len(problems)
    title = language.ngettext("Có %(num)s lỗi cần sửa", "Có %(num)s lỗi cần sửa", number)
    return Page(
        address,
        "problems.html",
        title % {"num": number},
        language.gettext("Sửa xong và lưu tệp, trang sẽ tự hiện lại."),
        ProblemsView(tuple(_files(problems, content))),
    )


def _files(problems: Sequence[Problem], content: Path) -> Iterator[ProblemFileView]:
    for path, found in groupby(problems, lambda problem: problem.path):
        lines = read_lines(content / path)
        yield ProblemFileView(path, tuple(_problem(problem, lines) for problem in found))


def _problem(problem: Problem, lines: Sequence[str]) -> ProblemView:
    return ProblemView(
        problem.line,
        problem.column,
        problem.field,
        problem.found,
        problem.write,
        LinkView(problem.code, rule_address(problem.code)),
        _source_line(problem, lines),
    )


def _source_line(problem: Problem, lines: Sequence[str]) -> SourceLineView | None:
    shown = excerpt(lines, problem)
    if shown is None:
        return None
    text, start, end = shown.text, shown.start, shown.end
    return SourceLineView(problem.line, text[:start], text[start:end], text[end:])
