"""The preview as an editor has it: a real browser, real files, real processes."""

import asyncio
import json
import multiprocessing
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.websocket import websocket_connect

from tests.archive.samples import copy_site
from tests.conftest import ROOT, build
from tools.preview.answers import Project
from tools.preview.faults import describe
from tools.preview.server import serve_live

RECORD = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
ADDRESS = "/tin/2022/hoi-nghi-ccvc/"
DRAFT = "tin/2022/2022-10-01-ban-nhap.md"
DRAFT_ADDRESS = "/tin/2022/ban-nhap/"
SETTINGS = f"""import sys
sys.path.append({str(ROOT)!r})
from pelicanconf import *
SITENAME = "Kho thử"
"""


class Preview:
    """A preview of the miniature archive, with a theme and settings of its own, to be changed."""

    def __init__(self, folder: Path) -> None:
        self.content = copy_site(folder / "content")
        self.theme = folder / "theme"
        self.settings = folder / "settings.py"
        shutil.copytree(ROOT / "theme", self.theme)
        self.settings.write_text(SETTINGS, encoding="utf-8")
        self.said: list[str] = []
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._loop = asyncio.new_event_loop()
        # A thread of its own: Playwright keeps a loop running in the one of the tests.
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        project = Project(self.settings, self.content, self.theme, (self.settings,))
        self._task = self._loop.create_task(serve_live(project, self._listening, self.said.append))
        self._loop.run_until_complete(asyncio.wait([self._task]))
        self._loop.run_until_complete(self._loop.shutdown_default_executor())
        self._loop.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()
        assert self._task.cancelled(), self._task.exception()

    def change(self, path: str, old: str, new: str) -> None:
        """Change a file below the folder of the content as an editor's program saves it."""
        file = self.content / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(tmp_path)
    yield preview
    preview.stop()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def test_what_is_saved_appears_by_itself_and_nothing_offends_the_policy(
    preview: Preview, page: Page
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(preview.url + ADDRESS)
    title = page.locator("h1").inner_text()
    preview.change(RECORD, f"title: {title}", "title: Tên vừa đổi")

    expect(page.locator("h1")).to_have_text("Tên vừa đổi")
    page.goto(preview.url)
    expect(page.get_by_text("Tên vừa đổi").first).to_be_visible()
    assert [] == complaints


def test_a_problem_is_shown_on_every_page_until_it_is_mended(preview: Preview, page: Page) -> None:
    page.goto(preview.url + ADDRESS)
    title = page.locator("h1").inner_text()
    preview.change(RECORD, "\nkind: ", "\nkind: la-")

    expect(page.locator("h1")).to_have_text("Có 1 lỗi cần sửa")
    expect(page.locator(".problem-file-name")).to_have_text(RECORD)
    expect(page.locator(".problem-place")).to_contain_text("trường kind")
    expect(page.locator(".source-line code")).to_contain_text("kind: la-")
    expect(page.locator(".problem-remedy")).to_contain_text("có phải ")
    page.goto(preview.url)
    expect(page.locator(".problem-file-name")).to_have_text(RECORD)
    page.goto(preview.url + ADDRESS)
    preview.change(RECORD, "\nkind: la-", "\nkind: ")
    expect(page.locator("h1")).to_have_text(title)


def test_the_archive_is_searched_as_it_is_now(preview: Preview, page: Page) -> None:
    preview.change(RECORD, "\ntitle: ", "\ntitle: Qqzz ")
    page.goto(f"{preview.url}/tim-kiem/?q=qqzz")

    expect(page.locator("[data-search-results] h2").first).to_contain_text("Qqzz")


def test_a_problem_leads_to_its_rule_in_the_guide(preview: Preview, page: Page) -> None:
    preview.change(RECORD, "\nkind: ", "\nkind: la-")
    page.goto(preview.url)
    page.get_by_role("link", name="tu-vung-la").click()

    expect(page.locator("h1")).to_have_text("Hướng dẫn biên tập")
    expect(page.locator("#tu-vung-la")).to_be_in_viewport()


def test_a_file_saved_in_the_middle_of_a_word_and_then_whole_does_no_harm(
    preview: Preview, page: Page
) -> None:
    file = preview.content / RECORD
    whole = file.read_bytes()
    page.goto(preview.url + ADDRESS)
    title = page.locator("h1").inner_text()
    file.write_bytes(whole[: whole.index("ộ".encode()) + 1])

    expect(page.locator(".problem-file-name")).to_have_text(RECORD)
    file.write_bytes(whole)
    expect(page.locator("h1")).to_have_text(title)


def test_a_draft_is_marked_in_the_preview_and_absent_from_a_build(
    preview: Preview, page: Page, tmp_path: Path
) -> None:
    page.goto(preview.url + DRAFT_ADDRESS)
    expect(page.locator(".draft-notice .draft-mark")).to_have_text("Bản nháp")
    for address in ("/tin/", "/dong-thoi-gian/"):
        page.goto(preview.url + address)
        expect(page.locator(".draft-mark")).to_have_count(1)
    done = build(preview.content, tmp_path / "output")

    assert (0, "") == (done.returncode, done.stderr)
    texts = [file.read_text("utf-8") for file in (tmp_path / "output").rglob("*.html")]
    assert [] == [text for text in texts if "ban-nhap" in text or "draft-" in text]


def test_a_problem_of_a_draft_counts_too(preview: Preview, page: Page) -> None:
    page.goto(preview.url)
    preview.change(DRAFT, "\nkind: ", "\nkind: la-")

    expect(page.locator(".problem-file-name")).to_have_text(DRAFT)


def test_a_record_that_is_deleted_goes_and_one_that_comes_back_is_there(
    preview: Preview, page: Page
) -> None:
    file = preview.content / "tin/2019/2019-07-10-so-ket-thi-dua.md"
    text = file.read_bytes()
    page.goto(f"{preview.url}/tin/2019/so-ket-thi-dua/")
    title = page.locator("h1").inner_text()
    file.unlink()

    expect(page.locator("h1")).to_have_text("Không tìm thấy")
    file.write_bytes(text)
    expect(page.locator("h1")).to_have_text(title)


def test_a_folder_that_is_renamed_is_read_under_its_new_name(preview: Preview, page: Page) -> None:
    page.goto(preview.url)
    (preview.content / "tin" / "2019").rename(preview.content / "tin" / "nam-2019")

    expect(page.locator(".problem-file-name").first).to_contain_text("tin/nam-2019/")
    (preview.content / "tin" / "nam-2019").rename(preview.content / "tin" / "2019")
    expect(page.locator("h1")).not_to_contain_text("lỗi cần sửa")


def test_a_content_folder_that_is_removed_and_made_anew_is_watched_again(
    preview: Preview, page: Page
) -> None:
    page.goto(preview.url + ADDRESS)
    title = page.locator("h1").inner_text()
    shutil.rmtree(preview.content)
    expect(page.locator("h1")).to_contain_text("lỗi cần sửa")
    copy_site(preview.content)
    expect(page.locator("h1")).to_have_text(title)
    preview.change(RECORD, f"title: {title}", "title: Tên vừa đổi")

    expect(page.locator("h1")).to_have_text("Tên vừa đổi")


def test_when_a_worker_dies_another_goes_on(preview: Preview, page: Page) -> None:
    page.goto(preview.url + ADDRESS)
    (worker,) = multiprocessing.active_children()
    worker.kill()
    title = page.locator("h1").inner_text()
    preview.change(RECORD, f"title: {title}", "title: Tên vừa đổi")

    expect(page.locator("h1")).to_have_text("Tên vừa đổi")


def test_a_new_person_in_the_vocabulary_is_known_at_once(preview: Preview, page: Page) -> None:
    page.goto(preview.url + ADDRESS)
    title = page.locator("h1").inner_text()
    preview.change(RECORD, "people:\n", "people:\n  - {person: ngo-moi, part: tham-du}\n")
    expect(page.locator(".problem-place")).to_contain_text("people[0].person")
    people = preview.content / "vocabulary/people.yml"
    people.write_text(
        people.read_text("utf-8") + "\nngo-moi: {name: Ngô Thị Mới}\n", encoding="utf-8"
    )

    expect(page.locator("h1")).to_have_text(title)
    expect(page.get_by_text("Ngô Thị Mới")).to_be_visible()


def test_the_theme_is_changed_broken_and_mended_while_it_is_looked_at(
    preview: Preview, page: Page
) -> None:
    template = preview.theme / "templates" / "record.html"
    text = template.read_text(encoding="utf-8")
    page.goto(preview.url + ADDRESS)
    template.write_text(text.replace("<h1 id", "<h1 lang=vi id"), encoding="utf-8")
    expect(page.locator("h1[lang=vi]")).to_be_visible()
    template.write_text(text.replace("{% endblock %}", "{% endblok %}"), encoding="utf-8")

    expect(page.locator("h1")).to_have_text("Chưa dựng được trang")
    expect(page.locator("code")).to_contain_text("theme/templates/record.html, dòng")
    template.write_text(text, encoding="utf-8")
    expect(page.locator("#tieu-de")).to_be_visible()
    assert [] == [said for said in preview.said if "Traceback" in said]


def test_when_the_program_changes_a_new_one_goes_on_at_the_same_address(
    preview: Preview, page: Page
) -> None:
    page.goto(preview.url)
    expect(page.locator(".header-name")).to_have_text("Kho thử")
    preview.settings.write_text(SETTINGS.replace("thử", "mới"), encoding="utf-8")
    expect(page.locator(".header-name")).to_have_text("Kho mới")
    preview.settings.write_text(f"{SETTINGS}\nx = = 1\n", encoding="utf-8")

    expect(page.locator("h1")).to_have_text("Chưa dựng được trang")
    expect(page.locator("code")).to_contain_text("settings.py, dòng 6: SyntaxError")
    preview.settings.write_text(SETTINGS, encoding="utf-8")
    expect(page.locator(".header-name")).to_have_text("Kho thử")


def test_what_takes_long_is_made_too(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.url}/tim-kiem/?q=ban+nhap")

    expect(page.locator(".record-entry-title").first).to_contain_text("Bản nháp: ")


def test_the_terminal_tells_each_change_in_a_line_and_then_the_problems(
    preview: Preview, page: Page
) -> None:
    page.goto(preview.url + ADDRESS)
    preview.change(RECORD, "\nkind: ", "\nkind: la-")
    expect(page.locator(".problem-file-name")).to_have_text(RECORD)
    first, second = preview.said

    assert first.endswith("Không có lỗi; 8 tin, trong đó 1 bản nháp.")
    head, *problems = second.splitlines()
    assert f"Đã đổi {RECORD} (" in head
    assert problems[0] == RECORD
    assert problems[-1] == "Có 1 lỗi."


def test_a_browser_with_a_page_of_before_the_change_is_told_when_it_connects(
    preview: Preview,
) -> None:
    """Its page may have come while the change was read."""

    async def told(version: int) -> object:
        browser = await websocket_connect(f"ws://127.0.0.1:{preview.port}/livereload")
        await browser.write_message(json.dumps({"command": "hello", "snipver": version}))
        await browser.read_message()
        await browser.write_message(json.dumps({"command": "info", "url": "/"}))
        # Whoever waits for a word that never comes fails, and does not hang.
        async with asyncio.timeout(30):
            command = json.loads(str(await browser.read_message()))["command"]
        browser.close()
        return command

    assert "reload" == in_a_thread(told(0))


@pytest.mark.parametrize(
    ("path", "status", "location"),
    [
        (ADDRESS.removesuffix("/"), 302, ADDRESS),
        ("/khong/co/", 404, None),
        ("/images/khong-co.webp", 404, None),
        ("/..%2f..%2fpelicanconf.py", 404, None),
        ("/tim-ki%E1%BA%BFm/", 404, None),
    ],
)
def test_other_addresses_are_answered_as_a_host_does(
    preview: Preview, path: str, status: int, location: str | None
) -> None:
    async def get() -> HTTPResponse:
        client = AsyncHTTPClient(force_instance=True)
        response = await client.fetch(preview.url + path, raise_error=False, follow_redirects=False)
        client.close()
        return response

    response: HTTPResponse = in_a_thread(get())  # type: ignore[assignment]

    assert (status, location) == (response.code, response.headers.get("Location"))
    assert "no-store" == response.headers.get("Cache-Control", "no-store")


def test_no_browser_keeps_a_page_of_the_preview_and_one_that_did_stops(
    preview: Preview, page: Page
) -> None:
    page.goto(preview.url + ADDRESS)
    told = page.evaluate("fetch('/service-worker.js').then((answer) => answer.text())")

    assert 0 == page.locator("script[src*=offline]").count()
    assert "registration.unregister()" in told


def test_a_fault_is_told_in_one_line_at_its_place_in_the_project(tmp_path: Path) -> None:
    file = tmp_path / "plugins" / "a.py"
    file.parent.mkdir()
    file.write_text("def f():\n    raise KeyError('x')\n\nf()\n", encoding="utf-8")
    with pytest.raises(KeyError) as caught:
        exec(compile(file.read_text("utf-8"), file, "exec"))  # noqa: S102 - our own two lines

    assert "plugins/a.py, dòng 2: KeyError: 'x'" == describe(caught.value, tmp_path)


def in_a_thread(coroutine: object) -> object:
    """Run a coroutine where no loop runs: Playwright keeps one in the thread of the tests."""
    results: list[object] = []
    thread = threading.Thread(target=lambda: results.append(asyncio.run(coroutine)))  # type: ignore[arg-type]
    thread.start()
    thread.join()
    (result,) = results
    return result
