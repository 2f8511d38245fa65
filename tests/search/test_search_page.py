"""What a reader does on the search page, in Chromium, on a built site."""

import re
import unicodedata

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

CAN_BO = "Hội nghị cán bộ năm 2024"
KY_THUAT = "Đào tạo kỹ thuật viên"
BAN_HANG = "Bán hàng lưu động"
BAN_BE = "Bạn bè quốc tế"


def status_of(page: Page) -> str:
    return page.locator("[data-search-status]").inner_text()


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-results] h2").all_inner_texts()


def ask(page: Page, query: str) -> list[str]:
    page.goto("")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator("[data-search-status]")).to_contain_text(re.compile("[“:].*”|^Không"))
    return titles(page)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("hội nghị cán bộ", CAN_BO),
        ("hoi nghi can bo", CAN_BO),
        ("HỘI NGHỊ", CAN_BO),
        (unicodedata.normalize("NFD", "hội nghị cán"), CAN_BO),
        ("18/01/2024", CAN_BO),
        ("18-1-2024", CAN_BO),
        ("18 tháng 1 năm 2024", CAN_BO),
        ("ngày 18 tháng 01 năm 2024", CAN_BO),
        ("tháng 1/2024", CAN_BO),
        ("3,8 tỉ", CAN_BO),
        ("43/2022/NĐ-CP", CAN_BO),
        ("43/2022/nd-cp", CAN_BO),
        ("kĩ thuật", KY_THUAT),
        ("kỹ năng", KY_THUAT),
        ("hòa giải", KY_THUAT),
        ("hoà giải", KY_THUAT),
        ("thủy lợi", KY_THUAT),
        ("hội ngh", CAN_BO),
        ("hoi nghj can bo", CAN_BO),
        ("sở nội vụ kỹ thuật", KY_THUAT),
        ("tháng 3 năm 2022", BAN_BE),
        ("cán bộ từ chối không có", CAN_BO),
    ],
)
def test_what_is_meant_is_found_first(page: Page, query: str, title: str) -> None:
    assert title == ask(page, query)[0]


def test_abbreviations_and_long_forms_find_the_same(page: Page) -> None:
    short, long = ask(page, "KH&CN"), ask(page, "khoa học và công nghệ")

    assert {CAN_BO, BAN_BE} == set(short) == set(long)


def test_an_abbreviation_that_a_text_introduces_is_known_everywhere(page: Page) -> None:
    assert {KY_THUAT, BAN_HANG} == set(ask(page, "ủy ban nhân dân")) == set(ask(page, "ubnd"))


def test_exact_marks_stand_first_and_others_after(page: Page) -> None:
    for query, title in (("bàn", KY_THUAT), ("bán", BAN_HANG), ("bạn", BAN_BE)):
        found = ask(page, query)

        assert title == found[0]
        assert {KY_THUAT, BAN_HANG, BAN_BE} <= set(found)


def test_words_in_quotes_stand_together(page: Page) -> None:
    assert {CAN_BO, BAN_HANG} <= set(ask(page, "can bo"))
    assert [CAN_BO] == ask(page, '"can bo"')
    assert [CAN_BO] == ask(page, '"can bo" hop')
    assert [CAN_BO] == ask(page, '"can bo" zzqqxx')
    assert [] == ask(page, '"bo can"')


def test_people_and_organizations_are_searched(page: Page) -> None:
    ask(page, "anh nguyet")

    assert "30" in status_of(page)
    assert [CAN_BO] == ask(page, "sở khoa học hòa bình")


def test_results_come_twenty_at_a_time(page: Page) -> None:
    ask(page, "mùa gặt")
    expect(page.locator("[data-search-results] li")).to_have_count(20)
    page.get_by_role("button", name="Xem thêm tin").click()

    expect(page.locator("[data-search-results] li")).to_have_count(25)
    expect(page.get_by_role("button", name="Xem thêm tin")).to_be_hidden()


def test_a_result_shows_what_it_is_and_why_it_was_found(page: Page, search_url: str) -> None:
    ask(page, "kinh phi")
    result = page.locator("[data-search-results] li").first

    expect(result.locator("[data-date] time")).to_have_text("Thứ Năm, ngày 18 tháng 01 năm 2024")
    expect(result.locator("[data-date] time")).to_have_attribute("datetime", "2024-01-18")
    expect(result.locator("[data-day] time")).to_have_attribute("datetime", "2024-01-20")
    expect(result.locator("mark").first).to_have_text("Kinh phí")
    expect(result).to_contain_text("Hoạt động")
    expect(result).to_contain_text("Sở KH&CN Hòa Bình")
    expect(result).to_contain_text("Đăng 20/01/2024")
    result.get_by_role("link").click()
    expect(page).to_have_url(search_url.replace("tim-kiem/", "tin/2024/can-bo/"))


def test_results_are_announced(page: Page) -> None:
    ask(page, "hội nghị cán bộ")

    expect(page.get_by_role("status")).to_have_text("Tìm thấy 1 tin cho “hội nghị cán bộ”.")


def test_filters_narrow_the_results(page: Page) -> None:
    ask(page, "ban")
    page.get_by_label("Thi đua").check()
    expect(page.locator("[data-search-results] > li")).to_have_count(2)
    page.get_by_label("2022").check()

    expect(page.locator("[data-search-results] h2")).to_have_text([BAN_BE])
    expect(page).to_have_url(re.compile(r"\?q=ban&nam=2022&chuyen-muc=thi-dua$"))
    expect(page.get_by_label("2022")).to_be_focused()
    expect(page.get_by_text("Lọc kết quả (2)")).to_be_visible()


def test_choices_tell_how_many_they_leave(page: Page) -> None:
    ask(page, "ban")
    categories = page.get_by_role("group", name="Chuyên mục").get_by_role("listitem")
    years = page.get_by_role("group", name="Năm diễn ra").get_by_role("listitem")

    expect(categories).to_have_text([re.compile(r"Thi đua\s+2"), re.compile(r"Hoạt động\s+1")])
    page.get_by_label("2022").check()
    expect(categories).to_have_text([re.compile(r"Thi đua\s+1")])
    expect(years).to_have_text([re.compile(r"2023\s+2"), re.compile(r"2022\s+1")])


def test_values_of_one_facet_are_added_up(page: Page) -> None:
    ask(page, "ban")
    page.get_by_label("Thi đua").check()
    expect(page.locator("[data-search-results] > li")).to_have_count(2)
    page.get_by_label("Hoạt động").check()

    expect(page.locator("[data-search-results] > li")).to_have_count(3)


def test_days_narrow_the_results(page: Page) -> None:
    ask(page, "ban")
    page.get_by_label("Từ ngày").fill("2022-03-31")
    page.get_by_label("Đến ngày").fill("2023-04-02")
    page.get_by_label("Đến ngày").blur()

    expect(page).to_have_url(re.compile(r"\?q=ban&tu=2022-03-31&den=2023-04-02$"))
    expect(page.locator("[data-search-results] h2")).to_have_count(2)
    # The meeting of March 2022 may have been on its last day.
    assert {BAN_HANG, BAN_BE} == set(titles(page))


def test_results_can_be_sorted_by_the_date_of_the_meeting(page: Page) -> None:
    ask(page, "ban")
    page.get_by_label("Xếp theo").select_option("họp gần đây nhất")
    expect(page).to_have_url(re.compile("xep=moi"))
    expect(page.locator("[data-search-results] h2")).to_have_text([KY_THUAT, BAN_HANG, BAN_BE])
    page.get_by_label("Xếp theo").select_option("họp lâu nhất")

    expect(page.locator("[data-search-results] h2")).to_have_text([BAN_BE, BAN_HANG, KY_THUAT])


def test_facets_are_fetched_when_they_are_looked_at(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    ask(page, "kỹ thuật")
    before = len(fetched)
    page.locator("summary").filter(has_text="Lọc kết quả").click()

    expect(page.get_by_label("2023")).to_be_visible()
    assert len(fetched) > before


def test_a_search_can_be_shared(page: Page) -> None:
    page.goto("?q=ban&chuyen-muc=thi-dua&nam=2022&tu=2022-01-01&xep=moi")

    expect(page.get_by_role("searchbox")).to_have_value("ban")
    expect(page.get_by_label("2022")).to_be_checked()
    expect(page.get_by_label("Từ ngày")).to_have_value("2022-01-01")
    expect(page.get_by_label("Xếp theo")).to_have_value("moi")
    expect(page.locator("[data-search-results] h2")).to_have_text([BAN_BE])


def test_an_address_with_unknown_choices_says_why_there_is_nothing(page: Page) -> None:
    page.goto("?q=bạn&chuyen-muc=la&nam=1900&tu=hôm-qua&xep=la")

    expect(page.get_by_text("Đang lọc kết quả")).to_be_visible()
    page.get_by_role("main").get_by_role("listitem").get_by_role("button", name="Bỏ lọc").click()
    expect(page.locator("[data-search-results] h2").first).to_have_text(BAN_BE)
    expect(page).to_have_url(re.compile("q=b[^&]*$"))


def test_back_and_forward_go_through_searches(page: Page) -> None:
    page.goto("?q=bạn bè")
    expect(page.locator("[data-search-results] h2").first).to_have_text(BAN_BE)
    page.get_by_role("searchbox").fill("kỹ thuật")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)
    page.go_back()
    expect(page.locator("[data-search-results] h2").first).to_have_text(BAN_BE)
    expect(page.get_by_role("searchbox")).to_have_value("bạn bè")
    page.go_forward()

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)


def test_typing_leaves_no_trail_in_the_history(page: Page) -> None:
    page.goto("")
    before = page.evaluate("history.length")
    page.get_by_role("searchbox").press_sequentially("bạn bè", delay=200)
    expect(page).to_have_url(re.compile("q=b"))

    assert before == page.evaluate("history.length")


def test_the_search_box_of_every_page_leads_here(page: Page) -> None:
    page.goto("../")
    page.get_by_role("combobox").fill("kỹ thuật")
    page.get_by_role("combobox").press("Enter")

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)


def test_nothing_found_says_so_and_helps_on(page: Page) -> None:
    assert [] == ask(page, "zzqqxx")
    expect(page.get_by_role("status")).to_have_text("Không tìm thấy tin nào cho “zzqqxx”.")
    expect(page.get_by_text("Gõ ít từ hơn")).to_be_visible()
    for name in ("sơ đồ trang", "tìm theo ngày", "dòng thời gian"):
        expect(page.get_by_role("main").get_by_role("link", name=name)).to_be_visible()


def test_filters_that_leave_nothing_can_be_taken_off(page: Page) -> None:
    page.goto("?q=kỹ thuật&nam=2024&chuyen-muc=thi-dua")
    page.get_by_role("button", name="Bỏ lọc").last.click()

    expect(page.locator("[data-search-results] h2").first).to_have_text(KY_THUAT)
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_results_that_are_only_near_are_called_so(page: Page) -> None:
    ask(page, "hội nghị xxyyzz")
    assert "một phần" in status_of(page)


@pytest.mark.parametrize(
    ("typed", "said", "meant"),
    [
        ("hội nghj cán bộ", "khác một chữ", "hội nghị cán bộ"),
        ("hôi nghi can bộ", "với dấu khác", "hội nghi can bộ"),
    ],
)
def test_what_may_be_meant_is_offered(page: Page, typed: str, said: str, meant: str) -> None:
    ask(page, typed)
    assert said in status_of(page)
    page.get_by_text("Có phải bạn muốn tìm").get_by_role("link").click()

    expect(page.get_by_role("searchbox")).to_have_value(meant)
    expect(page.get_by_role("status")).to_have_text(f"Tìm thấy 1 tin cho “{meant}”.")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value(typed)


def test_what_was_searched_is_offered_again_until_it_is_forgotten(page: Page) -> None:
    for query in ("bạn bè", "kỹ thuật"):
        page.goto("")
        page.get_by_role("searchbox").fill(query)
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator("[data-search-results] h2").first).to_be_visible()
    page.goto("")
    recent = page.get_by_role("region", name="Bạn đã tìm")
    expect(recent.get_by_role("link")).to_have_text(["kỹ thuật", "bạn bè"])
    recent.get_by_role("link", name="bạn bè").click()
    expect(page.locator("[data-search-results] h2").first).to_have_text(BAN_BE)
    page.goto("")
    page.get_by_role("button", name="Xóa hết").click()

    expect(recent).to_be_hidden()
    assert "[]" == page.evaluate("JSON.stringify(Object.keys(localStorage))")


def test_a_new_build_under_an_open_page_is_read_anew(page: Page) -> None:
    ask(page, "kỹ thuật")
    page.route("**/search/i/**", lambda route: route.abort(), times=1)
    page.get_by_role("searchbox").fill("bạn bè")

    expect(page.locator("[data-search-results] h2").first).to_have_text(BAN_BE)


def test_without_scripts_the_page_leads_on(chromium: Browser, search_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(search_url)
    main = page.get_by_role("main")
    found = [
        main.get_by_role("link", name=name).first.get_attribute("href")
        for name in ("sơ đồ trang", "tìm theo ngày", "dòng thời gian")
    ]
    visible = page.get_by_role("searchbox").count()
    context.close()

    assert ["../so-do/", "../theo-ngay/", "../dong-thoi-gian/"] == found
    assert visible == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["kỹ thuật", "zzqqxx"])
def test_axe_finds_nothing_in_results(
    chromium: Browser, search_url: str, scheme: str, query: str
) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(f"{search_url}?q={query}")
    expect(page.get_by_role("status")).not_to_be_empty()
    found = [finding["id"] for finding in Axe().run(page).response["violations"]]
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert [] == found
    assert width == 360
