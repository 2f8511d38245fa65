"""What readers can press: display controls, menu, shortcuts, copying and printing."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

RECORD = "/tin/2019/so-ket-thi-dua-khoi-co-quan-bo/"
FORBID_STORAGE = """
Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no") } })
"""


@pytest.fixture
def reader(chromium: Browser, site_url: str) -> Iterator[Page]:
    """A reader on a phone who may copy; the page must have nothing to complain of."""
    context = chromium.new_context(
        base_url=site_url,
        viewport={"width": 360, "height": 740},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


@pytest.mark.parametrize(
    ("group", "button", "attribute", "value"),
    [
        ("Cỡ chữ", "Rất lớn", "data-text-size", "larger"),
        ("Màu nền", "Tối", "data-theme", "dark"),
        ("Tương phản", "Cao", "data-contrast", "more"),
    ],
)
def test_a_choice_of_display_is_remembered_and_can_be_undone(
    reader: Page, group: str, button: str, attribute: str, value: str
) -> None:
    reader.goto("/")
    choice = reader.get_by_role("group", name=group)
    choice.get_by_role("button", name=button, exact=True).click()
    reader.goto("/so-do/")
    pressed = choice.get_by_role("button", pressed=True)

    assert value == reader.locator("html").get_attribute(attribute)
    expect(pressed).to_have_text(button)
    choice.get_by_role("button").first.click()
    reader.reload()
    assert reader.locator("html").get_attribute(attribute) is None


def test_a_choice_changes_what_is_seen(reader: Page) -> None:
    reader.goto("/")
    seen = "getComputedStyle(document.body).color + getComputedStyle(document.body).font"
    before = reader.evaluate(seen)
    reader.get_by_role("button", name="Tối").click()
    dark = reader.evaluate(seen)
    reader.get_by_role("button", name="Rất lớn").click()

    assert len({before, dark, reader.evaluate(seen)}) == 3


def test_without_storage_a_choice_holds_for_the_page(reader: Page) -> None:
    reader.add_init_script(FORBID_STORAGE)
    reader.goto("/")
    reader.get_by_role("button", name="Tối").click()

    assert "dark" == reader.locator("html").get_attribute("data-theme")


def test_the_menu_opens_by_keyboard_and_escape_closes_it(reader: Page) -> None:
    reader.goto("/")
    link = reader.get_by_role("link", name="Dòng thời gian")
    expect(link).to_be_hidden()
    reader.get_by_role("button", name="Mục lục").press("Enter")
    expect(link).to_be_visible()
    reader.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_the_first_tab_leads_past_the_header(reader: Page) -> None:
    reader.goto(RECORD)
    reader.keyboard.press("Tab")
    reader.keyboard.press("Enter")

    reader.wait_for_url("**/#noi-dung")
    expect(reader.locator("#noi-dung")).to_be_focused()


@pytest.mark.parametrize(("key", "address"), [("1", "/"), ("3", "/so-do/")])
def test_an_access_key_leads_to_its_page(
    reader: Page, site_url: str, key: str, address: str
) -> None:
    reader.goto(RECORD)
    _press_access_key(reader, key)
    reader.wait_for_url(f"{site_url}{address}")


def test_an_access_key_leads_to_the_search_box(reader: Page) -> None:
    reader.goto(RECORD)
    _press_access_key(reader, "4")

    expect(reader.get_by_role("combobox")).to_be_focused()


def test_the_address_can_be_copied(reader: Page) -> None:
    reader.goto(RECORD)
    reader.get_by_role("button", name="Sao chép liên kết").click()

    expect(reader.locator("[data-copy-link-status]")).to_have_text("Đã sao chép liên kết")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert f"https://bien-nien.example{RECORD}" == copied


def test_the_page_can_be_printed(reader: Page) -> None:
    reader.add_init_script("window.print = () => { document.title = 'printed' }")
    reader.goto(RECORD)
    reader.get_by_role("button", name="In trang này").click()

    expect(reader).to_have_title("printed")


def test_sharing_needs_no_script(chromium: Browser, site_url: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{RECORD}")
    share = page.get_by_role("region", name="Chia sẻ và lưu lại")

    expect(share.get_by_role("link")).to_have_text(["Facebook", "Zalo", "Thư điện tử"])
    expect(share.get_by_role("button")).to_have_count(0)
    context.close()


def _press_access_key(page: Page, key: str) -> None:
    """Press Alt and a key as the system does: Playwright's keyboard does not reach access keys."""
    page.context.new_cdp_session(page).send(
        "Input.dispatchKeyEvent",
        {"type": "char", "modifiers": 1, "isSystemKey": True, "text": key, "unmodifiedText": key},
    )
