"""The command as editors and CI run it, on a copy of the miniature archive."""

import io
import json
import os
import re
from pathlib import Path

import pytest

from plugins.checks.command import Order, run
from tests.archive.samples import copy_site
from tests.pdf_samples import pdf_of

RECORD = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
OTHER = "tin/2021/2021-09-16-hoi-nghi-ccvc.md"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "content")


def checked(
    content: Path, form: str = "text", *files: Path, coloured: bool = False
) -> tuple[int, str]:
    """Exit code and output of a check."""
    store = content.parent / "store/checks.sqlite"
    out = io.StringIO()
    given = tuple(map(str, files))
    code = run(Order(content, store, form, given, coloured=coloured), out)
    return code, out.getvalue()


def found(content: Path, *files: Path) -> list[tuple[str, str]]:
    """Path and code of each problem."""
    _, said = checked(content, "json", *files)
    return [(problem["path"], problem["code"]) for problem in json.loads(said)]


def change(content: Path, path: str, old: str, new: str) -> Path:
    file = content / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_a_sound_archive_passes(content: Path) -> None:
    code, said = checked(content)

    assert 0 == code
    assert re.search(r"Đã kiểm tra \d+ tệp: (?:không có lỗi|\d+ cảnh báo)\.\n\Z", said)


def test_all_problems_of_all_files_are_told_in_one_run(content: Path) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")
    change(content, OTHER, "summary:", "sumary:")
    change(content, "vocabulary/people.yml", "  name:", "  nam:")
    (content / "images/2022/toan-canh.webp").write_bytes(b"RIFF")
    (content / "files/2022/quy-che.pdf").unlink()

    code, _ = checked(content)

    assert 1 == code
    assert {
        (RECORD, "tu-vung-la"),
        (RECORD, "thieu-tep"),
        (OTHER, "truong-la"),
        (OTHER, "thieu-truong"),
        ("vocabulary/people.yml", "truong-la"),
        ("images/2022/toan-canh.webp", "anh-hong"),
    } <= set(found(content))


def test_a_broken_vocabulary_is_one_problem_and_blames_nobody(content: Path) -> None:
    (content / "vocabulary/people.yml").write_text("a: [\n", encoding="utf-8")

    _, said = checked(content, "json")

    errors = [problem for problem in json.loads(said) if problem["severity"] == "error"]
    assert [("vocabulary/people.yml", "yaml-hong")] == [(e["path"], e["code"]) for e in errors]


def test_json_has_exactly_the_agreed_keys(content: Path) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")

    _, said = checked(content, "json")

    (problem,) = [problem for problem in json.loads(said) if problem["code"] == "tu-vung-la"]
    assert {
        "path": RECORD,
        "line": 5,
        "column": 1,
        "field": "kind",
        "code": "tu-vung-la",
        "severity": "error",
        "found": problem["found"],
        "write": problem["write"],
        "link": "docs/huong-dan-bien-tap.md#tu-vung-la",
    } == problem
    assert "“hoi-ngh”" in problem["found"]
    assert "hoi-nghi" in problem["write"]


def test_github_shows_problems_at_the_lines_of_a_pull_request(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(content, RECORD, "kind: hoi-nghi", 'kind: "100%: hoi-nghi"')
    monkeypatch.chdir(content.parent)

    code, said = checked(content, "github")

    (line,) = [line for line in said.splitlines() if "title=tu-vung-la" in line]
    assert 1 == code
    assert line.startswith(f"::error file=content/{RECORD},line=5,col=1,title=tu-vung-la::kind: ")
    assert "100%25: hoi-nghi" in line


def test_gitlab_gets_a_code_quality_report(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")
    monkeypatch.chdir(content.parent)

    before = json.loads(checked(content, "gitlab")[1])
    change(content, RECORD, "---\nid:", "---\n\nid:")
    after = json.loads(checked(content, "gitlab")[1])

    assert [{"path": f"content/{RECORD}", "lines": {"begin": 5}}] == [
        entry["location"] for entry in before if entry["check_name"] == "tu-vung-la"
    ]
    assert {"major"} == {e["severity"] for e in before if e["check_name"] == "tu-vung-la"}
    assert {e["fingerprint"] for e in before} == {e["fingerprint"] for e in after}


def test_a_terminal_gets_colours(content: Path) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")

    assert "\x1b[31mlỗi\x1b[0m" in checked(content, coloured=True)[1]
    assert "\x1b" not in checked(content)[1]


def test_a_few_files_are_checked_by_themselves(content: Path) -> None:
    wrong = change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")
    change(content, OTHER, "summary:", "sumary:")

    assert {RECORD} == {path for path, _ in found(content, wrong)}
    assert [] == found(content, content.parent / "elsewhere.md")


def test_a_second_run_finds_the_same_from_the_store(content: Path) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh")

    first = checked(content)
    store = content.parent / "store/checks.sqlite"
    assert store.stat().st_size > 0
    assert first == checked(content)
    store.write_bytes(b"")
    assert first == checked(content)


def test_an_attachment_without_text_is_told_where_a_record_names_it(content: Path) -> None:
    _, said = checked(content, "json")
    told = [found for found in json.loads(said) if found["code"] == "tep-khong-co-chu"]
    (content / "files/2022/quy-che.pdf").write_bytes(pdf_of("Quy chế chi tiêu nội bộ"))

    assert [(RECORD, 99, "attachments[0].file")] == [
        (found["path"], found["line"], found["field"]) for found in told
    ]
    assert "tep-khong-co-chu" not in checked(content)[1]


def test_that_an_attachment_has_no_text_can_be_accepted(content: Path) -> None:
    accepted = "accepted:\n  - code: tep-khong-co-chu\n    reason: chỉ còn bản quét\nattachments:"
    change(content, RECORD, "attachments:", accepted)

    assert (RECORD, "tep-khong-co-chu") not in found(content)


def test_a_change_is_seen_whatever_its_time_stamp_says(content: Path) -> None:
    """Explorer copies files with their old dates."""
    file = content / RECORD
    state = file.stat()
    checked(content)

    change(content, RECORD, "kind: hoi-nghi", "kind: hoi-ngh1")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

    assert (RECORD, "tu-vung-la") in found(content)


def test_a_new_term_mends_what_did_not_change(content: Path) -> None:
    change(content, RECORD, "kind: hoi-nghi", "kind: hop-bao")
    assert (RECORD, "tu-vung-la") in found(content)

    kinds = content / "vocabulary/kinds.yml"
    kinds.write_text(
        f"{kinds.read_text(encoding='utf-8')}hop-bao:\n  name: Họp báo\n", encoding="utf-8"
    )

    assert (RECORD, "tu-vung-la") not in found(content)
