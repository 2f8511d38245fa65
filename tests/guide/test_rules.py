"""Every code has its section in the guide, and no section is without its code."""

import ast

import pytest

from plugins.guide.rules import FOLDER, TOPICS, Rule, read_rules
from tests.guide.codes import SEVERITIES, given_codes, in_module, makers
from tests.house import Module

ALL = tuple(rule for rules in read_rules().values() for rule in rules)


def test_every_code_is_given_as_it_stands() -> None:
    """Else nobody could tell which codes there are."""
    assert [] == [given for given in given_codes() if not given.is_literal]


def test_every_code_has_one_section_and_every_section_a_code() -> None:
    given = {given.code: given.place for given in given_codes()}
    explained = [rule.code for rule in ALL]

    assert {} == {code: place for code, place in given.items() if code not in explained}
    assert [] == [code for code in explained if code not in given]
    assert len(set(explained)) == len(explained)


def test_the_guide_says_of_each_code_how_severe_it_is() -> None:
    told = {rule.code: rule.severity for rule in ALL}

    assert [] == [
        given for given in given_codes() if told.get(given.code) != SEVERITIES[given.room]
    ]


def test_every_topic_has_a_title() -> None:
    assert {file.stem for file in FOLDER.iterdir()} == set(TOPICS)


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.code)
def test_a_section_is_complete(rule: Rule) -> None:
    assert rule.wrong.strip() != rule.right.strip()
    for text in (rule.title, rule.why, rule.wrong, rule.right):
        assert text.strip()
    assert not rule.title.endswith(".")
    assert rule.why.strip().endswith((".", "…"))


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('problem("a.md", *place, "mot-ma", "", "thấy", "cần")', [("mot-ma", True)]),
        ('problem("a.md", 1, 1, code="mot-ma", found="", write="")', [("mot-ma", True)]),
        ('problem("a.md", 1, 1, CODES[kind], "", "thấy", "cần")', [("CODES[kind]", False)]),
        ('problem("a.md", 1, 1, code, "", "thấy", "cần")', []),
        ('other("a.md", 1, 1, "mot-ma", "", "thấy", "cần")', []),
    ],
)
def test_a_code_is_found_where_a_problem_is_made(
    call: str, expected: list[tuple[str, bool]]
) -> None:
    maker = "def problem(path, line, column, code, field, found, write): ..."
    module = Module("plugins.archive.some", ast.parse(f"{maker}\n{call}"))
    positions = {name: {position} for name, position in makers(module)}

    found = [(given.code, given.is_literal) for given in in_module(module, positions)]

    assert expected == found
