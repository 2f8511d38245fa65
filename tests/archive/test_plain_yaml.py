from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.archive import front_matter
from plugins.archive.front_matter import FrontMatter, parse_yaml, split_front_matter
from plugins.archive.plain_yaml import read_plain_yaml
from tests.archive.samples import attempt

CONTENT = Path(__file__).parents[2] / "content"
LINES = [
    *("a:", "b: c", "c: d e", "d: 14:00", "e: null", "f: 'x y'", "g: ''", "h: x#y", "i: a'b", ""),
    *("- a", "- a: b", "- c:", "- null", "- 'x'", "- x:y", "- x: 'a'b", "- - a", "-", "- "),
    *("  a: b", "  b:", "  - x", "  - a: b", "    c: d", "    - y: z", "      d: e", " b: c"),
    *(
        "x: y: z",
        "x: y #z",
        "x: y:",
        "x: y ",
        "  cont",
        "x:y",
        "a b: c",
        "a: - b",
        "x: [y]",
        "--- ",
    ),
    *(
        "x: ~",
        'x: "y"',
        "...",
        "# x",
        "'",
        "x: \u200b",
        "x: \x07",
        "\tx: y",
        "x: \xa0",
        "x: |",
        "x: &y z",
    ),
]


def by_the_parser(text: str) -> FrontMatter | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "read_plain_yaml", lambda _: None)
        return attempt(lambda: parse_yaml(text, "p"))[0]


@given(st.lists(st.sampled_from(LINES), max_size=8).map("\n".join))
@settings(max_examples=1500)
@example("a:\n- b: c\n  c: d\n- e: f\ng: h")
@example("a:\n  - b:\n      c: d\n    e: f\n  - g")
@example("a:\nb:\n- c:\n- d: e")
@example("a:\n- b\n- c: d")
@example("a: b\n  c: d")
@example("a:\n    b: c\n  d: e")
@example("a: b\na: c")
@example(
    "a:\n  b:\n    c:\n      d:\n        e:\n          f:\n            g:\n              h:\n" * 2
)
@example("".join(f"{' ' * depth}a:\n" for depth in range(14)) + " " * 14 + "a: b")
@example("x: a\u200bb")
@example("x: a\x07b")
@example("x: a\u2028b")
@example("x: y #z")
@example("x: y:")
def test_what_is_read_as_plain_is_what_the_parser_reads(text: str) -> None:
    plain = read_plain_yaml(text)

    if plain:
        parsed = by_the_parser(text)
        assert parsed
        assert (parsed.mapping, list(parsed.places.items())) == (plain[0], list(plain[1].items()))


@pytest.mark.parametrize(
    "line",
    [
        "a: [b]",
        "a: 'b''c'",
        'a: "b"',
        "a: |",
        "a: *b",
        "a: !b c",
        "a: ~",
        "- b",
        "a: b #c",
        "a" * 2000 + ": b",
    ],
)
def test_what_is_not_surely_plain_is_left_to_the_parser(line: str) -> None:
    assert read_plain_yaml(f"x: y\n{line}\n") is None


def test_plain_front_matter_is_read_with_its_places() -> None:
    text = "\na: b c\nd:\n- e: 'f'\n  g: null\n- h\ni:\n  j: 14:00\n"

    assert (
        {"a": "b c", "d": [{"e": "f"}, "h"], "i": {"j": "14:00"}},
        {
            (): (1, 1),
            ("a",): (2, 1),
            ("d",): (3, 1),
            ("d", 0): (4, 3),
            ("d", 0, "e"): (4, 3),
            ("d", 0, "g"): (5, 3),
            ("d", 1): (6, 3),
            ("i",): (7, 1),
            ("i", "j"): (8, 3),
        },
    ) == read_plain_yaml(text)


def test_some_records_are_plain() -> None:
    texts = [
        split_front_matter(file.read_text(encoding="utf-8"), "p")[0].text
        for file in CONTENT.glob("tin/*/*.md")
    ]

    assert any(read_plain_yaml(text) for text in texts)
