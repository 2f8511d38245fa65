"""Searching without the network what was searched with it."""

import json

from playwright.sync_api import expect

from tests.offline.conftest import UNTIL_SIZE, Answer, Host, Reader

ABOUT = "/gioi-thieu/"
SEARCH = "/tim-kiem/"
ROOT = "/search/index.json"
STATUS = "[data-search-status]"
RESULTS = "[data-search-results] h2"
NAMES = "[data-search-names]"
SCRIPTS = "/theme/js/"


def ask(reader: Reader, query: str, root: str = "") -> list[str]:
    """Search on a page that is kept from then on; gives the titles of what is found."""
    reader.visit(f"{root}{SEARCH}?q={query}")
    expect(reader.page.locator(STATUS)).to_contain_text("Tìm thấy")
    expect(reader.page.locator(NAMES)).to_have_attribute("aria-busy", "false")
    wait_until_all_is_kept(reader, root)
    return reader.page.locator(RESULTS).all_inner_texts()


def wait_until_all_is_kept(reader: Reader, root: str = "") -> None:
    """What was asked of the index is shown before it is kept, and so are the scripts that ask."""
    asked = {address for address in reader.host.asked if address.startswith(("/search/", SCRIPTS))}
    reader.wait_until_kept(*(f"{root}{address}" for address in asked))


def test_what_was_searched_is_found_again(reader: Reader, host: Host) -> None:
    found = ask(reader, "thi đua", root="/kho")
    host.is_gone = True
    reader.open("/kho/lien-he/")
    reader.page.get_by_role("link", name="Tìm kiếm").first.click()
    reader.page.get_by_role("searchbox").fill("thi đua")

    expect(reader.page.locator(RESULTS)).to_have_text(found)
    reader.open(f"/kho{SEARCH}?q=thi đua")
    expect(reader.page.locator(RESULTS)).to_have_text(found)


def test_what_is_searched_on_the_first_page_visited_is_found_again(
    reader: Reader, host: Host
) -> None:
    reader.visit(SEARCH)
    reader.page.get_by_role("searchbox").fill("thi đua")
    expect(reader.page.locator(STATUS)).to_contain_text("Tìm thấy")
    expect(reader.page.locator(NAMES)).to_have_attribute("aria-busy", "false")
    wait_until_all_is_kept(reader)
    host.is_gone = True
    reader.open(f"{SEARCH}?q=thi đua")

    expect(reader.page.locator(STATUS)).to_contain_text("Tìm thấy")


def test_what_the_search_lacks_is_told_and_can_be_tried_again(
    any_reader: Reader, host: Host
) -> None:
    reader = any_reader
    reader.visit(SEARCH)
    reader.page.get_by_role("searchbox").focus()
    reader.wait_until_kept(ROOT)
    host.is_gone = True
    reader.open(f"{SEARCH}?q=hội nghị")
    expect(reader.page.locator(STATUS)).to_contain_text("Không tải được dữ liệu tìm kiếm")
    host.is_gone = False
    reader.page.get_by_role("button", name="Thử lại").click()

    expect(reader.page.locator(STATUS)).to_contain_text("Tìm thấy")
    assert [] == [text for text in reader.complaints if "ERR_" not in text]


def test_the_newest_index_is_searched(reader: Reader, host: Host) -> None:
    ask(reader, "hội nghị")
    root = json.loads(host.file(ROOT).read_bytes())
    host.instead[ROOT] = Answer(200, json.dumps(root | {"format": 0}).encode())
    reader.open(f"{SEARCH}?q=hội nghị")

    expect(reader.page.locator(STATUS)).to_contain_text("Không tải được")


def test_the_index_is_as_new_as_the_scripts_that_read_it(reader: Reader, host: Host) -> None:
    ask(reader, "hội nghị")
    root = host.file(ROOT).read_bytes()
    host.instead[ROOT] = Answer(200, root + b"\n")
    reader.open(SEARCH)
    expect(reader.page.get_by_role("searchbox")).to_be_visible()

    assert reader.page.evaluate(UNTIL_SIZE, [ROOT, len(root) + 1])


def test_files_of_the_index_are_asked_for_once(reader: Reader, host: Host) -> None:
    found = ask(reader, "hội nghị")
    host.asked.clear()

    assert found == ask(reader, "hội nghị")
    assert ROOT in host.asked
    assert [] == [address for address in host.asked if address.startswith("/search/i/")]


def test_what_was_suggested_is_suggested_again(reader: Reader, host: Host) -> None:
    suggestion = reader.page.get_by_role("option").first
    reader.visit(ABOUT)
    reader.page.get_by_role("combobox").fill("thi đua")
    expect(suggestion).to_be_visible()
    wait_until_all_is_kept(reader)
    host.is_gone = True
    reader.open(ABOUT)
    reader.page.get_by_role("combobox").fill("thi đua")

    expect(suggestion).to_be_visible()
