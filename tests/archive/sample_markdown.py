"""Markdown of all sorts, put together from pieces that mean something to it."""

from hypothesis import strategies as st

_WORDS = [
    "chữ",
    "hai ba",
    "Vụ Khoa học ",
    "và bốn.",
    "a",
    "KH",
    " ",
    "\n",
    "\n\n",
    "a > b",
    '"hai"',
]
_LINES = [
    *("\n\n## Mục hai\n\n", "\n\n## Mục *hai* [a](/b/)\n\n", "\n# a\n", "\n\n## ", "##", "\n---\n"),
    *(
        "\n- a b\n- c d\n\n",
        "\n- a\n\n- b c\n\n    d e\n\n",
        "\n1. a b\n2. c d\n",
        "- ",
        "* ",
        "+ ",
    ),
    *(
        "\n\n> a b\n> c\n\n",
        "> ",
        "2022. ",
        "3) ",
        "===",
        "\n:   nghĩa ba\n",
        ":   ",
        "\n\n[TOC]\n\n",
    ),
    *("\n\n|a|b|\n|:-|-|\n|c d|`2|3`|\n\n", "| ", "    ", "  ", "  \n", "\t", "\n\n    mã a\n\n"),
    *(
        "[^1]",
        "\n\n[^1]: chú thích hai\n\n",
        "\n\n[b]: /c/\n\n",
        "\n\n*[KH]: khoa học\n\n",
        "[TOC]",
    ),
    *("///Footnotes Go Here///", "muc-ket-qua", "## Kết quả\n", "\n\n## [TOC]\n\n"),
]
_SIGNS = [
    *(
        "[a](/b/)",
        "[a b](https://a.vn/)",
        "![a](b/c.webp)",
        "\n\n![a b](b/c.webp)\n\n",
        "[a](b 'c')",
    ),
    *("[x][b]", "[x [y](/z/)](/w/)", "[x[^1] y](/z/)", "[a](javascript:b)", "<https://x.vn>"),
    *("*a b*", "**a b**", "_c d_", "a_b_c", "*", "_", "**", "__", "`a`", "`", "``", "```", "~~~"),
    *("\\", "\\*", "\\[", "!", "(", ")", "[", "]", "](", "<a@b.vn>", "//c", "..", "'", '"', "--"),
    *("&", "&amp;", "&nbsp;", "&lt;", "&copy;", "&#8220;", "&#7;", "a & b", "<", "a < b"),
    *(
        "\xa0",
        "a\xa0b c",
        "\u2003",
        "\u200b",
        "\x85",
        "\x1c",
        "\x02",
        "\x03",
        "\x02klzzwxh:0000\x03",
    ),
    *("\x02wzxhzdk:0\x03", "\x02amp\x03", "\u2028", "\r"),
]
_HTML = [
    *(
        "<b>",
        "</b>",
        "<em>",
        "</em>",
        "<p>a b</p>",
        "<p>",
        "</p>",
        "<li>",
        "<br>",
        "<hr>",
        "<!-- a -->",
    ),
    *(
        "\n\n<div>\n\na b\n\n</div>\n\n",
        "<div>",
        "<h2 id='muc-mot'>x y</h2>",
        "<td> a b</li>",
        "</a>",
    ),
    *("<table><tr><td>a b</td></tr></table>", "<ul><li>a b</li></ul>", "<a href='/t/'>u v</a>"),
    *("<dl><dd>a b</dd></dl>", "<p>a b <b>c</b> </p>", "<span title='a > b'> c</span>", "<code>"),
    *("<script>", "<pre>a b</pre>"),
]
_PLAIN = st.sampled_from([*_WORDS, *_LINES])

anything = st.lists(st.sampled_from(_WORDS + _LINES + _SIGNS + _HTML), max_size=14).map("".join)
"""As strange as an editor could write."""

mostly_plain = st.lists(st.one_of(_PLAIN, _PLAIN, st.sampled_from(_SIGNS)), max_size=14).map(
    "".join
)
"""Without HTML, as editors write."""

bodies = st.one_of(anything, mostly_plain)
