"""What scripts add, in Chromium."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import WITHOUT_WORKERS, serve
from tests.listings.samples import held, write_site

DAYS = ["2019-07-09", "2020-07-09", "2021-07-09", "2022-07-09", "2022-09-14", "2024-07-09"]
SHIFTS = """() => new Promise(resolve => {
  let sum = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("listings")
    write_site(held(*DAYS), folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, timezone_id="Asia/Ho_Chi_Minh"
    )
    context.add_init_script(WITHOUT_WORKERS)
    yield context.new_page()
    context.close()


def test_readers_see_their_own_day(page: Page, url: str) -> None:
    # Without fonts: when they come late their letters move a little too.
    page.route("**/*.woff2", lambda route: route.abort())
    page.clock.set_fixed_time(datetime(2024, 7, 9, 12, tzinfo=UTC))
    page.goto(f"{url}/")

    expect(page.locator(".on-this-day-date")).to_have_text("9 tháng 7")
    expect(page.locator(".on-this-day-list li")).to_have_text(
        ["2022 Cuộc họp 3", "2021 Cuộc họp 2", "2020 Cuộc họp 1"]
    )
    expect(page.locator(".on-this-day-list a").first).to_have_attribute("href", "./tin/2022/hop-3/")
    assert page.evaluate(SHIFTS) == 0


def test_a_day_without_meetings_is_told_and_asks_for_nothing(page: Page, url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.set_fixed_time(datetime(2024, 1, 2, 12, tzinfo=UTC))
    page.goto(f"{url}/")

    expect(page.locator(".on-this-day-date")).to_have_text("2 tháng 1")
    expect(page.locator("[data-nothing]")).to_be_visible()
    expect(page.locator(".on-this-day-list li")).to_have_count(0)
    assert not [address for address in asked if "ngay-nay" in address]


def test_without_the_network_the_day_of_the_build_stays(page: Page, url: str) -> None:
    page.route("**/ngay-nay/*", lambda route: route.abort())
    page.clock.set_fixed_time(datetime(2024, 7, 9, 12, tzinfo=UTC))
    with page.expect_event("requestfailed"):
        page.goto(f"{url}/")

    expect(page.locator(".on-this-day-date")).to_have_text("14 tháng 9")
    expect(page.locator(".on-this-day-list li")).to_have_text(["2022 Cuộc họp 4"])


@pytest.mark.parametrize(
    ("year", "month", "day", "address"),
    [
        ("2022", "", "", "/tin/2022/"),
        ("2022", "09", "", "/tin/2022/09/"),
        ("2022", "09", "14", "/tin/2022/09/#ngay-14"),
    ],
)
def test_the_form_leads_to_an_archive(  # noqa: PLR0913, PLR0917 - two fixtures, three choices
    page: Page, url: str, year: str, month: str, day: str, address: str
) -> None:
    choose(page, url, year, month, day)

    expect(page).to_have_url(f"{url}{address}")


def test_the_form_names_the_nearest_month(page: Page, url: str) -> None:
    choose(page, url, "2022", "11", "05")

    expect(page.locator("[data-date-form-status]")).to_have_text(
        "Tháng này không có tin. Gần nhất: Tháng 9, Năm 2022."
    )
    page.locator("[data-date-form-status] a").click()
    expect(page).to_have_url(f"{url}/tin/2022/09/")


def test_without_scripts_there_is_no_form_but_the_months(chromium: Browser, url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{url}/theo-ngay/")

    expect(page.locator(".date-form")).to_be_hidden()
    page.get_by_role("link", name="Tháng 9").click()
    page.locator("#ngay-14 a").click()
    expect(page).to_have_url(f"{url}/tin/2022/09/14/")
    context.close()


def choose(page: Page, url: str, year: str, month: str, day: str) -> None:
    page.goto(f"{url}/theo-ngay/")
    page.get_by_label("Năm", exact=True).select_option(year)
    page.get_by_label("Tháng", exact=True).select_option(month)
    page.get_by_label("Ngày", exact=True).select_option(day)
    page.get_by_role("button", name="Xem tin").click()
