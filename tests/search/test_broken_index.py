"""Missing or damaged files of the index: what is there is shown, the rest can be tried again."""

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.search.conftest import MANY

KY_THUAT = "Đào tạo kỹ thuật viên"


@pytest.mark.parametrize("name", ["index.json", "i/*.bin"])
def test_an_index_that_is_missing_can_be_tried_again(page: Page, name: str) -> None:
    page.route(f"**/search/{name}", lambda route: route.abort())
    page.goto("?q=kỹ thuật")
    expect(page.get_by_role("status")).to_contain_text("Không tải được")
    page.unroute(f"**/search/{name}")
    page.get_by_role("button", name="Thử lại").click()

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)
    expect(page.get_by_role("button", name="Thử lại")).to_be_hidden()


@pytest.mark.parametrize("name", ["i/*/*.bin", "i/*.json"])
def test_without_the_texts_it_is_said_how_many_there_are(page: Page, name: str) -> None:
    page.route(f"**/search/{name}", lambda route: route.abort())
    page.goto("?q=kỹ thuật")
    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 tin cho “kỹ thuật”.")
    expect(page.get_by_text("Một phần kết quả chưa tải được")).to_be_visible()
    page.unroute(f"**/search/{name}")
    page.get_by_role("button", name="Thử lại").click()

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)
    expect(page.get_by_role("button", name="Thử lại")).to_be_hidden()


def test_a_result_that_is_missing_leaves_the_others(page: Page) -> None:
    page.route("**/search/i/*/0.bin", lambda route: route.abort())
    page.goto("?q=mùa gặt")

    expect(page.locator("[data-search-results] > li")).to_have_count(20)
    page.get_by_role("button", name="Xem thêm tin").click()
    expect(page.locator("[data-search-results] > li")).to_have_count(MANY - 1)
    expect(page.get_by_text("Một phần kết quả chưa tải được")).to_be_visible()


def test_facets_that_are_missing_leave_the_results(page: Page, search_site: Path) -> None:
    facets = json.loads((search_site / "search/index.json").read_text(encoding="utf-8"))["facets"]
    page.route(f"**/search/i/{facets['kind']}.bin", lambda route: route.abort())
    page.goto("?q=kỹ thuật")

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)
    expect(page.get_by_role("button", name="Thử lại")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("index.json", lambda content: content[: len(content) // 2]),
        ("index.json", lambda content: content.replace(b'"format":4', b'"format":1')),
        ("index.json", lambda _: b"<!doctype html>"),
        ("i/*.bin", lambda content: content[: len(content) // 2]),
        ("i/*.bin", lambda _: b""),
        ("i/*.bin", lambda _: b"\xff" * 2000),
        ("i/*.bin", lambda _: b"<!doctype html>"),
    ],
    ids=[
        *("root cut short", "root of another format", "root is a page"),
        *("shard cut short", "shard empty", "shard of ones", "shard is a page"),
    ],
)
def test_a_damaged_index_is_told_from_a_good_one(
    page: Page, search_site: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/")
        route.fulfill(body=damage((search_site / path).read_bytes()))

    page.route(f"**/search/{name}", answer)
    page.goto("?q=kỹ thuật")

    expect(page.get_by_role("status")).to_contain_text("Không tải được")


@pytest.mark.parametrize("damage", [b"", b"\xff" * 200, b"<!doctype html>"])
def test_a_damaged_text_is_told_from_a_good_one(page: Page, damage: bytes) -> None:
    page.route("**/search/i/*/*.bin", lambda route: route.fulfill(body=damage))
    page.goto("?q=kỹ thuật")

    expect(page.get_by_text("Một phần kết quả chưa tải được")).to_be_visible()
