import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.front_matter import parse_yaml
from plugins.archive.problems import Invalid
from plugins.fixes.layout import layout_of
from plugins.fixes.scalars import Written, read_scalar
from plugins.vietnamese.edits import Edit

WAYS = [
    "x: Một hai",
    "x: Một\n  hai\n\n  ba",
    "x: 'Một ''hai'''",
    "x: 'Một\n\n  hai'",
    'x: "Một \\"hai\\" \\u0111 \\x41\\t\\\\"',
    'x: "Một \\\n  hai\n  ba"',
    "x: |\n  Một\n  hai\n",
    "x: |-\n  Một\n\n    hai\n\n",
    "x: |+\n  Một\n\n\ny: 1",
    "x: >\n  Một\n  hai\n\n  ba\n",
    "x: >-\n  Một\n  hai",
    "x: [Một, 'hai']",
    "x: {y: Một}",
]


def written(yaml: str) -> Written:
    """Read the first value of a mapping."""
    read = read_scalar(yaml, layout_of(yaml).scalars[0])
    assert read is not None
    return read


@pytest.mark.parametrize("yaml", WAYS)
def test_every_way_of_writing_is_read_and_written_back(yaml: str) -> None:
    scalar = layout_of(yaml).scalars[0]
    read = written(yaml)

    assert scalar.value == read.value
    assert yaml[scalar.start : scalar.end] == read.source


@pytest.mark.parametrize(
    ("yaml", "source"),
    [
        ("x: a b", "a-b"),
        ("x: 'it''s a b'", "'it''s-a b'"),
        ('x: "\\"a b\\""', '"\\"a-b\\""'),
        ("x: |\n  a b\n", "|\n  a-b\n"),
    ],
)
def test_an_edit_rewrites_what_it_is_about(yaml: str, source: str) -> None:
    read = written(yaml)
    at = read.value.index(" ")

    assert source == read.edited([Edit(at, at + 1, "-")]).source


def test_a_line_end_is_never_rewritten() -> None:
    read = written("x: a\n  b")

    assert "a\n  b" == read.edited([Edit(1, 2, "-")]).source


@pytest.mark.parametrize(
    ("yaml", "end", "source"),
    [
        ("x: a", ": b", '"a: b"'),
        ("x: a", " #b", '"a #b"'),
        ("x: a", ': "b\\', '"a: \\"b\\\\"'),
        ("x: [a]", ", b", '"a, b"'),
        ("x: a", "”", "a”"),
        ("x: a", ", b", "a, b"),
        ("x: 'a'", "'", "'a'''"),
    ],
)
def test_a_value_that_needs_them_gets_quotation_marks(yaml: str, end: str, source: str) -> None:
    in_brackets = layout_of(yaml).scalars[0].in_brackets
    edited = written(yaml).edited([Edit(1, 1, end)]).safe(in_brackets=in_brackets)

    assert source == edited.source
    assert {"x": f"a{end}"} == parse_yaml(f"x: {source}", "").mapping


@given(
    st.sampled_from(["'", '"', "|", ">", ""]),
    st.text(alphabet="aà '\"\\#:-\n \t{[", max_size=40),
)
def test_whatever_is_read_is_written_back(style: str, inner: str) -> None:
    yaml = f"x: {style}\n  {inner}" if style in {"|", ">"} else f"x: {style}{inner}{style}"
    try:
        parse_yaml(f"{yaml}\n", "")
    except Invalid:
        return
    for scalar in layout_of(f"{yaml}\n").scalars:
        read = read_scalar(f"{yaml}\n", scalar)
        if read:
            assert f"{yaml}\n"[scalar.start : scalar.end] == read.source
