from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.archive.markup import parse_body
from plugins.archive.plain_markdown import examine_body, read_plain
from plugins.archive.problems import Invalid
from tests.archive.samples import problem

CONTENT = Path(__file__).parents[2] / "content"
PLAIN = """Đoạn có [liên kết](/tin/2022/bai/) và [trang](https://a.vn/x?y=1).

## Mục

- một
- hai *nhấn* [ba](/don-vi/so/)

![Mô tả](2022/a.webp)

> Lời dẫn

| A | B |
|---|---|
| 1 | [2](/gioi-thieu/#muc) |
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


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=500)
@example("1. # a")
@example("chữ\n[a](/b/)\n===")
@example("- a\n\n![a](b/c.webp)\n\n[a](/b/)")
def test_what_is_read_as_plain_is_what_markdown_reads(markdown: str) -> None:
    plain = read_plain(markdown, 1)

    if plain is not None:
        parsed = parse_body(markdown, "a.md", 1)
        assert parsed.images == plain.images
        assert [target for target, _ in parsed.links] == [target for target, _ in plain.links]


def test_a_plain_body_is_read_with_its_links_where_they_stand() -> None:
    body = read_plain(PLAIN, 10)

    assert body is not None
    assert (("/tin/2022/bai/", 10), ("/don-vi/so/", 15), ("/gioi-thieu/#muc", 23)) == body.links
    assert ("2022/a.webp",) == body.images
    assert "Đoạn có liên kết và trang." in body.text


@pytest.mark.parametrize(
    "markdown",
    [
        *("# Một", "a <b>c</b>", "`mã`", "[a](trang)", "[a](javascript:b)", "a ![b](c.webp)"),
        *("[a][b]\n\n[b]: /c/", "chữ[^1]\n\n[^1]: c", "    mã", "a\n===", "&#7;", "x" * 20_001),
    ],
)
def test_what_is_not_surely_plain_is_left_to_markdown(markdown: str) -> None:
    assert read_plain(markdown, 1) is None


def test_a_body_with_a_fault_is_told_as_ever() -> None:
    assert "de-muc-cap-1" == problem(lambda: examine_body("# Một", "a.md", 1)).code
    with pytest.raises(Invalid):
        examine_body("[a](javascript:b)", "a.md", 1)


def test_most_records_are_plain() -> None:
    bodies = [
        file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        for file in CONTENT.glob("tin/*/*.md")
    ]

    plain = [body for body in bodies if read_plain(body, 1)]

    assert len(plain) > len(bodies) / 2
