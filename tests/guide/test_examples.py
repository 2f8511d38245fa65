"""The examples of the guide are what they say: the wrong one is told, the right one is not."""

import re
from itertools import chain

import pytest

from plugins.archive.problems import Invalid
from plugins.archive.record import parse_manuscript, read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from plugins.checks.rules import RECORD_RULES
from plugins.checks.subject import Subject
from plugins.guide.guide import EXAMPLES
from plugins.guide.rules import Rule, read_rules

PATH = "tin/2024/2024-05-17-hoi-nghi-ccvc.md"

TRIED = {
    "record": {"chap-nhan-thua", "dinh-danh-sai", "menu-hong", "thieu-vach", "trung-ma"}
    | {"truc-thuoc-vong"},
    "body": {"bai-qua-dai", "bai-qua-roi", "doan-qua-roi", "long-qua-sau", "lien-ket-hong"}
    | {"ky-tu-dieu-khien"},
    "typography": set[str](),
    "language": set[str](),
}
"""Topics whose examples are pieces of a record, but for these codes: theirs are told in words."""

RULES = [
    rule
    for topic, others in TRIED.items()
    for rule in read_rules()[topic]
    if rule.code not in others
]
FIELD = re.compile(r"^([a-z]+):.*\n(?:(?: |- ).*\n)*", re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_wrong_example_is_told_and_the_right_one_is_not(rule: Rule) -> None:
    assert rule.code in told_codes(rule.wrong)
    assert rule.code not in told_codes(rule.right)


def told_codes(example: str) -> set[str]:
    """Collect what is told of a record in which an example stands in its place."""
    source = Source(PATH, record_with(example.strip("\n")).encode())
    vocabulary, _, _ = parse_vocabulary(
        Source(f"vocabulary/{file.name}", file.read_bytes()) for file in EXAMPLES.glob("*.yml")
    )
    known = {name: terms for name, terms in vocabulary.known().items() if terms}
    try:
        manuscript = read_manuscript(source)
        metadata = parse_manuscript(manuscript, known).metadata
    except Invalid as invalid:
        return {problem.code for problem in invalid.problems}
    subject = Subject(manuscript, source, metadata, vocabulary)
    return {problem.code for problem in chain(*(rule(subject) for rule in RECORD_RULES))}


def record_with(example: str) -> str:
    """Put an example where it belongs: a whole record, fields of one, its text, or both."""
    whole = (EXAMPLES / "tin.md").read_text(encoding="utf-8")
    if example.startswith("---"):
        return f"{example}\n"
    head, _, body = whole.removeprefix("---\n").partition("\n---\n")
    if not re.match(r"\[?[a-z]+\]?:", example):
        return f"---\n{head}\n---\n{example}\n"
    fields, _, text = f"{example}\n".partition("\n---\n")
    named = {found[1] for found in FIELD.finditer(f"{fields}\n")}
    kept = FIELD.sub(lambda found: "" if found[1] in named else found[0], f"{head}\n")
    return f"---\n{kept}{fields}\n---\n{text or body}"
