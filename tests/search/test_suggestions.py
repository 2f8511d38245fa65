"""What the search box of every page suggests while a reader types, in Chromium, on a built site."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

HOME = "../"


def box(page: Page) -> Locator:
    return page.get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def test_people_come_before_titles_typed_without_marks(page: Page) -> None:
    page.goto(HOME)
    box(page).fill("anh nguy")

    expect(options(page)).to_have_text(re.compile("Lê Thị Ánh Nguyệt.*Người"))
    expect(page.locator("[aria-live]")).to_have_text("Có 1 gợi ý, dùng phím mũi tên để chọn.")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sở nội", "Sở Nội vụ Cần Thơ"),
        ("so kh&cn", "Sở Khoa học và Công nghệ Hòa Bình"),
        ("ban hang", "Bán hàng lưu động"),
        ("nhà văn hóa", "Nhà văn hóa Hòa Bình"),
    ],
)
def test_units_places_and_titles_are_suggested(page: Page, typed: str, found: str) -> None:
    page.goto(HOME)
    box(page).fill(typed)

    expect(options(page).filter(has_text=found)).to_be_visible()


def test_the_keyboard_chooses_and_follows(page: Page) -> None:
    page.goto(HOME)
    box(page).fill("ban")
    expect(options(page)).to_have_count(2)
    box(page).press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    expect(box(page)).to_have_attribute("aria-activedescendant", "goi-y-0")
    box(page).press("ArrowUp")
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    box(page).press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    address = options(page).last.get_attribute("href")
    box(page).press("Enter")

    expect(page).to_have_url(address or "none")


def test_escape_closes_and_enter_searches_all(page: Page) -> None:
    page.goto(HOME)
    box(page).fill("ban")
    expect(page.get_by_role("listbox")).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    box(page).press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box(page)).to_have_value("ban")
    box(page).press("Enter")

    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=ban$"))


def test_a_place_leads_to_what_was_held_there(page: Page) -> None:
    page.goto(HOME)
    box(page).fill("nha van hoa")
    options(page).filter(has_text="Địa điểm").click()

    expect(page.get_by_role("searchbox")).to_have_value('"Nhà văn hóa Hòa Bình"')
    expect(page.locator("[data-search-results] h2")).to_have_text(["Hội nghị cán bộ năm 2024"])


def test_the_search_page_leads_to_who_is_called_so(page: Page, search_url: str) -> None:
    page.goto("?q=le thi anh")
    expect(page.get_by_text("Xem trang của")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Lê Thị Ánh Nguyệt").click()

    expect(page).to_have_url(search_url.replace("tim-kiem/", "nhan-su/le-a/"))
    page.goto("?q=bán hàng")
    expect(page.locator("[data-search-results] h2").first).to_be_visible()
    expect(page.get_by_text("Xem trang của")).to_be_hidden()


def test_nothing_is_fetched_before_the_box_is_used(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(HOME)
    page.wait_for_load_state("networkidle")
    assert [] == [url for url in fetched if "/search/" in url]
    box(page).focus()

    with page.expect_request("**/search/names/index.json"):
        pass


def test_without_a_network_the_box_still_searches(page: Page) -> None:
    page.route("**/search/names/**", lambda route: route.abort())
    page.goto(HOME)
    with page.expect_event("requestfailed"):
        box(page).fill("ban")
    box(page).press("Enter")

    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=ban$"))


def test_axe_finds_nothing_in_suggestions(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(HOME)
    box(page).fill("ban")
    expect(options(page)).to_have_count(2)
    box(page).press("ArrowDown")

    assert [] == [finding["id"] for finding in Axe().run(page).response["violations"]]
    assert 360 == page.evaluate("document.documentElement.scrollWidth")
