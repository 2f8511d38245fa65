"""What an editor does in the form, from the browser to the commit and to the site."""

from pathlib import Path

from playwright.sync_api import Page, expect

from plugins.archive.reading import read_archive
from tests.conftest import ROOT, build
from tests.form.conftest import Repository

RECORDS = "content/tin"
KHANH_HOA = "2022/2022-01-01-hoi-nghi-ccvc-khanh-hoa-2021"
BEN_TRE = "2017/2017-hoi-nghi-ccvc-ben-tre"
CHI_BO = "2022/2022-09-16-dai-hoi-chi-bo-trung-tam-thong-tin-ung-dung"
PICTURE = ROOT / "content/images/2017/thao-luan-quanh-ban.webp"


def test_a_new_record_is_committed_passes_the_checks_and_shows_on_the_site(
    form: Page, repository: Repository, tmp_path: Path
) -> None:
    form.goto("#/collections/tin/new")
    fill(form, "title", "Đại hội Chi bộ Sở KH&CN tỉnh Đắk Lắk: nhiệm kỳ 2025–2030")
    fill(form, "summary", "Chi bộ họp đại hội\ntrong tháng 5/2025.")
    choose(form, "kind", "Đại hội")
    choose(form, "category", "Hoạt động đơn vị")
    choose(form, "tags", "Xây dựng Đảng")
    fill(form, "published", "2025-05-16")
    fill(form, "date", "2025-05")
    choose(form, "organizer", "Sở Khoa học và Công nghệ Bến Tre")
    for name, part in (("Lê Văn Khê", "phát biểu"), ("Phan Thị Thủy", "tham dự")):
        form.get_by_role("button", name="Thêm nhân sự").click()
        choose(form, "person", name)
        choose(form, "part", part)
    form.get_by_role("button", name="Thêm chỉ tiêu").click()
    fill(form, "measure", "Kết nạp đảng viên mới")
    choose(form, "comparator", "từ mức này trở lên")
    fill(form, "value", "2.50")
    fill(form, "unit", "%")
    add_picture(form, "Ảnh Đại hội.WEBP")
    write_at_end(form, "Mở đầu Đại hội.")
    publish(form)

    name = "2025/2025-05-16-dai-hoi-chi-bo-so-khcn-tinh-dak-lak-nhiem-ky-2025-2030"
    committed = repository.git("show", "--format=", "--name-only").splitlines()
    assert committed == ["content/images/2025/anh-dai-hoi.webp", f"{RECORDS}/{name}.md"]
    assert (repository.folder / RECORDS / f"{name}.md").read_text(encoding="utf-8") == NEW_RECORD
    assert len(read_archive(repository.folder / "content").records) == 6
    done = build(repository.folder / "content", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    slug = name.removeprefix("2025/2025-05-16-")
    page = (tmp_path / f"tin/2025/{slug}/index.html").read_text(encoding="utf-8")
    for shown in ("Lê Văn Khê", "Phan Thị Thủy", "Kết nạp đảng viên mới", "anh-dai-hoi.webp"):
        assert shown in page


def test_editing_a_summary_changes_its_line_alone(form: Page, repository: Repository) -> None:
    open_record(form, KHANH_HOA)
    fill(form, "summary", "Tóm tắt mới: ngắn hơn.")
    publish(form)

    removed, added = repository.changed_lines()
    assert removed.startswith("-summary: Ngày 31/12/2021")
    assert added == "+summary: 'Tóm tắt mới: ngắn hơn.'"


def test_a_member_more_of_an_elected_body_adds_its_lines_alone(
    form: Page, repository: Repository
) -> None:
    open_record(form, CHI_BO)
    elected = form.locator("[id^=elected-field]").first
    elected.get_by_role("button", name="Mở rộng").click()
    expand_first = elected.get_by_role("button").nth(2)
    expand_first.click()
    form.get_by_role("button", name="Thêm thành viên").click()
    choose(form, "person", "Lê Văn Khê")
    fill(form, "office", "Ủy viên")
    publish(form)

    assert repository.changed_lines() == ["+  - person: le-van-khe", "+    office: Ủy viên"]


def test_editing_a_heading_as_rich_text_leaves_tables_and_pictures_alone(
    form: Page, repository: Repository
) -> None:
    open_record(form, BEN_TRE)
    form.get_by_role("heading", name="Chỉ tiêu năm 2017").click()
    form.keyboard.press("End")
    form.keyboard.insert_text(" của Sở")
    publish(form)

    assert repository.changed_lines() == [
        "-## Chỉ tiêu năm 2017",
        "+## Chỉ tiêu năm 2017 của Sở",
    ]


def test_a_date_that_is_none_is_not_saved(form: Page, repository: Repository) -> None:
    open_record(form, KHANH_HOA)
    fill(form, "published", "31/12/2021")
    form.get_by_role("button", name="Công bố").click()
    form.get_by_role("menuitem", name="Công bố ngay").click()

    expect(form.get_by_text("2019-07-10T16:55+07:00 hoặc 2022-09-16").last).to_be_visible()
    assert repository.git("log", "--format=%s").splitlines() == ["Các tin đã có"]


def test_the_form_fits_a_phone(form: Page) -> None:
    form.set_viewport_size({"width": 360, "height": 740})
    open_record(form, KHANH_HOA)

    assert form.evaluate("document.documentElement.scrollWidth") == 360


def open_record(form: Page, name: str) -> None:
    form.goto(f"#/collections/tin/entries/{name}")
    expect(form.locator("[id^=title-field]").first).to_be_visible()


def fill(form: Page, field: str, text: str) -> None:
    """Fill in the newest of the boxes of a field."""
    form.locator(f"[id^={field}-field]").last.fill(text)


def choose(form: Page, field: str, label: str) -> None:
    """Choose a term or one of a closed list by what it is called."""
    box = form.locator(f"input[id^={field}-field]").last
    box.fill(label)
    form.get_by_role("option", name=label, exact=True).click()


def add_picture(form: Page, name: str) -> None:
    form.get_by_role("button", name="Thêm ảnh", exact=True).first.click()
    form.get_by_role("button", name="Chọn một hình").click()
    picture = {"name": name, "mimeType": "image/webp", "buffer": PICTURE.read_bytes()}
    form.locator("input[type=file]").set_input_files(picture)  # type: ignore[arg-type]
    form.get_by_role("button", name="Lấy những cái đã chọn").click()
    fill(form, "alt", "Tranh vẽ mười người quanh bàn.")
    fill(form, "caption", "Đại hội (tranh minh họa).")
    fill(form, "credit", "X.Phương")
    fill(form, "licence", "CC BY-SA 4.0")


def write_at_end(form: Page, text: str) -> None:
    form.locator("[data-slate-editor]").click()
    form.keyboard.insert_text(text)


def publish(form: Page) -> None:
    form.get_by_role("button", name="Công bố").click()
    form.get_by_role("menuitem", name="Công bố ngay").click()
    expect(form.get_by_text("Mục đã được lưu")).to_be_visible()


NEW_RECORD = """\
---
id: 2025-05-16-dai-hoi-chi-bo-so-khcn-tinh-dak-lak-nhiem-ky-2025-2030
title: 'Đại hội Chi bộ Sở KH&CN tỉnh Đắk Lắk: nhiệm kỳ 2025–2030'
summary: Chi bộ họp đại hội trong tháng 5/2025.
kind: dai-hoi
category: hoat-dong-don-vi
tags:
- xay-dung-dang
published: 2025-05-16
event:
  date: 2025-05
organizer: so-khcn-ben-tre
people:
- person: le-van-khe
  part: phat-bieu
- person: phan-thi-thuy
  part: tham-du
targets:
- measure: Kết nạp đảng viên mới
  comparator: '>='
  value: 2.50
  unit: '%'
images:
- file: 2025/anh-dai-hoi.webp
  alt: Tranh vẽ mười người quanh bàn.
  caption: Đại hội (tranh minh họa).
  credit: X.Phương
  licence: CC BY-SA 4.0
---
Mở đầu Đại hội.
"""
