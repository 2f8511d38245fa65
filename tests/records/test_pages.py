"""The page of a record as a reader's program sees it."""

import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.archive.archive import Archive
from plugins.archive.page import Page
from plugins.archive.record import Record
from plugins.archive.render import Renderer
from plugins.archive.site import Site
from plugins.records.pages import pages

TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"


@pytest.fixture(scope="module")
def renderer(site_at: Site) -> Renderer:
    return Renderer(TEMPLATES, site_at)


@pytest.fixture(scope="module")
def page(by_address: dict[str, Page], renderer: Renderer) -> BeautifulSoup:
    """The page of the record that has every field."""
    return BeautifulSoup(renderer.render(by_address["/tin/2022/dai-hoi/"]), "html.parser")


@pytest.fixture(scope="module")
def marker(by_address: dict[str, Page], renderer: Renderer) -> str:
    """The page of the withdrawn record."""
    return renderer.render(by_address["/tin/2022/da-rut/"])


def test_every_record_has_a_page(by_address: dict[str, Page]) -> None:
    assert [
        "/tin/2021/hoi-nghi/",
        "/tin/2022/da-rut/",
        "/tin/2022/dai-hoi/",
        "/tin/2023/hoi-nghi/",
    ] == sorted(by_address)


def test_a_page_is_made_of_what_is_sent_with_its_outline(
    archive: Archive, by_address: dict[str, Page], site_at: Site
) -> None:
    for route in pages(archive, site=site_at):
        sent = pickle.loads(pickle.dumps(route.outline()))  # noqa: S301 - packed here

        assert by_address[route.address] == sent.page()


def test_pages_parse_without_an_error(by_address: dict[str, Page], renderer: Renderer) -> None:
    parser = html5lib.HTMLParser(strict=True)

    for each in by_address.values():
        parser.parse(renderer.render(each))


def test_a_title_is_text_and_never_markup(page: BeautifulSoup) -> None:
    scripts = {(tag.has_attr("src"), tag.get("type")) for tag in page.find_all("script")}

    assert "Đại hội & “chi bộ” </script><script>alert(1)</script>" == text(page, "h1")
    assert (False, None) not in scripts
    assert "Trang chủ Tin tức – sự kiện Đại hội & “chi bộ”" in text(page, ".breadcrumb")


def test_no_text_can_end_the_structured_data(page: BeautifulSoup, whole: Record) -> None:
    script = page.select("script[type='application/ld+json']")[0].get_text()

    assert "<" not in script
    assert whole.metadata.title == json.loads(script)["@graph"][0]["headline"]


def test_both_dates_are_told_in_words_and_for_machines(page: BeautifulSoup) -> None:
    assert [
        ("2022-09-14", "thứ Tư, ngày 14 tháng 9 năm 2022"),
        ("2022-09-16T08:05+07:00", "thứ Sáu, ngày 16 tháng 9 năm 2022, 08:05"),
        ("2023-01-05", "thứ Năm, ngày 05 tháng 01 năm 2023"),
    ] == [(tag["datetime"], tag.get_text()) for tag in page.select(".record-dates time")]


def test_each_picture_stands_in_its_place_once(page: BeautifulSoup) -> None:
    places = {
        "lead": ".record-body > figure img",
        "body": ".prose img",
        "gallery": ".gallery img",
    }

    assert {
        "lead": ["Hội trường nhìn từ cửa"],
        "body": ["Hòm phiếu"],
        "gallery": ["Lẵng hoa"],
    } == {name: [tag["alt"] for tag in page.select(place)] for name, place in places.items()}
    assert "Bỏ phiếu Ảnh: X.Phương, CC BY-SA 4.0" == text(page, ".prose figcaption")


def test_the_picture_stands_between_the_paragraphs_it_was_put(page: BeautifulSoup) -> None:
    prose = page.select(".prose > *")

    assert ["p", "figure", "p"] == [tag.name for tag in prose]


def test_measures_are_a_table_with_headings_for_rows_and_columns(page: BeautifulSoup) -> None:
    table = page.select("table.measures")[0]
    row = table.select("tbody tr")[0]

    assert "Chỉ tiêu 2" == text(table, "caption")
    assert ["col", "colgroup"] == [tag["scope"] for tag in table.select("thead th")]
    assert "row" == row.select("th")[0]["scope"]
    assert "từ 95% trở lên" == "".join(tag.get_text() for tag in row.select("td"))


def test_credits_source_and_old_portal_are_told_as_recorded(page: BeautifulSoup) -> None:
    assert (
        "Tin, bài: H.Nhung Ảnh: X.Phương Đăng lại: Cổng thông tin tỉnh Đăng bài: Quản trị viên"
    ) == text(page, ".byline")
    assert (
        "Nguồn Cổng thông tin Sở Lưu ngày Thứ Tư, ngày 01 tháng 5 năm 2024 "
        "Mã kiểm tra bản lưu (SHA-256) 0fa8eddbb0c2… "
        "Địa chỉ trên trang cũ https://cu.songxanh.example.vn/?id=5 "
        "Lượt xem trên trang cũ 1.375 Lịch sử sửa bài Xem mọi lần sửa "
        "Mã lưu trữ song-xanh-2022-dai-hoi"
    ) == text(page, ".provenance")


def test_notes_and_changes_are_told(page: BeautifulSoup) -> None:
    assert (
        "Bầu cử nguồn mâu thuẫn Tiêu đề ghi 2020–2025, thân bài ghi 2022–2025. "
        "Chỉ tiêu nguồn thiếu Nguồn không ghi mức xếp loại. "
        "Văn bản suy luận Nguồn không nói rõ việc biểu quyết."
    ) == text(page, ".notes")


def test_a_correction_stands_before_the_text_and_an_update_after_it(page: BeautifulSoup) -> None:
    assert ("Đính chính Thứ Ba, ngày 20 tháng 9 năm 2022 : Sửa tên người được bầu.") == text(
        page, ".corrections"
    )
    assert "Thứ Năm, ngày 05 tháng 01 năm 2023 Thêm tệp kèm." == text(page, ".updates")
    sections = page.select(".corrections, .prose, .updates")
    assert ["corrections", "prose", "updates"] == [
        ({"corrections", "prose"} & set(section["class"]) or {"updates"}).pop()
        for section in sections
    ]


def test_the_latest_change_leads_to_where_it_is_told(page: BeautifulSoup) -> None:
    (link,) = page.select("article > header a[href^='#']")

    assert "#cap-nhat" == link["href"]
    assert page.select_one("#cap-nhat")


def test_the_page_leads_to_its_history_in_git(page: BeautifulSoup) -> None:
    (link,) = page.select(".provenance a[href^='https://git.']")

    assert ("https://git.example.vn/commits/main/content/tin/2022/2022-09-16-dai-hoi.md") == link[
        "href"
    ]


def test_every_mark_leads_to_its_note(page: BeautifulSoup) -> None:
    marks = [str(tag["href"]) for tag in page.select(".note-mark")]

    assert ["#ghi-chu-1", "#ghi-chu-3", "#ghi-chu-2"] == marks
    assert all(page.select(f".notes > {mark}") for mark in marks)


def test_attachments_and_topics_lead_on(page: BeautifulSoup) -> None:
    assert "../../../files/2022/bao-cao.pdf" == page.select(".attachments a")[0]["href"]
    assert ["../../../chu-de/cong-doan/", "../../../chu-de/thi-dua/"] == [
        tag["href"] for tag in page.select(".topics a")
    ]


def test_related_and_neighbouring_records_lead_on(page: BeautifulSoup) -> None:
    assert ["../../../tin/2023/hoi-nghi/", "../../../tin/2021/hoi-nghi/"] == [
        tag["href"] for tag in page.select(".related-title")
    ]
    assert [("prev", "../../../tin/2021/hoi-nghi/"), ("next", "../../../tin/2023/hoi-nghi/")] == [
        (tag["rel"][0], tag["href"]) for tag in page.select(".neighbours a")
    ]


def test_without_an_address_nothing_is_shared_but_the_page_stands(
    archive: Archive, site_nowhere: Site
) -> None:
    page = next(iter(pages(archive, site=site_nowhere))).make()
    html = Renderer(TEMPLATES, site_nowhere).render(page)

    assert [] == BeautifulSoup(html, "html.parser").select(".share a")


def test_a_withdrawn_record_leaves_since_when_and_why(marker: str) -> None:
    assert (
        "Rút từ Chủ nhật, ngày 02 tháng 6 năm 2024 "
        "Lý do Theo yêu cầu xóa dữ liệu cá nhân. Mã lưu trữ song-xanh-2022-da-rut"
    ) == text(BeautifulSoup(marker, "html.parser"), ".withdrawal")


def test_a_withdrawn_record_leaves_nothing_else(marker: str, archive: Archive) -> None:
    withdrawn = archive.withdrawn[0]

    assert [] == [said for said in content_of(withdrawn) if said in marker]
    assert "noindex" in marker
    assert "ld+json" not in marker


def content_of(record: Record) -> Iterator[str]:
    yield record.body.text
    yield record.metadata.summary
    yield from (participant.person for participant in record.metadata.people)
    yield "Trần Thị B"


def text(tag: Tag, selector: str) -> str:
    return " ".join(tag.select(selector)[0].get_text(" ").split()).replace(" ,", ",")
