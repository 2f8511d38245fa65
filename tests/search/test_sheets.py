"""Texts of neighbouring documents share a file: each is found on it, and the file is read once."""

from collections.abc import Mapping
from datetime import date
from random import Random

import pytest
from playwright.sync_api import Page, Route

from plugins.archive.crew import Crew
from plugins.archive.store import Store
from plugins.search import layout
from plugins.search.documents import Document, Suggestion
from plugins.search.fields import Field
from plugins.search.index import build_index, read_all
from plugins.search.layout import Layout
from tests.search.materials import material_of

COUNT = 700
READ = """async (numbers) => {
  const { openIndex } = await import("../theme/js/search/reader.js");
  const index = await openIndex("/made/");
  const found = await index.documents(numbers);
  return found.map(({ title, href }) => [title, new URL(href).pathname]);
}"""


@pytest.mark.parametrize("sheet", [1, 3, 8])
def test_documents_are_found_on_their_sheets(
    page: Page, monkeypatch: pytest.MonkeyPatch, sheet: int
) -> None:
    monkeypatch.setattr(layout, "_SHEETS", 5)
    files = made(sheet)
    numbers = Random(sheet).sample(range(COUNT), COUNT)  # noqa: S311 - no secret
    asked: list[str] = []

    def answer(route: Route) -> None:
        name = route.request.url.partition("/made/")[2]
        asked.append(name)
        route.fulfill(body=files[name])

    page.route("**/made/**", answer)
    page.goto("")
    found = page.evaluate(READ, numbers)

    assert [[f"Tên {number}", f"/{number}/"] for number in numbers] == found
    sheets = [name for name in files if name.count("/") == 2]
    assert sorted(sheets) == sorted(name for name in asked if name.count("/") == 2)
    assert COUNT / sheet <= len(sheets) < COUNT / sheet + 10


def made(sheet: int) -> Mapping[str, bytes]:
    documents = [document(number) for number in range(COUNT)]
    one_field = Layout((Field("name", 1),), (), shown=Suggestion._fields, sheet=sheet)
    return read_all(
        build_index(material_of(documents, one_field), one_field, Store(), Crew(workers=1))
    )


def document(number: int) -> Document:
    shown = Suggestion(f"Tên {number}", f"{number}/", "", "")
    return Document({"name": shown.title}, shown, {}, (date.min, date.min))
