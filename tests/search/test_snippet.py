"""What is marked in a result, and which part of a text is shown."""

from typing import Any

import pytest
from playwright.sync_api import Page

MARK = """async ([text, terms]) => {
  const { markTerms } = await import("../theme/js/search/snippet.js");
  return markTerms(text, terms).filter((part) => part.marked).map((part) => part.text);
}"""
CUT = """async ([text, terms]) => {
  const { makeSnippet } = await import("../theme/js/search/snippet.js");
  return makeSnippet(text, terms).map((part) => part.text).join("");
}"""
DONG = {"exact": "động", "folded": "dong"}


def run(page: Page, script: str, text: str, *terms: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    page.goto("")
    return page.evaluate(script, [text, list(terms)])


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Đồng lòng vì người lao động", ["động"]),
        ("Đồng lòng", ["Đồng"]),
        ("Lao động và Động cơ", ["động", "Động"]),
        ("Không có", []),
    ],
)
def test_other_marks_are_marked_only_where_those_typed_are_not(
    page: Page, text: str, marked: list[str]
) -> None:
    assert marked == run(page, MARK, text, DONG)


def test_words_typed_without_marks_are_marked_with_any(page: Page) -> None:
    assert ["Đồng", "động"] == run(
        page, MARK, "Đồng lòng lao động", {"exact": "dong", "folded": "dong"}
    )


def test_the_part_with_most_of_the_words_is_shown(page: Page) -> None:
    filler = "Chuyện khác kể dài dòng. " * 40
    text = f"Động đất. {filler}Lao động là vinh quang. {filler}"
    shown = run(page, CUT, text, {"exact": "lao", "folded": "lao"}, DONG)

    assert "Lao động là vinh quang" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 400
