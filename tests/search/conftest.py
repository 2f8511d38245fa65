"""A small archive made for searching, built and served, and a page on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import WITHOUT_WORKERS, build, serve
from tests.pdf_samples import pdf_of

VOCABULARY = {
    "organizations": (
        "so-a: {name: Sở Khoa học và Công nghệ Hòa Bình, short_name: Sở KH&CN Hòa Bình}\n"
        "so-b: {name: Sở Nội vụ Cần Thơ}\n"
    ),
    "kinds": "hoi-nghi: {name: Hội nghị}\n",
    "categories": (
        "hoat-dong: {name: Hoạt động}\nthi-dua: {name: Thi đua}\ntrong: {name: Chuyên mục trống}\n"
    ),
    "people": "le-a: {name: Lê Thị Ánh Nguyệt}\n",
    "abbreviations": "KH&CN: khoa học và công nghệ\n",
}
PLAIN_PAGES = ("gioi-thieu", "lien-he", "khong-tim-thay")

# file name: title, body, event date, category, organizer
RECORDS = {
    "2024-01-20-can-bo": (
        "Hội nghị cán bộ năm 2024",
        "Ngày 18 tháng 01 năm 2024, cơ quan họp. Kinh phí 3,8 tỷ đồng theo 43/2022/NĐ-CP.",
        "2024-01-18",
        "hoat-dong",
        "so-a",
    ),
    "2023-05-06-ky-thuat": (
        "Đào tạo kỹ thuật viên",
        "Lớp học về kĩ năng hoà giải do ủy ban nhân dân (UBND) mở. Bàn tròn về thuỷ lợi.",
        "2023-05-06",
        "hoat-dong",
        "so-b",
    ),
    "2023-04-02-ban-hang": (
        "Bán hàng lưu động",
        "Hàng bán hết trong ngày. UBND xã cảm ơn bộ đội đã can thiệp.",
        "2023-04-02",
        "thi-dua",
        "so-b",
    ),
    "2022-03-02-ban-be": (
        "Bạn bè quốc tế",
        "Ngôi nhà <b>chung</b> của khoa học và công nghệ.",
        "2022-03",
        "thi-dua",
        "so-b",
    ),
    "2021-01-01-dau": (
        "Dấu <img src=x onerror=alert(1)> & dấu",
        "Chuyện về &lt;script&gt;alert(1)&lt;/script&gt; lạ.",
        "2021-01-01",
        "thi-dua",
        "so-b",
    ),
}
ATTACHED = {
    "2022-03-02-ban-be": (
        "Nghị quyết hợp tác quốc tế",
        "nghi-quyet.pdf",
        "NGHỊ QUYẾT\nHai bên nhất trí trồng rừng ngập mặn ở cửa sông.",
    ),
    "2023-04-02-ban-hang": (
        "Báo cáo dài",
        "bao-cao.pdf",
        f"Kế hoạch bán hàng lưu động. {'Chuyện khác kể dài dòng. ' * 1000}Chợ phiên vùng cao.",
    ),
}
"""Attachments by the record: their title, file and text."""

MANY = 25
"""Records about the same thing, more than one page of results shows."""


@pytest.fixture(scope="session")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the archive."""
    folder = tmp_path_factory.mktemp("content")
    for name, terms in VOCABULARY.items():
        _write(folder / "vocabulary" / f"{name}.yml", terms)
    for slug in PLAIN_PAGES:
        _write(folder / "trang" / f"{slug}.md", f"---\ntitle: {slug}\nsummary: Trang\n---\nLời.\n")
    many = {
        f"2020-02-{day:02}-mua-{day}": (f"Mùa gặt thứ {day}", "Lúa.", "2020", "thi-dua", "so-b")
        for day in range(1, MANY + 1)
    }
    for name, facts in (RECORDS | many).items():
        _write(folder / "tin" / name[:4] / f"{name}.md", _record(name, facts))
    (folder / "files").mkdir()
    for _, file, text in ATTACHED.values():
        (folder / "files" / file).write_bytes(pdf_of(text))
    return folder


@pytest.fixture(scope="session")
def search_site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    output = tmp_path_factory.mktemp("search-site")
    done = build(content, output)
    assert (done.returncode, done.stderr) == (0, "")
    return output


@pytest.fixture(scope="session")
def search_url(search_site: Path) -> Iterator[str]:
    """The address of the search page."""
    with serve(search_site) as url:
        yield f"{url}/tim-kiem/"


@pytest.fixture
def page(chromium: Browser, search_url: str) -> Iterator[Page]:
    """A new page of a reader, who has been to no page yet. It must have nothing to complain of."""
    context = chromium.new_context(base_url=search_url)
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda message: complaints.append(message.text))
    opened.add_init_script(WITHOUT_WORKERS)
    opened.add_init_script(
        "addEventListener('securitypolicyviolation', (e) => console.error(e.violatedDirective))"
    )
    yield opened
    context.close()
    assert [text for text in complaints if "ERR_FAILED" not in text] == []


def _record(name: str, facts: tuple[str, ...]) -> str:
    title, body, event_date, category, organizer = facts
    place = "place:\n  name: Nhà văn hóa Hòa Bình\n" if organizer == "so-a" else ""
    return f"""---
id: {name}
title: {title}
summary: Tóm tắt.
kind: hoi-nghi
category: {category}
published: {name[:10]}
event:
  date: {event_date}
organizer: {organizer}
{place}people:
- person: le-a
  part: chu-tri
{_attachments(name)}---
{body}
"""


def _attachments(name: str) -> str:
    if name not in ATTACHED:
        return ""
    title, file, _ = ATTACHED[name]
    return f"attachments:\n- file: {file}\n  title: {title}\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
