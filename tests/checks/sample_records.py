"""Records and archives in short, made to break one rule."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from plugins.archive.front_matter import parse_yaml
from plugins.archive.problems import Problem, Severity
from plugins.archive.record import parse_manuscript, read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import Vocabulary, parse_vocabulary
from plugins.checks.facts import Facts, facts_of
from plugins.checks.subject import Subject
from plugins.checks.whole import Whole
from tests.archive.samples import PATH, good

TERMS = {
    "kinds": "hoi-nghi: {name: Hội nghị}",
    "categories": "tin-tuc: {name: Tin tức}",
    "tags": "quy-che: {name: Quy chế}",
    "series": "",
    "organizations": """
so-vi-du:
  name: Sở Khoa học và Công nghệ tỉnh Ví Dụ
  short_name: Sở KH&CN Ví Dụ
trung-tam:
  name: Trung tâm Ứng dụng tiến bộ
  parent: so-vi-du
chi-bo:
  name: Chi bộ Trung tâm Ứng dụng tiến bộ
  parent: trung-tam
""",
    "people": """
le-an:
  name: Lê An
tran-hoa:
  name: Trần Hòa
vo-van-hoang-em:
  name: Võ Văn Hoàng Em
vo-van-hoan-em:
  name: Võ Văn Hoàn Em
phan-thi-thuy:
  name: Phan Thị Thủy
  variants: [Phan Thuỷ]
""",
}


SYLLABLES = (
    *("nghiên", "cứu", "phương", "hướng", "nhiệm", "vụ", "trọng", "tâm", "thường", "xuyên"),
    *("nghiệm", "thu", "quyết", "định", "thông", "tin", "thống", "kê", "khoa", "học", "công"),
    *("nghệ", "chuyển", "giao", "chương", "trình", "nông", "thôn", "miền", "núi", "tiêu", "đo"),
)
TEXT = " ".join(f"{SYLLABLES[number * 7 % len(SYLLABLES)]} {number}" for number in range(400))
"""A text long enough to be told from others."""


def vocabulary(terms: Mapping[str, str]) -> Vocabulary:
    sources = [Source(f"vocabulary/{name}.yml", text.encode()) for name, text in terms.items()]
    parsed, broken, problems = parse_vocabulary(source for source in sources if source.content)
    assert (set(), []) == (broken, problems)
    return parsed


VOCABULARY = vocabulary(TERMS)


def text_of(body: str = "Đoạn thứ nhất.", **fields: str) -> str:
    """The good record with another body, and fields changed; lists as YAML below the name."""
    written = {name: f"\n{value}" if "\n" in value else value for name, value in fields.items()}
    return good(**written).replace("Đoạn thứ nhất.", body)


def subject(body: str = "Đoạn thứ nhất.", **fields: str) -> Subject:
    source = Source(PATH, text_of(body, **fields).encode())
    manuscript = read_manuscript(source)
    record = parse_manuscript(manuscript, VOCABULARY.known())
    return Subject(manuscript, source, record.metadata, VOCABULARY)


def told(
    rules: Iterable[Callable[[Subject], Iterator[Problem]]], about: Subject
) -> list[tuple[str, str]]:
    """Code and field of each warning of rules; each can be understood, and stands in the file."""
    found = [problem for rule in rules for problem in rule(about)]
    for problem in found:
        assert Severity.WARNING is problem.severity
        assert problem.found.strip()
        assert problem.write.strip()
        assert 1 <= problem.line <= len(about.lines)
        assert 1 <= problem.column <= len(about.lines[problem.line - 1]) + 1
    return [(problem.code, problem.field) for problem in found]


def facts(path: str = PATH, body: str = "Đoạn thứ nhất.", **fields: str) -> Facts:
    """The facts of a record; its path is not held against its days."""
    manuscript = read_manuscript(Source(PATH, text_of(body, **fields).encode()))
    record = parse_manuscript(manuscript, VOCABULARY.known())
    return replace(facts_of(record), path=path)


def whole(*records: Facts, terms: Mapping[str, str] | None = None, complete: bool = True) -> Whole:
    """An archive of records and terms, without files."""
    written = {**TERMS, **(terms or {})}
    return Whole(
        facts=records,
        vocabulary=vocabulary(written),
        written={
            name: parse_yaml(text, f"vocabulary/{name}.yml") for name, text in written.items()
        },
        named_files=frozenset(),
        pictures=(),
        attachments=(),
        unread=(),
        plain_pages=frozenset(),
        plain_links=(),
        complete=complete,
    )
