"""The timeline in a real browser: the filter, the keys, without scripts, on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect


def test_the_filter_shows_the_meetings_chosen_and_tells_how_many(
    reader: Page, timeline_url: str
) -> None:
    reader.goto(f"{timeline_url}2022/")
    reader.select_option("#loc-loai", "dai-hoi")

    assert ["Cuộc họp 2", "Cuộc họp 3"] == titles(reader)
    assert ["Tháng 3 1 cuộc họp", "Tháng 7 1 cuộc họp"] == visible(reader, "h2.timeline-month-name")
    assert "2 cuộc họp" in reader.inner_text("h1")
    assert {"3": "1", "7": "1"} == bars(reader)
    expect(reader.get_by_role("status")).to_have_text("Đang hiện 2 trong 4 cuộc họp của trang này.")
    assert reader.url.endswith("/2022/?loai=dai-hoi")


def test_choices_add_up_and_are_cleared(reader: Page, timeline_url: str) -> None:
    reader.goto(f"{timeline_url}2022/?loai=dai-hoi&chuyen-muc=thi-dua")

    assert ["Cuộc họp 2"] == titles(reader)

    reader.select_option("#loc-don-vi", "so-b")

    assert [] == titles(reader)
    expect(reader.get_by_role("status")).to_contain_text("Không có cuộc họp nào")

    reader.click("text=Bỏ lọc")

    assert 4 == len(titles(reader))
    assert {"3": "2", "7": "1", "?": "1"} == bars(reader)
    expect(reader.get_by_role("status")).to_have_text("Đang hiện cả 4 cuộc họp của trang này.")
    assert reader.url.endswith("/2022/")


def test_the_choice_comes_along_to_other_years(reader: Page, timeline_url: str) -> None:
    reader.goto(f"{timeline_url}2022/")
    reader.select_option("#loc-don-vi", "so-b")
    reader.click(".neighbours a[rel=prev]")
    reader.wait_for_url("**/2021/?don-vi=so-b")

    assert [] == titles(reader)
    expect(reader.locator("#loc-don-vi option:checked")).to_have_text("Không có trên trang này")

    reader.click(".neighbours a[rel=next]")
    reader.wait_for_url("**/2022/?don-vi=so-b")

    assert ["Cuộc họp 3"] == titles(reader)


def test_back_and_forward_go_through_the_choices(reader: Page, timeline_url: str) -> None:
    reader.goto(f"{timeline_url}2022/")
    reader.select_option("#loc-loai", "dai-hoi")
    reader.select_option("#loc-chuyen-muc", "thi-dua")

    reader.go_back()
    expect(reader.locator("#loc-chuyen-muc")).to_have_value("")

    assert ["Cuộc họp 2", "Cuộc họp 3"] == titles(reader)
    assert ["", "", "dai-hoi"] == choices(reader)

    reader.go_back()
    expect(reader.locator("#loc-loai")).to_have_value("")

    assert 4 == len(titles(reader))

    reader.go_forward()
    reader.go_forward()
    expect(reader.locator("#loc-chuyen-muc")).to_have_value("thi-dua")

    assert ["Cuộc họp 2"] == titles(reader)
    assert ["thi-dua", "", "dai-hoi"] == choices(reader)


@pytest.mark.parametrize(
    "query", ["loai=%3Cimg%20src%3Dx%3E", "loai=DAI-HOI", f"loai={'a' * 121}", "la=1", "loai="]
)
def test_what_cannot_be_a_choice_is_ignored(reader: Page, timeline_url: str, query: str) -> None:
    reader.goto(f"{timeline_url}2022/?{query}")

    assert 4 == len(titles(reader))
    assert ["", "", ""] == choices(reader)


def test_other_parts_of_the_address_are_kept(reader: Page, timeline_url: str) -> None:
    reader.goto(f"{timeline_url}2022/?tu=zalo")
    reader.select_option("#loc-loai", "dai-hoi")

    reader.wait_for_url("**/2022/?tu=zalo&loai=dai-hoi")


def test_a_full_year_tells_how_many_of_each_month_are_chosen(
    reader: Page, timeline_url: str
) -> None:
    reader.goto(f"{timeline_url}2020/?loai=dai-hoi")

    assert {"1": "11", "5": "10"} == bars(reader)
    assert ["Tháng 1 11 cuộc họp", "Tháng 5 10 cuộc họp"] == visible(
        reader, "h2.timeline-month-name"
    )

    reader.click("h2 >> text=Tháng 5")
    reader.wait_for_url("**/2020/05/?loai=dai-hoi")

    assert 10 == len(titles(reader))
    expect(reader.get_by_role("status")).to_contain_text("10 trong 50")


def test_the_way_in_hides_years_without_a_meeting_chosen(reader: Page, timeline_url: str) -> None:
    reader.goto(timeline_url)

    assert ["2022", "2021"] == visible(reader, "h2.timeline-year a")

    reader.select_option("#loc-loai", "dai-hoi")

    assert ["2022"] == visible(reader, "h2.timeline-year a")

    reader.locator(".month-chart a").last.click()
    reader.wait_for_url("**/2022/?loai=dai-hoi")


def test_every_year_is_reached_by_tab_and_by_arrow(reader: Page, timeline_url: str) -> None:
    reader.goto(timeline_url)
    reader.locator(".month-chart a").first.focus()

    assert "1968 1 1 cuộc họp" == focused(reader)

    reader.keyboard.press("Tab")

    assert "2020 201 201 cuộc họp" == focused(reader)

    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("ArrowRight")
    reader.keyboard.press("ArrowRight")

    assert "2022 4 4 cuộc họp" == focused(reader)

    reader.keyboard.press("ArrowLeft")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/2021/")


def test_without_scripts_everything_is_there_and_lists_lead_on(
    chromium: Browser, timeline_url: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{timeline_url}2022/?loai=dai-hoi")

    assert 4 == len(titles(page))
    assert not page.locator("form.timeline-filter").is_visible()
    assert ["Tin tức", "Thi đua", "Sở A", "Sở B", "Hội nghị", "Đại hội"] == visible(
        page, ".filter-links a"
    )
    context.close()


@pytest.mark.parametrize("path", ["", "2022/", "2020/", "2020/05/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    reader: Page, timeline_url: str, path: str, scheme: str
) -> None:
    reader.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    reader.goto(f"{timeline_url}{path}")
    reader.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    assert 360 == reader.evaluate("document.documentElement.scrollWidth")
    assert [] == [finding["id"] for finding in Axe().run(reader).response["violations"]]


def test_the_line_of_ink_prints(reader: Page, timeline_url: str) -> None:
    reader.goto(f"{timeline_url}2022/")
    reader.emulate_media(media="print")

    assert "1px solid rgb(0, 0, 0)" == reader.evaluate(
        "getComputedStyle(document.querySelector('.timeline'), '::before').borderInlineStart"
    )
    assert not reader.locator("form.timeline-filter").is_visible()


def titles(page: Page) -> list[str]:
    return visible(page, ".timeline-entry-title")


def visible(page: Page, selector: str) -> list[str]:
    """The texts of what matches and is shown."""
    texts = page.locator(selector).filter(visible=True).all_inner_texts()
    return [" ".join(text.split()) for text in texts]


def choices(page: Page) -> list[str]:
    values: list[str] = page.locator(".timeline-filter select").evaluate_all(
        "selects => selects.map(select => select.value)"
    )
    return values


def bars(page: Page) -> dict[str, str]:
    """The columns of the year's chart that have a height, by their label."""
    columns: list[list[str]] = page.locator(".year-chart > li").evaluate_all(
        """columns => columns.map(column => [
            column.querySelector(".year-chart-month").textContent,
            column.querySelector("rect").getAttribute("height"),
            column.querySelector(".count").textContent,
        ])"""
    )
    assert all(height == count for _, height, count in columns)
    return {label: height for label, height, _ in columns if height != "0"}


def focused(page: Page) -> str:
    return " ".join(page.evaluate("document.activeElement.textContent").split())
