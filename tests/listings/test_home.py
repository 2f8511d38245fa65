"""The home page: lead, latest, years, categories, and what happened on this day."""

import json
from datetime import date

from bs4 import BeautifulSoup

from plugins.archive.archive import Archive, build_archive
from plugins.archive.media import Picture
from tests.listings.samples import (
    archive_of,
    assets,
    held,
    record,
    rendered,
    small_site,
    small_vocabulary,
)

PICTURE = "images: [{file: hop.webp, alt: Hội trường, caption: Họp, credit: X, licence: CC0}]"


def home(archive: Archive, day: date = date(2024, 9, 14)) -> BeautifulSoup:
    return rendered(archive, small_site(day))["/"]


def test_an_empty_archive_has_a_home_page() -> None:
    page = home(held())

    assert "Kho tin chưa có tin nào." in page.select("main")[0].get_text()
    assert not page.select(".lead, .record-entry")


def test_the_lead_is_the_newest_record_with_a_picture() -> None:
    records = [record(1, "2019"), record(2, "2020", more=PICTURE), record(3, "2021")]
    vocabulary, pictures = small_vocabulary(), [Picture("hop.webp", 1600, 1000)]
    page = home(build_archive(records, (), vocabulary, pictures, ()))

    assert ["Cuộc họp 2"] == texts(page, ".lead-title")
    assert ["Cuộc họp 3", "Cuộc họp 1"] == texts(page, ".record-entry-title")


def test_without_pictures_the_lead_is_the_newest_record() -> None:
    page = home(held("2019", "2021", "2020"))

    assert ["Cuộc họp 1"] == texts(page, ".lead-title")
    assert ["Cuộc họp 2", "Cuộc họp 0"] == texts(page, ".record-entry-title")


def test_years_are_on_one_scale_and_lead_to_their_archives() -> None:
    page = home(held("2019", "2021", "2021-05", "2021-06", "2021-07"))

    assert [("./tin/2019/", "25"), ("./tin/2021/", "100")] == [
        (link["href"], link.select("rect")[0]["height"]) for link in page.select(".year-bars a")
    ]


def test_categories_without_records_are_left_out() -> None:
    page = home(archive_of([record(1, "2019"), record(2, "2020", more="category: thi-dua")]))

    assert ["Tin tức 1 tin", "Thi đua 1 tin"] == texts(page, ".counted-links a")


def test_on_this_day_shows_earlier_years_newest_first() -> None:
    days = ["2019-09-14", "2021-09-14", "2020-09-13", "2020-09", "2024-09-14"]
    page = home(held(*days, "2017-09-14", "2016-09-14"))

    assert ["14 tháng 9"] == texts(page, ".on-this-day-date")
    assert ["2021 Cuộc họp 1", "2019 Cuộc họp 0", "2017 Cuộc họp 5"] == texts(
        page, ".on-this-day-list li"
    )
    assert page.select("[data-nothing][hidden]")


def test_a_day_on_which_nothing_happened_says_so() -> None:
    page = home(held("2019-09-15"))

    assert not page.select(".on-this-day-list li")
    assert not page.select("[data-nothing][hidden]")


def test_only_days_with_meetings_have_an_asset() -> None:
    archive = held("2019-09-14", "2021-09-14", "2020-02-29", "2020-09")

    assert {"ngay-nay/02-29.json", "ngay-nay/09-14.json"} == set(assets(archive))
    assert "02-29 09-14" == home(archive).select("[data-days]")[0]["data-days"]
    assert [
        {"year": 2021, "title": "Cuộc họp 1", "href": "./tin/2021/hop-1/"},
        {"year": 2019, "title": "Cuộc họp 0", "href": "./tin/2019/hop-0/"},
    ] == json.loads(assets(archive)["ngay-nay/09-14.json"])


def texts(page: BeautifulSoup, selector: str) -> list[str]:
    return [found.get_text(" ", strip=True) for found in page.select(selector)]
