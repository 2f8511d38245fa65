import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.record import read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from plugins.checks.subject import PROSE_FIELDS, Subject, prose

TEXT = """---
id: vi-du
title: Đại hội chi bộ
summary: "Chi bộ họp: bầu ban mới."
images:
- file: 2022/a.webp
  alt: >-
    Tranh vẽ chín người
    ngồi quanh bàn
  caption: 'Đại biểu dự đại hội'
  licence: CC BY 4.0
---

Dòng một.

## Mục “hai”
Dòng `mã lệnh` cuối.
"""


def subject(text: str = TEXT) -> Subject:
    vocabulary, _, _ = parse_vocabulary([])
    source = Source("tin/a.md", text.encode())
    return Subject(read_manuscript(source), source, None, vocabulary)


def test_passages_are_the_fields_of_prose_and_the_body() -> None:
    passages = subject().passages

    assert ["title", "summary", "images[0].alt", "images[0].caption", ""] == [
        passage.field for passage in passages
    ]


def test_identifiers_files_and_licences_are_no_prose() -> None:
    assert {"title", "summary", "caption", "alt", "role", "note"} <= PROSE_FIELDS
    assert not {"id", "file", "licence", "person", "digest", "unit"} & PROSE_FIELDS


@pytest.mark.parametrize(
    ("field", "word", "place"),
    [
        ("title", "chi", (3, 16)),
        ("summary", "họp", (4, 18)),
        ("images[0].alt", "chín", (8, 14)),
        ("images[0].alt", "quanh", (9, 10)),
        ("images[0].caption", "dự", (10, 22)),
        ("", "một", (14, 6)),
        ("", "hai", (16, 9)),
        ("", "cuối", (17, 16)),
    ],
)
def test_a_warning_stands_at_the_word_in_the_file(
    field: str, word: str, place: tuple[int, int]
) -> None:
    here = subject()
    (passage,) = [passage for passage in here.passages if passage.field == field]

    problem = here.warning(passage, passage.text.index(word), "ma", "thấy", "cần")

    assert (place, field) == ((problem.line, problem.column), problem.field)
    assert here.lines[problem.line - 1][problem.column - 1 :].startswith(word)


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("trước `a, b` sau", "trước sau"),
        ("trước\n```\na,b\n```\nsau", "trước sau"),
        ("trước\n\n    a,b\n\nsau", "trước sau"),
        ("xem [bài này](/tin/2022/a/) nhé", "xem [bài này nhé"),
        ("![](2022/a.webp)\nsau", "sau"),
        ("xem [bài][a] nhé\n\n[a]: https://a.vn/b,c", "xem [bài nhé"),
        ("chữ[^1] sau\n\n[^1]: chú thích", "chữ sau chú thích"),
        ("a <b class='x'>c</b>&nbsp;d", "a c d"),
        ("thư tới a.b@c.vn, hoặc https://c.vn/a,b nhé", "thư tới , hoặc nhé"),
    ],
)
def test_what_nobody_reads_as_prose_is_blank(markdown: str, read: str) -> None:
    assert read.split() == prose(markdown).split()


@given(st.text("a`~[]()!<>&;@.:/ \n-#^đ"))
def test_prose_stands_where_it_stood(markdown: str) -> None:
    blanked = prose(markdown)

    assert len(markdown) == len(blanked)
    assert all(shown in {written, " "} for shown, written in zip(blanked, markdown, strict=True))
    assert markdown.count("\n") == blanked.count("\n")
