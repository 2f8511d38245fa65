"""Whatever is typed, nothing breaks, nothing is injected, and the page goes on working."""

import json

import pytest
from playwright.sync_api import Page, expect

HOSTILE = {
    "long": "hội nghị " * 1200,
    "one long word": "a" * 10_000,
    "punctuation": "!@#$%^&*()_+-=[]{}|;':,./<>?`~…–“”",
    "quotes": '"""“”"',
    "emoji": "😀👩‍👩‍👧‍👦🇻🇳",
    "markup": "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "lunr": "+hội -nghị ~title:cán^10 bộ~2 h*i *",
    "lunr field": "title:hội nosuchfield:nghị",
    "control characters": "h\u0000ộ\u0007i\u001b",
    "right to left": "\u202eשלום مرحبا",
    "lone surrogates": "\ud800 hội \udc00",
    "marks alone": "\u0301\u0323\u0302",
    "prototype": "__proto__ constructor toString hasOwnProperty",
    "template": "{total} {query} $& $1",
    "stop words": "và của các là",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_query_is_only_text(page: Page, name: str) -> None:
    page.goto("")
    elements = "document.querySelectorAll('script, img, iframe').length"
    before = page.evaluate(elements)
    page.evaluate(
        f"""() => {{
            const box = document.querySelector("[name=q]");
            box.removeAttribute("maxlength");
            box.value = {json.dumps(HOSTILE[name])};
            box.form.requestSubmit();
        }}"""
    )
    expect(page.get_by_role("status")).to_contain_text("”")

    assert before == page.evaluate(elements)
    page.get_by_role("searchbox").fill("kỹ thuật viên")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 tin cho “kỹ thuật viên”.")


def test_markup_of_a_title_is_shown_as_text(page: Page) -> None:
    page.goto("?q=dấu")
    title = page.locator("[data-search-results] h2").first

    expect(title).to_have_text("Dấu <img src=x onerror=alert(1)> & dấu")
    assert 0 == page.locator("[data-search-results] img").count()


def test_lunr_syntax_is_no_syntax(page: Page) -> None:
    page.goto("?q=%2Bh%E1%BB%99i%20-ngh%E1%BB%8B%20c%C3%A1n~1")

    expect(page.locator("[data-search-results] h2").first).to_have_text("Hội nghị cán bộ năm 2024")
