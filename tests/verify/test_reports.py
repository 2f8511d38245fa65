"""What is told of an examination: to a terminal, to programs, to people, and of the standards."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from plugins.verify.command import PAGE, REPORT, run
from plugins.verify.document import read_document
from plugins.verify.examination import Examination, Order
from plugins.verify.features import FEATURES
from plugins.verify.findings import NAMES, Check, Finding
from plugins.verify.report import write_report
from plugins.verify.report_page import write_page
from plugins.verify.standards import Judgement, Standing, judge, rows
from tests.conftest import ROOT

FINDING = Finding("a/index.html", 7, "axe", "<b> & “c”", "sửa <b>")


@pytest.fixture(scope="session")
def found(examination: Examination) -> Examination:
    """An examination with an error in it, whose text must not become markup."""
    return replace(examination, findings={**examination.findings, Check.ACCESS: (FINDING,) * 30})


def test_the_command_tells_each_check_and_writes_both_reports(
    published: Path, tmp_path: Path
) -> None:
    out = io.StringIO()
    code = run(Order(published, ("nginx",), "", scenes=()), tmp_path, out)
    told = out.getvalue()

    assert 0 == code
    assert [] == [name for name in NAMES.values() if name not in told]
    assert "bang-thieu-ten, tin/2022/hoi-nghi-ccvc/index.html" in told
    assert {REPORT, PAGE} == {file.name for file in tmp_path.iterdir()}


def test_an_error_is_told_and_ends_in_its_exit_code(published: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "site"
    spoiled.mkdir()
    for name in (".biennien", ".addresses", "index.html"):
        (spoiled / name).write_bytes((published / name).read_bytes())
    out = io.StringIO()

    assert 1 == run(Order(spoiled, (), "", scenes=()), tmp_path / "reports", out)
    assert "lỗi tep-khac, 404.html" in out.getvalue()
    assert "chỗ tep-khac nữa" in out.getvalue()


def test_a_list_of_files_that_cannot_be_read_is_told(published: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes((published / "index.html").read_bytes())
    (tmp_path / ".biennien").write_bytes(b"{}\nindex.html")
    out = io.StringIO()

    assert 1 == run(Order(tmp_path, (), "", scenes=()), tmp_path / "reports", out)
    assert "bản kê các tệp hỏng" in out.getvalue()
    assert "lỗi tep-khac, index.html" in out.getvalue()


def test_a_folder_that_no_build_filled_is_told(tmp_path: Path) -> None:
    out = io.StringIO()

    assert 1 == run(Order(tmp_path / "x", (), "", scenes=()), tmp_path / "reports", out)
    assert "hãy chạy publish trước" in out.getvalue()


def test_the_report_for_programs_says_all_and_no_time(found: Examination) -> None:
    report = json.loads(write_report(found, judge(found)))
    checks = {check["check"]: check for check in report["checks"]}

    assert [*Check] == [*checks]
    assert [FINDING._asdict()] * 30 == checks[Check.ACCESS]["findings"]
    assert (len(found.pages), 21) == (report["pages"], len(report["standards"]))
    slower = replace(found, seconds=dict.fromkeys(Check, 9.9))
    assert write_report(found, judge(found)) == write_report(slower, judge(slower))
    assert write_page(found, judge(found)) == write_page(slower, judge(slower))


def test_the_page_is_whole_valid_and_shows_what_was_found_as_text(found: Examination) -> None:
    document = read_document(write_page(found, judge(found)))
    shown = " ".join("".join(it.itertext()) for it in document.all("body"))

    assert () == document.faults
    assert 20 == shown.count("Thấy: <b> & “c”")
    assert "Còn 10 chỗ nữa" in shown
    assert [] == [it for it in document.elements if it.get("src") or it.get("href")]


def test_axe_finds_nothing_in_the_page_which_fits_and_keeps_its_policy(
    chromium: Browser, found: Examination, tmp_path: Path
) -> None:
    file = tmp_path / PAGE
    file.write_bytes(write_page(found, judge(found)))
    page = chromium.new_page(viewport={"width": 360, "height": 740}, color_scheme="light")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(file.as_uri())
    seen = [_look(page)]
    page.set_viewport_size({"width": 1280, "height": 740})
    page.emulate_media(color_scheme="dark")
    seen.append(_look(page))
    page.close()

    assert [([], 360, "rgb(251, 247, 239)"), ([], 1280, "rgb(23, 20, 17)")] == seen
    assert [] == complaints


def test_every_requirement_names_proofs_that_exist() -> None:
    code = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "plugins" / "verify").glob("*.py")
    )

    assert [*range(1, 22)] == [row.number for row in rows()]
    for row in rows():
        assert {*row.features} <= FEATURES.keys()
        assert [] == [it for it in row.codes if f'"{it}"' not in code]
        assert row.person or row.checks or row.codes or row.features
    assert {*FEATURES} == {name for row in rows() for name in row.features}


def test_a_requirement_is_met_by_evidence_and_otherwise_left_to_a_person(
    examination: Examination,
) -> None:
    standings = {it.row.number: it.standing for it in judge(examination)}

    assert Standing.MET is standings[9] is standings[6] is standings[13] is standings[17]
    # No form to rate with, no link to public services, a table without a name.
    assert Standing.UNMET is standings[3] is standings[11] is standings[18]
    assert Standing.PERSON is standings[1] is standings[5] is standings[8]


def test_what_is_found_or_missing_leaves_a_requirement_unmet(examination: Examination) -> None:
    title = Finding("index.html", 0, "de-muc-sai", "a", "b")
    spoiled = replace(
        examination,
        findings={**examination.findings, Check.HTML: (title,)},
        pages=[page._replace(features=()) for page in examination.pages],
    )
    before, after = judgements(examination), judgements(spoiled)

    assert Standing.MET is before[17].standing is before[12].standing
    assert Standing.UNMET is after[17].standing is after[12].standing
    assert "index.html" in after[17].proofs[1].seen
    assert "có trên 0/" in after[12].proofs[0].seen


def judgements(examination: Examination) -> dict[int, Judgement]:
    return {it.row.number: it for it in judge(examination)}


def _look(page: Page) -> tuple[list[str], int, str]:
    """What axe finds, how wide the page is, and its ground."""
    violations = [it["id"] for it in Axe().run(page).response["violations"]]
    wide: int = page.evaluate("document.documentElement.scrollWidth")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    return violations, wide, str(ground)
