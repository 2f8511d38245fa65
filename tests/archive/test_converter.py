import pytest
from hypothesis import example, given, settings
from markdown.util import AtomicString

from plugins.archive.converter import converter, full_converter
from tests.archive.sample_markdown import bodies

FULL = full_converter()


def quick(markdown: str) -> str:
    return converter().reset().convert(markdown)


def full(markdown: str) -> str:
    return FULL.reset().convert(markdown)


@given(bodies)
@settings(max_examples=600)
@example("chữ  \nhai")
@example("*[KH]: khoa học\n\nKH")
@example("KH\n\n*[KH]: khoa học")
@example("chữ\n===\n\nchữ\n:   nghĩa")
@example("- chữ\n- hai\n\n    ba\n\nbốn")
@example("[TOC]\n\n## a\n\n### b")
@example("## a\n\n## a\n\n## a_1\n\n## Đ\n\n## \u200b")
@example("## a > b  c\n\n## \x02wzxhzdk:0\x03\n\n<p>x</p>")
@example("## a[^a]\n\n[^a]: b")
@example("\x02klzzwxh:0000\x03 *a*")
def test_short_ways_lead_where_markdown_goes(markdown: str) -> None:
    assert full(markdown) == quick(markdown)


@pytest.mark.parametrize(
    "markdown",
    [
        *("`a`", "\\*", "[a](/b/)", "![a](b.webp)", "<https://a.vn>", "<a@b.vn>", "a  \nb", "<b>"),
        *("&amp;", "*a*", "_a_", "**a**", "[a]\n\n[a]: /b/", "a[^1]\n\n[^1]: b"),
    ],
)
def test_each_inline_pattern_is_tried_where_it_has_something_to_do(markdown: str) -> None:
    assert full(markdown) == quick(markdown)
    assert full(f"## {markdown}") == quick(f"## {markdown}")


def test_a_plain_paragraph_is_given_to_no_pattern(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the short ways are for: with them, Markdown takes half the time."""
    given_to_patterns: list[str] = []
    inline = converter().treeprocessors["inline"]
    run = inline.run

    def watched(root):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        texts = [text for element in root.iter() for text in (element.text, element.tail)]
        given_to_patterns.extend(
            text for text in texts if text and not isinstance(text, AtomicString)
        )
        return run(root)

    monkeypatch.setattr(inline, "run", watched)
    quick("## Mục\n\nMột đoạn, hai câu.\n\n- một\n- [hai](/b/)\n\n|a|b|\n|-|-|\n|1|2|")

    assert ["[hai](/b/)"] == given_to_patterns
