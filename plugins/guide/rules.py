"""The rules as the guide explains them, from `rules/<topic>.toml`, one table a code."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from plugins.archive.problems import Severity
from plugins.guide.marks import anchor, code_block

FOLDER = Path(__file__).with_name("rules")

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "record": "Phần khai báo ở đầu bài",
        "body": "Thân bài",
        "files": "Tệp, ảnh và địa chỉ",
        "typography": "Gõ chữ và dấu câu",
        "language": "Chính tả và từ ngữ",
        "consistency": "Ngày tháng, số liệu, con người",
        "archive": "Giữa các bài",
        "media": "Hình ảnh và tệp kèm",
    }
)
"""Title of each topic, in the order of the guide."""

_NAMES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo"}
)


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands behind a code, why, and how to write; texts are Markdown, examples are not."""

    code: str
    title: str
    severity: Severity
    why: str
    wrong: str
    right: str


def read_rules() -> dict[str, tuple[Rule, ...]]:
    """Read the rules by topic, in the order in which the files tell them."""
    return {
        topic: tuple(_rules(file))
        for topic in TOPICS
        if (file := FOLDER / f"{topic}.toml").is_file()
    }


def rule_chapters() -> str:
    """Write the rules as Markdown: each topic with its codes, then each code with its anchor."""
    return "\n\n".join(
        f"### {TOPICS[topic]}\n\n{_index(rules)}\n\n" + "\n\n".join(map(_section, rules))
        for topic, rules in read_rules().items()
    )


def _rules(file: Path) -> Iterator[Rule]:
    for code, row in tomllib.loads(file.read_text(encoding="utf-8")).items():
        yield Rule(code, **{**row, "severity": Severity(row["severity"])})


def _index(rules: tuple[Rule, ...]) -> str:
    return ", ".join(f"[{rule.code}](#{rule.code})" for rule in rules)


def _section(rule: Rule) -> str:
    return "\n\n".join(
        [
            f"#### {anchor(rule.code)}{rule.title}",
            f"{_NAMES[rule.severity]} `{rule.code}`. {' '.join(rule.why.split())}",
            "Chưa đúng:",
            code_block(rule.wrong),
            "Viết lại:",
            code_block(rule.right),
        ]
    )
