from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.archive.markup import Body, parse_body
from plugins.archive.plain_markdown import read_body, read_plain
from plugins.archive.problems import Invalid
from tests.archive.samples import problem

CONTENT = Path(__file__).parents[2] / "content"
PLAIN = """Đoạn có [liên kết](/tin/2022/bai/) và [trang](https://a.vn/x?y=1).

## Mục KH&CN
Đoạn liền dưới đề mục,
có hai dòng.

- một
- hai **nhấn** [ba bốn](/don-vi/so/)

3. a > b
4. *c* d

![Mô tả](2022/a.webp)

| A | B |
|---|--:|
| 1 | [2 3](/gioi-thieu/#muc) |
| | **4** |
"""
PIECES = [
    *("chữ", "[a](/b/)", "[a](https://a.vn/)", "![](x.webp)", "![a](b/c.webp)", "[a](b)", "[a]"),
    *(
        "# ",
        "## ",
        "- ",
        "* ",
        "> ",
        "1. ",
        "| ",
        "    ",
        "  ",
        "\t",
        " ",
        "\n",
        "\n\n",
        "---",
        "===",
    ),
    *("`", "*", "_", "**", "__", "<b>", "</b>", "<", "\\", "&amp;", "&", ":   ", "[^1]", "[^1]: "),
    *(
        "[a]: /b/",
        "*[A]: B",
        "[TOC]",
        "~~~",
        "```",
        "!",
        "(",
        ")",
        "[a](/b_c_d/)",
        "//c",
        "[a](//c)",
    ),
    *(
        "[a](mailto:b@c.vn)",
        "[a](javascript:b)",
        "[a](/b/ 'c')",
        "[a][b]",
        "{: #a }",
        "+ ",
        "2022. ",
    ),
]


TEXTS = st.lists(
    st.sampled_from(
        [
            *("chữ", "a b", "KH&CN", "& b", "a > b", "é", "(d)", "“e f”", "–", "12.", "x  y", "1"),
            *("[a](/b/)", "[a b](/c/#d)", "[x y](https://a.vn/x?y_z=1)", "[ a](/b/)", "[a][b]"),
            *("**a b**", "*c*", "a**b**c", "[**a** b](/c/)", "**a[b](/c/)d**", "***", "*", "a_b"),
            *("_", "#", "|", "!", ".", ",", "=", "-", "--", ":", "+", "^", "&lt", "\nb", "\n- c"),
        ]
    ),
    min_size=1,
    max_size=4,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
LISTS = st.tuples(st.sampled_from(["- ", "1. ", "07. "]), st.lists(TEXTS, min_size=1, max_size=3))
TABLES = st.lists(st.tuples(TEXTS, TEXTS), min_size=2, max_size=3)
BLOCKS = st.one_of(
    st.tuples(st.sampled_from(["", "", "## ", "### ", "# "]), TEXTS).map("".join),
    LISTS.map(lambda items: "\n".join(items[0] + text for text in items[1])),
    TABLES.map(
        lambda rows: "\n".join(
            f"| {' | '.join(row)} |" for row in [rows[0], ("-", ":-:"), *rows[1:]]
        )
    ),
    st.lists(TEXTS, min_size=1, max_size=3).map("\n".join),
    st.sampled_from(["![a](b/c.webp)", "![](x.webp)", "![a *b* c_d_](e.webp)"]),
)
ORDERLY = st.tuples(st.sampled_from(["\n", "\n\n", "\n\n\n"]), st.lists(BLOCKS, max_size=5)).map(
    lambda parts: parts[0].join(parts[1])
)


def shown(body: Body) -> tuple[object, ...]:
    """All but the lines of links: Markdown does not know them, and finds them by their words."""
    return body.blocks, body.text, [target for target, _ in body.links]


@given(st.one_of(ORDERLY, ORDERLY, st.lists(st.sampled_from(PIECES), max_size=14).map("".join)))
@settings(max_examples=900)
@example(PLAIN)
@example("1. # a")
@example("chữ\n[a](/b/)\n===")
@example("- a\n\n![a](b/c.webp)\n\n[a](/b/)")
@example("- a\n\n- b")
@example("## a\n\n## a")
@example("| a |")
@example("| a | b |\n|---|---|\n| c |")
@example("chữ _nhấn_ a")
@example("chữ  \nhai")
@example("**x.**[**a** b](/c/)")
def test_what_is_read_as_plain_is_what_markdown_reads(markdown: str) -> None:
    plain = read_plain(markdown, 1)

    assert plain is None or shown(parse_body(markdown, "a.md", 1)) == shown(plain)


def test_a_plain_body_is_read_with_its_links_where_they_stand() -> None:
    body = read_plain(PLAIN, 10)

    assert body is not None
    assert (("/tin/2022/bai/", 10), ("/don-vi/so/", 17), ("/gioi-thieu/#muc", 26)) == body.links
    assert ("2022/a.webp",) == body.images
    assert "Đoạn có liên kết và trang." in body.text


@pytest.mark.parametrize(
    "markdown",
    [
        *("# Một", "a <b>c</b>", "`mã`", "[a](trang)", "[a](javascript:b)", "a ![b](c.webp)"),
        *("[a][b]\n\n[b]: /c/", "chữ[^1]\n\n[^1]: c", "    mã", "a\n===", "&#7;", "x" * 60_001),
        *('"a"', "a -- b", "a...", "a\xa0b", "- a\n\n- b", "## a\n\n## a", "> a", "[a](/b/ 'c')"),
    ],
)
def test_what_is_not_surely_plain_is_left_to_markdown(markdown: str) -> None:
    assert read_plain(markdown, 1) is None


def test_a_body_with_a_fault_is_told_as_ever() -> None:
    assert "de-muc-cap-1" == problem(lambda: read_body("# Một", "a.md", 1)).code
    with pytest.raises(Invalid):
        read_body("[a](javascript:b)", "a.md", 1)


def test_most_records_are_plain() -> None:
    bodies = [
        file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        for file in CONTENT.glob("tin/*/*.md")
    ]

    plain = [body for body in bodies if read_plain(body, 1)]

    assert len(plain) > len(bodies) / 2
