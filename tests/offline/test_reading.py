"""Reading without the network what was visited with it."""

import pytest
from playwright.sync_api import expect

from tests.conftest import WITHOUT_WORKERS
from tests.offline.conftest import UNTIL_SIZE, Answer, Host, Reader

RECORD = "/tin/2019/so-ket-thi-dua-khoi-co-quan-bo/"
ABOUT = "/gioi-thieu/"
CONTACT = "/lien-he/"
OFFLINE = "/ngoai-tuyen/"
LOOK = """
() => ({
  font: getComputedStyle(document.body).fontFamily,
  rules: [...document.styleSheets].map(({ cssRules }) => cssRules.length),
  controls: document.querySelector("[data-display-controls]").hidden,
  pictures: [...document.images].filter((image) => image.loading !== "lazy").map(
    (image) => image.naturalWidth),
})
"""
SHOW = """
(address) => new Promise((resolve) => {
  const image = new Image();
  image.onload = () => resolve(image.naturalWidth);
  image.onerror = () => resolve(0);
  image.src = address;
})
"""
PICTURE = "/images/2022/hop-phieu.webp"
FILL = """
async ([name, count]) => {
  const cache = await caches.open(name);
  for (let number = 0; number < count; number++) {
    await cache.put(`${location.origin}/tin/${number}/`, new Response("", { headers: {} }));
  }
}
"""


@pytest.mark.parametrize("root", ["", "/kho"])
def test_a_page_that_was_visited_once_is_there_as_it_was(
    reader: Reader, host: Host, root: str
) -> None:
    reader.visit(f"{root}{RECORD}")
    title, look = reader.page.title(), reader.page.evaluate(LOOK)
    host.is_gone = True
    reader.open(f"{root}{RECORD}")

    assert (title, look) == (reader.page.title(), reader.page.evaluate(LOOK))
    assert all(look["pictures"])
    assert look["rules"]
    assert not look["controls"]


def test_a_page_that_leads_to_another_by_a_link_is_kept_with_it(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    reader.visit(CONTACT)
    host.is_gone = True
    reader.page.get_by_role("link", name="Giới thiệu").first.click()

    expect(reader.page).to_have_url(f"{host.url}{ABOUT}")
    expect(reader.page.locator("h1")).to_have_text("Giới thiệu")


@pytest.mark.parametrize("root", ["", "/kho"])
def test_a_page_that_was_not_visited_is_told_and_those_that_were_are_listed(
    reader: Reader, host: Host, root: str
) -> None:
    reader.visit(f"{root}{ABOUT}")
    reader.visit(f"{root}{RECORD}")
    record = reader.page.locator("h1").inner_text()
    host.is_gone = True
    reader.open(f"{root}{CONTACT}?muc=1")

    expect(reader.page.locator("[data-wanted]")).to_contain_text("chưa được lưu trên máy này")
    expect(reader.page.locator("[data-kept-pages] li")).to_have_text([record, "Giới thiệu"])
    reader.page.get_by_role("link", name=record).click()
    expect(reader.page.locator("h1")).to_have_text(record)


def test_the_page_that_was_wanted_is_there_when_the_network_is_back(
    reader: Reader, host: Host
) -> None:
    reader.visit(ABOUT)
    host.is_gone = True
    reader.open(f"{CONTACT}?muc=1#noi-dung")
    expect(reader.page.locator("[data-wanted]")).to_be_visible()
    host.is_gone = False
    reader.page.get_by_role("link", name="Thử lại").click()

    expect(reader.page).to_have_url(f"{host.url}{CONTACT}?muc=1#noi-dung")
    expect(reader.page.locator("h1")).to_have_text("Liên hệ")


@pytest.mark.parametrize("elsewhere", ["//example.com/", "javascript:alert(1)", "/"])
def test_no_address_makes_the_page_lead_off_the_site(reader: Reader, elsewhere: str) -> None:
    reader.visit(f"/kho{ABOUT}")
    reader.open(f"/kho{OFFLINE}?trang={elsewhere}")
    expect(reader.page.locator("[data-kept-pages] li")).to_have_count(1)

    expect(reader.page.locator("[data-wanted]")).to_be_hidden()


def test_titles_are_listed_as_they_read(reader: Reader, host: Host) -> None:
    page = host.file(ABOUT).read_bytes()
    head, _, rest = page.partition(b"<title>")
    title = "<title>A &amp; B &lt;i&gt; &#34;C&#34; – Biên niên</title>".encode()
    host.instead[ABOUT] = Answer(200, head + title + rest.partition(b"</title>")[2])
    reader.visit(ABOUT)
    reader.open(OFFLINE)

    expect(reader.page.locator("[data-kept-pages] li")).to_have_text(['A & B <i> "C"'])


def test_a_changed_page_is_seen_at_once_and_kept(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    changed = host.file(ABOUT).read_bytes().replace(b"<h1 class", b"<h1 data-new class")
    host.instead[ABOUT] = Answer(200, changed)
    reader.open(ABOUT)
    expect(reader.page.locator("h1[data-new]")).to_be_visible()
    reader.visit(CONTACT)
    host.is_gone = True
    reader.open(ABOUT)

    expect(reader.page.locator("h1[data-new]")).to_be_visible()


def test_changed_styles_and_scripts_are_seen_at_once(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    host.instead["/theme/site.css"] = Answer(200, b"h1 { color: rgb(1, 2, 3) }")
    host.instead["/theme/js/shortcuts.js"] = Answer(200, b"document.title = 'new';")
    reader.open(ABOUT)

    expect(reader.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(reader.page).to_have_title("new")


def test_a_theme_named_by_what_is_in_it_is_kept(reader: Reader, host: Host) -> None:
    sheet = "/theme-0123456789/site.css"
    page = host.file(ABOUT).read_bytes().replace(b"/theme/site.css", sheet.encode())
    host.instead[ABOUT] = Answer(200, page)
    host.instead[sheet] = Answer(200, b"h1 { color: rgb(1, 2, 3) }")
    reader.visit(ABOUT)
    reader.wait_until_kept(sheet)
    host.is_gone = True
    reader.open(ABOUT)

    expect(reader.page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")


def test_a_host_that_does_not_answer_is_waited_for_once(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    look = reader.page.evaluate(LOOK)
    changed = host.file(ABOUT).read_bytes().replace(b"<h1 class", b"<h1 data-new class")
    host.instead[ABOUT] = Answer(200, changed)
    host.hang()
    reader.open(ABOUT)

    assert look == reader.page.evaluate(LOOK)
    expect(reader.page.locator("h1:not([data-new])")).to_be_visible()
    assert [] == [address for address in host.asked if address.startswith("/theme/")]
    with reader.page.expect_request(f"**{CONTACT}"):
        host.let_go()
        reader.visit(CONTACT)
    host.is_gone = True
    reader.open(ABOUT)
    expect(reader.page.locator("h1[data-new]")).to_be_visible()


def test_only_whole_answers_of_the_site_are_kept(any_reader: Reader, host: Host) -> None:
    reader = any_reader
    reader.visit(ABOUT)
    host.instead[CONTACT] = Answer(500, b"<title>500</title>")
    host.instead["/quan-tri/"] = Answer(200, b"<!doctype html><title>Form</title><h1>Form</h1>")
    ask = "([address, headers]) => fetch(address, { headers }).then((answer) => answer.text())"
    for address in (CONTACT, "/khong-co/", "/quan-tri/", f"{RECORD}?muc=1"):
        reader.open(address)
    reader.open(ABOUT)
    reader.page.evaluate(ask, [f"{PICTURE}?lon=1", {}])
    reader.page.evaluate(ask, [PICTURE, {"Range": "bytes=0-9"}])
    reader.page.evaluate(ask, ["/theme/none.css", {}])
    reader.page.evaluate(ask, ["/quan-tri/config.json", {}])
    reader.visit("/so-do/")
    pages = next(paths for name, paths in reader.kept().items() if name.endswith(" pages"))

    assert [ABOUT, "/so-do/"] == pages
    assert not {PICTURE, "/theme/none.css", "/quan-tri/config.json"} & reader.kept_paths()


def test_a_page_that_is_gone_from_the_site_is_no_longer_kept(
    any_reader: Reader, host: Host
) -> None:
    reader = any_reader
    reader.visit(ABOUT)
    reader.visit(CONTACT)
    host.instead[ABOUT] = Answer(404, b"<title>404</title>")
    reader.open(ABOUT)
    reader.visit(RECORD)

    assert ABOUT not in reader.kept_paths()


def test_a_page_in_place_of_a_script_is_not_kept(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    host.instead["/theme/none.js"] = Answer(200, b"<title>Home</title>", "text/html")
    reader.page.evaluate("fetch('/theme/none.js').then((answer) => answer.text())")
    reader.visit(CONTACT)

    assert "/theme/none.js" not in reader.kept_paths()


def test_a_picture_that_was_shown_is_shown_again(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    width = reader.page.evaluate(SHOW, PICTURE)
    reader.wait_until_kept(PICTURE)
    host.is_gone = True
    reader.open(ABOUT)

    assert width == reader.page.evaluate(SHOW, PICTURE) > 0
    reader.open(PICTURE)
    assert reader.page.url == f"{host.url}{PICTURE}"


def test_a_picture_that_changed_is_kept_as_it_is_now(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    reader.page.evaluate(SHOW, PICTURE)
    reader.wait_until_kept(PICTURE)
    changed = host.file("/images/2024/hoi-truong.webp").read_bytes()
    host.instead[PICTURE] = Answer(200, changed)
    reader.open(ABOUT)
    reader.page.evaluate(SHOW, PICTURE)

    assert reader.page.evaluate(UNTIL_SIZE, [PICTURE, len(changed)])


def test_pages_visited_longest_ago_make_room(reader: Reader, host: Host) -> None:
    reader.visit(ABOUT)
    name = f"biennien {host.url}/ 1 pages"
    reader.page.evaluate(FILL, [name, 230])
    reader.visit(CONTACT)
    pruned = """
    async (name) => {
      for (let times = 0; times < 500; times++) {
        const size = (await (await caches.open(name)).keys()).length;
        if (size <= 200) return size;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    """

    assert 200 == reader.page.evaluate(pruned, name)
    assert CONTACT == reader.kept()[name][-1]
    assert "/tin/229/" in reader.kept_paths()
    assert ABOUT not in reader.kept_paths()


def test_a_full_storage_takes_no_page_from_the_reader(reader: Reader, host: Host) -> None:
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.url, "quotaSize": 1})
    reader.open(ABOUT)
    reader.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    reader.open(RECORD)

    expect(reader.page.locator("h1")).to_be_visible()
    assert reader.page.evaluate("Boolean(navigator.serviceWorker.controller)")
    assert set() == reader.kept_paths()


def test_a_browser_without_workers_loses_nothing(reader: Reader) -> None:
    reader.page.add_init_script(WITHOUT_WORKERS)
    reader.open(OFFLINE)

    expect(reader.page.locator("h1")).to_have_text("Đọc khi không có mạng")
    expect(reader.page.locator("[data-kept]")).to_be_hidden()


@pytest.mark.parametrize(("here", "there"), [("", "/kho"), ("/kho", "")])
def test_what_is_kept_is_deleted_on_demand_and_that_of_another_site_is_not(
    reader: Reader, host: Host, here: str, there: str
) -> None:
    reader.visit(f"{there}{ABOUT}")
    reader.visit(f"{here}{ABOUT}")
    reader.open(f"{here}{OFFLINE}")
    expect(reader.page.locator("[data-kept-pages] li")).to_have_count(1)
    reader.page.get_by_role("button", name="Xóa bản lưu trên máy này").click()
    expect(reader.page.get_by_role("status")).to_have_text("Đã xóa bản lưu.")

    expect(reader.page.locator("[data-kept-pages] li")).to_have_count(0)
    expect(reader.page.locator("[data-kept-nothing]")).to_be_visible()
    assert {f"biennien {host.url}{there}/"} == {name.rsplit(" ", 2)[0] for name in reader.kept()}
    host.is_gone = True
    reader.open(f"{there}{ABOUT}")
    expect(reader.page.locator("h1")).to_have_text("Giới thiệu")
