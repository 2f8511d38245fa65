"""The pages of terms and of vocabularies."""

import pytest
from bs4 import BeautifulSoup, Tag

from plugins.listings import vocabularies
from tests.listings.samples import archive_of, held, record, rendered

PEOPLE = """people:
  - {person: le-anh, role: Giám đốc Sở, part: chu-tri}
elected:
  - body: Ban Thanh tra
    members:
      - {person: tran-an, office: Trưởng ban}
      - {person: do-duc}
"""


def test_a_unit_shows_what_is_known_of_it() -> None:
    pages = rendered(held("2022-09-14"))

    assert [
        ("Tên gọi tắt", "Bộ"),
        ("Đơn vị trực thuộc", "Cục Đo lường"),
        ("Trang web", "https://bo.example/"),
    ] == facts(pages["/don-vi/bo/"])
    assert [("Trực thuộc", "Bộ Khoa học"), ("Tỉnh, thành phố", "Hà Nội")] == facts(
        pages["/don-vi/cuc/"]
    )
    assert [("Tên khác", "Sở KHCN")] == facts(pages["/don-vi/so/"])


def test_a_term_without_records_says_so() -> None:
    page = rendered(held("2022-09-14"))["/chuyen-muc/trong/"]

    assert "Chưa dùng" == page.select("h1")[0].get_text()
    assert page.select(".empty-state a")
    assert not page.select(".list-status, .record-entry")


def test_a_person_has_each_office_once_as_the_newest_record_has_it() -> None:
    pages = rendered(
        archive_of([record(1, "2019-07-09", more=PEOPLE), record(2, "2022-09-14", more=PEOPLE)])
    )

    assert [("Giám đốc Sở", "../../tin/2022/hop-2/")] == offices(pages["/nhan-su/le-anh/"])
    assert [("Trưởng ban, Ban Thanh tra", "../../tin/2022/hop-2/")] == offices(
        pages["/nhan-su/tran-an/"]
    )
    assert [("Thành viên, Ban Thanh tra", "../../tin/2022/hop-2/")] == offices(
        pages["/nhan-su/do-duc/"]
    )
    assert 2 == len(pages["/nhan-su/do-duc/"].select(".record-entry"))


def test_people_stand_by_given_name_under_its_letter() -> None:
    page = rendered(held("2022-09-14"))["/nhan-su/"]

    assert {
        "A": ["Lê Thị Ánh"],
        "Â": ["Trần Ân"],
        "B": ["Lê Bình (le-binh)", "Lê Bình (le-binh-2)"],
        "D": ["Vũ Dung"],
        "Đ": ["Đỗ Đức"],
    } == {
        section.select("h2")[0].get_text(): [
            link.get_text() for link in section.select("a > span:first-child")
        ]
        for section in page.select("section.letter")
    }
    assert ["#chu-a", "#chu-â", "#chu-b", "#chu-d", "#chu-đ"] == [
        link["href"] for link in page.select(".letters a")
    ]


def test_of_many_people_each_letter_has_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabularies, "MOST_TOGETHER", 5)
    pages = rendered(held("2022-09-14"))
    whole, letter = pages["/nhan-su/"], pages["/nhan-su/chu/aa/"]

    assert not whole.select("section.letter, .empty-state")
    assert ["chu/a/", "chu/aa/", "chu/b/", "chu/d/", "chu/dd/"] == [
        str(link["href"]).removeprefix("../nhan-su/") for link in whole.select(".letters a")
    ]
    assert "Nhân sự: chữ Â" == letter.select("h1")[0].get_text()
    assert ["Trần Ân 0 tin"] == counted(letter)
    assert ["Â"] == [here.get_text() for here in letter.select(".letters [aria-current]")]


def test_vocabularies_count_their_records() -> None:
    archive = archive_of(
        [record(1, "2022-09-14", more="category: thi-dua"), record(2, "2022"), record(3, "2023")]
    )
    pages = rendered(archive)

    assert ["Tin tức 2 tin", "Thi đua 1 tin", "Chưa dùng 0 tin"] == counted(pages["/chuyen-muc/"])
    assert ["Đào tạo 0 tin", "Đo lường 0 tin"] == counted(pages["/chu-de/"])
    assert ["Bộ Khoa học 0 tin", "Cục Đo lường 0 tin", "Sở Khoa học 3 tin"] == counted(
        pages["/don-vi/"]
    )


def test_the_site_map_is_a_tree_of_terms_units_years_and_months() -> None:
    page = rendered(held("2019-07-09", "2022-09-14", "2022-09-16"))["/so-do/"]
    tree = page.select(".page-main > .tree")[0]

    assert {
        "Bộ Khoa học": ["Cục Đo lường"],
        "Năm 2022": ["Tháng 9"],
        "Năm 2019": ["Tháng 7"],
        "Chuyên mục": ["Tin tức", "Thi đua", "Chưa dùng"],
    }.items() <= branches(tree).items()
    assert "Cuộc họp 1" not in tree.get_text()


def test_the_site_map_names_the_feeds_and_the_calendar_of_the_site() -> None:
    page = rendered(held("2022-09-14"))["/so-do/"]
    forms = [str(link["href"]) for link in page.select(".page-main > .tree a[href*='.']")]

    assert ["../atom.xml", "../rss.xml", "../feed.json", "../lich.ics"] == [
        href for href in forms if not href.endswith("/")
    ]


def facts(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [
        (row.select("dt")[0].get_text(), row.select("dd")[0].get_text())
        for row in page.select(".term-facts > div")
    ]


def offices(page: BeautifulSoup) -> list[tuple[str, str]]:
    return [
        (office.select("strong")[0].get_text(), str(office.select("a")[0]["href"]))
        for office in page.select(".offices > li")
    ]


def counted(page: BeautifulSoup) -> list[str]:
    return [link.get_text(" ", strip=True) for link in page.select(".counted-links a")]


def branches(tree: Tag) -> dict[str, list[str]]:
    return {
        branch.select(":scope > :is(a, span)")[0].get_text(): [
            leaf.get_text() for leaf in branch.select(":scope > .tree > li > :is(a, span)")
        ]
        for branch in tree.select("li")
    }
