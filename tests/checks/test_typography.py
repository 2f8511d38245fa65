from pathlib import Path

import pytest

from plugins.archive.problems import Problem, Severity
from plugins.archive.record import read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from plugins.checks.subject import Subject
from plugins.checks.typography import RULES
from plugins.vietnamese.repairs import repairs

CONTENT = Path(__file__).parents[2] / "content"
PATH = "tin/2022/2022-09-16-hop.md"


def warnings(text: str, *, new_tones: bool = False, path: str = PATH) -> list[Problem]:
    """Give what is told of a record."""
    source = Source(path, text.encode())
    vocabulary, _, _ = parse_vocabulary([])
    subject = Subject(read_manuscript(source), source, None, vocabulary, new_tones)
    return [problem for rule in RULES for problem in rule(subject)]


WRONG = {
    "ma-loi": "Há»™i nghá»‹ cÃ¡n bá»™",
    "ma-tcvn3": "Héi nghÞ c¸n bé",
    "ma-vni": "Hoäi nghò caùn boä",
    "chua-nfc": "Hội nghi\u0323",
    "chu-d-la": "Ðại hội",
    "sai-cho-dau-thanh": "tòan thể",
    "kieu-dau-thanh": "Khánh Hoà",
    "nhay-thang": 'bàn "quy chế"',
    "thieu-dau-cach": "cán bộ,công chức",
    "thua-dau-cach": "cán bộ , công chức",
}


@pytest.mark.parametrize(("code", "text"), WRONG.items())
def test_each_fault_is_told_in_the_body_and_in_the_fields(code: str, text: str) -> None:
    title = text.replace('"', "''") if "'" in text else text
    in_body, *_ = warnings(f"---\nid: a\n---\nHọp.\n\n{text}\n")
    in_title, *_ = warnings(f"---\nid: a\ntitle: {title}\n---\nHọp.\n")

    assert (code, "", 6) == (in_body.code, in_body.field, in_body.line)
    assert (code, "title", 2 + 1) == (in_title.code, in_title.field, in_title.line)
    assert Severity.WARNING is in_body.severity
    assert in_body.write.endswith("python tasks.py fix --write")


def test_all_repairs_have_an_example_here() -> None:
    assert list(WRONG) == [one.code for one in repairs(new_tones=False)]


def test_the_place_and_the_words_around_it_are_told() -> None:
    (found,) = warnings("---\nid: a\n---\nHội nghị của cán bộ,công chức Sở.\n")

    assert (4, 21) == (found.line, found.column)
    assert "thiếu dấu cách: “bộ,công”" == found.found
    assert found.write.startswith("“bộ, công”;")


def test_a_fault_is_told_once_for_a_text_with_how_often_it_has_it() -> None:
    (found,) = warnings("---\nid: a\n---\nHoà, xoá và hoạ.\n\nToà.\n")

    assert "dấu thanh khác kiểu của trang: “Hoà,” (và 3 chỗ nữa)" == found.found


def test_the_style_of_tones_is_that_of_the_site() -> None:
    text = "---\nid: a\n---\nKhánh Hòa\n"

    assert [] == warnings(text)
    assert ["kieu-dau-thanh"] == [found.code for found in warnings(text, new_tones=True)]


@pytest.mark.parametrize(
    "body",
    [
        '`cán ,bộ` và [họp](/tin/a,b/ "hoà") rồi',
        "```\nhoà ,bình\n```",
        '<span title="hoà ,bình">họp</span>',
        "https://a.example.vn/hoà,bình",
        "![](2022/hoà.webp)",
    ],
)
def test_code_and_addresses_are_no_prose(body: str) -> None:
    assert [] == warnings(f"---\nid: a\n---\n{body}\n")


@pytest.mark.parametrize("file", sorted(CONTENT.glob("tin/*/*.md")), ids=lambda file: file.stem)
def test_the_write_ups_have_none_of_it(file: Path) -> None:
    path = file.relative_to(CONTENT).as_posix()

    assert [] == warnings(file.read_text(encoding="utf-8"), path=path)
