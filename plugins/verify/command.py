"""The command ``verify``: what whoever publishes runs before anything is sent."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TextIO

from plugins.archive.crew import Crew
from plugins.archive.manifest import MANIFEST
from plugins.archive.problems import Severity
from plugins.archive.report import COLOURS, PLAIN, Ink
from plugins.archive.write import write_file
from plugins.verify.examination import Examination, Order, examine
from plugins.verify.findings import NAMES, Check, Finding, severities
from plugins.verify.report import write_report
from plugins.verify.report_page import write_page
from plugins.verify.standards import judge

REPORT = "bao-cao.json"
PAGE = "bao-cao.html"
_SHOWN = 5
"""Findings of a code that are shown; reports have all of them."""


def run(order: Order, reports: Path, out: TextIO) -> int:
    """Examine and report; gives the exit code: 1 where there is an error, or no site."""
    if not (order.output / MANIFEST).is_file():
        out.write(f"{order.output} không phải trang đã dựng: hãy chạy publish trước.\n")
        return 1
    crew = Crew()
    examination = examine(order, crew)
    crew.dismiss()
    judgements = judge(examination)
    write_file(reports / REPORT, write_report(examination, judgements))
    write_file(reports / PAGE, write_page(examination, judgements))
    ink = COLOURS if out.isatty() else PLAIN
    out.writelines(f"{line}\n" for line in _lines(examination, ink))
    out.write(f"Biên bản: {reports / PAGE}, {reports / REPORT}\n")
    errors, _ = severities(examination.all_findings)
    return int(errors > 0)


def _lines(examination: Examination, ink: Ink) -> Iterator[str]:
    """Yield a line a check, then what to mend, then the sum."""
    for check in Check:
        errors, warnings = severities(examination.findings[check])
        counts = f"{examination.examined[check]:>7} {errors:>5} lỗi {warnings:>4} cảnh báo"
        yield f"{NAMES[check]:<48}{counts} {examination.seconds[check]:>7.1f} giây"
    for check in Check:
        if examination.findings[check]:
            yield ""
            yield f"{ink.strong}{NAMES[check]}{ink.off}"
            yield from _of_check(examination.findings[check], ink)
    errors, warnings = severities(examination.all_findings)
    yield ""
    yield f"{len(examination.pages)} trang: {errors} lỗi, {warnings} cảnh báo."


def _of_check(findings: Iterable[Finding], ink: Ink) -> Iterator[str]:
    for code, of_code in groupby(sorted(findings, key=lambda it: it.code), lambda it: it.code):
        found = [*of_code]
        for finding in found[:_SHOWN]:
            colour = ink.of(finding.severity)
            name = "lỗi" if finding.severity is Severity.ERROR else "cảnh báo"
            line = f", dòng {finding.line}" if finding.line else ""
            yield f"  {colour}{name}{ink.off} {code}, {finding.path or 'cả trang'}{line}"
            yield f"    thấy: {finding.found}"
            yield f"    cần:  {finding.write}"
        if len(found) > _SHOWN:
            yield f"    … và {len(found) - _SHOWN} chỗ {code} nữa"
