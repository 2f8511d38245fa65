"""The text of attached files is searched, and a result leads to the file that holds it."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.documents import AttachedText, Ground, Result, build_entries
from tests.search.conftest import ATTACHED
from tests.search.test_search_page import BAN_BE, BAN_HANG, ask

FIND = """async ([result, terms]) => {
  const { findFiles } = await import("../theme/js/search/found-files.js");
  const href = new URL("../tin/a/", location).href;
  const found = findFiles({ title: "", address: "tin/a/", href, ...result, terms }, true);
  const said = (parts) => parts.map((part) => part.text).join("");
  return found.map(({ title, snippet }) => [said(title), said(snippet)]);
}"""


def files(page: Page, query: str) -> Locator:
    """What the first result shows of attached files."""
    ask(page, query)
    return page.locator("[data-search-results] > li").first.locator(".found-file")


def found(page: Page, *words: str, text: str = "", **in_files: str) -> Any:  # noqa: ANN401 - JSON
    """Title and snippet of the files shown of a record; one that ends in ... is not whole."""
    page.goto("")
    attached = [
        {
            "title": title,
            "address": "files/a.pdf",
            "text": held.removesuffix("..."),
            "whole": not held.endswith("..."),
        }
        for title, held in in_files.items()
    ]
    terms = [dict(zip(("exact", "folded"), word.split("/"), strict=True)) for word in words]
    return page.evaluate(FIND, [{"text": text, "files": attached}, terms])


@pytest.mark.parametrize("query", ["rừng ngập mặn", "rung ngap man", "nghị quyết trồng rừng"])
def test_words_of_a_file_lead_to_its_record_and_to_the_file(page: Page, query: str) -> None:
    shown = files(page, query)

    assert BAN_BE == page.locator("[data-search-results] h2").first.inner_text()
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("Trong tệp đính kèm: Nghị quyết hợp tác quốc tế")
    expect(shown).to_contain_text("trồng rừng ngập mặn ở cửa sông")
    expect(shown.locator(".found-file-text mark").first).to_be_visible()
    link = shown.get_by_role("link")
    answer = page.request.get(str(link.evaluate("(link) => link.href")))
    assert (200, b"%PDF-") == (answer.status, answer.body()[:5])
    assert [] == Axe().run(page).response["violations"]


def test_a_file_is_not_shown_where_the_record_itself_says_it(page: Page) -> None:
    expect(files(page, "bán hàng lưu động")).to_have_count(0)


def test_what_stands_far_down_in_a_file_is_found_though_it_cannot_be_shown(page: Page) -> None:
    shown = files(page, "chợ phiên vùng cao")

    assert BAN_HANG == page.locator("[data-search-results] h2").first.inner_text()
    expect(shown).to_have_text("Trong tệp đính kèm: Báo cáo dài")


def test_only_files_that_tell_more_are_shown(page: Page) -> None:
    words = ("lúa/lua", "mùa/mua")

    assert [["B", "Lúa chín"]] == found(page, *words, text="Mùa gặt", A="Mùa gặt", B="Lúa chín")
    assert [] == found(page, *words, text="Lúa mùa", A="Lúa mùa", B="lúa")
    apart = f"Lúa {'và nhiều chuyện khác nữa ' * 30} mùa"
    assert [["A", "Lúa mùa"]] == found(page, *words, text=apart, A="Lúa mùa")
    assert [["A", "Mùa lúa"]] == found(page, *words, text="mua lua", A="Mùa lúa")
    assert [] == found(page, *words, text="Mùa, lúa", A="mua lua")


def test_a_file_without_its_end_may_have_what_is_nowhere_else(page: Page) -> None:
    assert [["A", ""]] == found(page, "lúa/lua", text="Mùa", A="Gặt...", B="Gặt")
    assert [] == found(page, "lúa/lua", text="Lúa", A="Gặt...")


def test_a_result_brings_the_beginning_of_a_long_file(content: Path) -> None:
    documents = [
        entry.source.open()
        for entry in build_entries(Ground(read_archive(content), load_language(content, "vi")))
    ]
    shown = [document.result for document in documents]
    results = {result.title: result for result in shown if isinstance(result, Result)}
    assert len(shown) == len(results)
    title, file, text = ATTACHED["2022-03-02-ban-be"]
    (long,) = results[BAN_HANG].files

    short = AttachedText(title=title, address=f"files/{file}", text=text, whole=True)

    assert (short,) == results[BAN_BE].files
    assert (20_000, False) == (len(long["text"]), long["whole"])
    assert "rừng ngập mặn" not in results[BAN_BE].text
    assert all("Chợ phiên" not in result.text for result in results.values())
    assert any("Chợ phiên" in document.texts["attachments"] for document in documents)
