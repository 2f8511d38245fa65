"""From a folder, without a network, a reader can do what a reader of the site can."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import serve
from tests.release.conftest import Packed

QUERIES = ("hoi nghi", "hội nghị viên chức", "so ket thi dua", "khong co tu nay")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page without a network, which complains of nothing."""
    context = chromium.new_context(offline=True, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [] == complaints


def open_page(page: Page, shelf: Path, path: str, query: str = "") -> None:
    page.goto(f"{(shelf / path).as_uri()}{query}")


def results(page: Page, query: str) -> list[str]:
    """What the search page says to a query, once it has answered."""
    page.locator("#tu-tim").fill(query)
    expect(page.locator("[data-search-status]")).to_contain_text(query)
    expect(page.locator("[data-search-names]")).to_have_attribute("aria-busy", "false")
    return page.locator("[data-search-status], [data-search-results] li").all_inner_texts()


def test_a_query_is_answered_as_by_the_site(
    page: Page, shelf: Path, packed: Packed, chromium: Browser
) -> None:
    open_page(page, shelf, "tim-kiem/index.html")
    from_folder = [results(page, query) for query in QUERIES]
    with serve(packed.site) as url:
        served = chromium.new_page()
        served.goto(f"{url}/tim-kiem/")
        by_host = [results(served, query) for query in QUERIES]
        served.close()

    assert by_host == from_folder
    assert "Tìm thấy 3 tin" in from_folder[0][0]


def test_a_result_is_found_by_the_box_of_a_page_and_leads_to_its_file(
    page: Page, shelf: Path
) -> None:
    open_page(page, shelf, "index.html")
    page.locator("#tim").fill("hoi nghi")
    page.locator("#tim").press("Enter")
    page.locator("[data-search-results] a").first.click()

    expect(page).to_have_title("Hội nghị công chức, viên chức Sở KH&CN Ví Dụ năm 2022 – Biên niên")
    assert page.url.endswith("/tin/2022/hoi-nghi-ccvc/index.html")


def test_a_suggestion_leads_to_its_file(page: Page, shelf: Path) -> None:
    open_page(page, shelf, "tin/2022/hoi-nghi-ccvc/index.html")
    page.locator("#tim").fill("le an")
    page.locator("[data-suggestions] a").first.click()

    page.wait_for_url("**/nhan-su/le-an/index.html")


def test_the_timeline_is_filtered_and_dates_are_found(page: Page, shelf: Path) -> None:
    open_page(page, shelf, "dong-thoi-gian/index.html")
    page.locator("main select").first.select_option(index=1)
    expect(page.locator("[data-timeline-status]")).to_contain_text("trong 7 cuộc họp")
    assert "index.html?" in page.url

    open_page(page, shelf, "theo-ngay/index.html")
    page.locator("[data-date-form] [name=year]").select_option("2022")
    page.locator("[data-date-form] [name=month]").select_option("9")
    page.locator("[data-date-form] button").first.click()
    page.wait_for_url("**/tin/2022/09/index.html*")


def test_on_this_day_is_the_readers_own(page: Page, shelf: Path) -> None:
    page.clock.set_fixed_time("2023-07-09T08:00:00+07:00")
    open_page(page, shelf, "index.html")

    section = page.locator("[data-on-this-day]")
    expect(section.locator("[data-day]")).to_have_text("9 tháng 7")
    section.locator("[data-meetings] a").first.click()
    page.wait_for_url("**/tin/*/*/index.html")


def test_how_pages_are_shown_is_remembered(page: Page, shelf: Path) -> None:
    open_page(page, shelf, "index.html")
    page.locator("[data-preference=theme] button[value=dark]").click()
    open_page(page, shelf, "tin/index.html")

    assert "dark" == page.evaluate("document.documentElement.dataset.theme")
    assert page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
