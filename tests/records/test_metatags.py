"""What a page tells machines in its head: Dublin Core, Open Graph, schema.org."""

import json
from dataclasses import replace
from typing import Any

import pytest

from plugins.archive.archive import Archive
from plugins.archive.dates import parse_partial_date
from plugins.archive.metadata import Metadata
from plugins.archive.metatags import page_metatags
from plugins.archive.page import Page
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.records.dublin_core import VALUES
from plugins.records.event import event
from plugins.records.pages import pages
from tests.archive.samples import with_fields
from tests.records.conftest import ADDRESS

URL = f"{ADDRESS}/tin/2022/dai-hoi/"
Node = dict[str, Any]


@pytest.fixture(scope="module")
def page(by_address: dict[str, Page]) -> Page:
    return by_address["/tin/2022/dai-hoi/"]


@pytest.fixture(scope="module")
def graph(page: Page) -> dict[str, Node]:
    """The nodes of the structured data by their types."""
    return {node["@type"]: node for node in json.loads(page.json_ld)["@graph"]}


def terms(vocabulary: str) -> dict[str, object]:
    """The terms of a metadata vocabulary that the table of fields names, by field."""
    return {
        name: row.json_schema_extra[vocabulary]
        for name, row in Metadata.model_fields.items()
        if isinstance(row.json_schema_extra, dict) and row.json_schema_extra[vocabulary]
    }


def test_every_dublin_core_term_of_the_table_is_filled() -> None:
    assert set(terms("dublin-core")) == set(VALUES)


def test_every_schema_org_term_of_the_table_is_told_of_a_record_with_every_field(
    page: Page,
) -> None:
    assert [] == [term for term in terms("schema.org").values() if f'"{term}":' not in page.json_ld]


def test_dublin_core_joins_values_and_leaves_nothing_empty(page: Page, site_at: Site) -> None:
    core = {
        tag.name: tag.content
        for tag in page_metatags(page, site_at)
        if tag.name.startswith(("DC.", "DCTERMS."))
    }

    assert {
        "DC.contributor": "Lê Văn A; Trần Thị B; X.Phương",
        "DC.coverage": "Hội trường lớn; Số 1, đường Sông Xanh",
        "DC.creator": "H.Nhung",
        "DC.date": "2022-09-14",
        "DC.description": page.description,
        "DC.format": "text/html",
        "DC.identifier": f"song-xanh-2022-dai-hoi; {URL}",
        "DC.language": "vi",
        "DC.publisher": "Trung tâm Thông tin",
        "DC.relation": "Toàn văn báo cáo",
        "DC.rights": site_at.rights,
        "DC.source": "Cổng thông tin Sở; https://sokhcn.songxanh.example.vn/tin/1",
        "DC.subject": "Tin tức – sự kiện; Công đoàn; Thi đua; Đổi mới, sáng tạo",
        "DC.title": page.title,
        "DC.type": "Đại hội",
        "DCTERMS.isPartOf": "Đại hội chi bộ",
        "DCTERMS.issued": "2022-09-16T08:05+07:00",
        "DCTERMS.modified": "2022-09-20; 2023-01-05",
        "DCTERMS.references": "Báo cáo tổng kết; Quy chế làm việc",
        "DCTERMS.replaces": "https://cu.songxanh.example.vn/?id=5",
        "DCTERMS.temporal": "2020/2022",
    } == core


def test_dublin_core_of_a_record_that_says_little_is_not_empty(
    by_address: dict[str, Page], site_at: Site
) -> None:
    needed = ["title", "creator", "date", "description", "publisher", "identifier"]
    core = {
        tag.name: tag.content for tag in page_metatags(by_address["/tin/2023/hoi-nghi/"], site_at)
    }

    assert [] == [term for term in needed if not core[f"DC.{term}"].strip()]
    assert "Sở Khoa học và Công nghệ Sông Xanh" == core["DC.creator"]
    assert site_at.owner.name == core["DC.publisher"]


def test_no_term_is_given_twice(page: Page, site_at: Site) -> None:
    names = [tag.name for tag in page_metatags(page, site_at) if tag.name != "article:tag"]

    assert len(set(names)) == len(names)


def test_open_graph_tells_an_article(page: Page, site_at: Site) -> None:
    graph = _graph(page, site_at)

    assert {
        "og:type": "article",
        "og:title": page.title,
        "og:description": page.description,
        "og:site_name": site_at.name,
        "og:locale": "vi_VN",
        "og:url": URL,
        "article:published_time": "2022-09-16T08:05+07:00",
        "article:modified_time": "2023-01-05",
        "article:section": "Tin tức – sự kiện",
        "article:tag": "Thi đua",
    } == graph


def _graph(page: Page, site: Site) -> dict[str, str]:
    return {tag.name: tag.content for tag in page_metatags(page, site) if ":" in tag.name}


def test_a_page_without_a_picture_of_pixels_is_shared_with_the_one_that_is_drawn(
    archive: Archive, site_at: Site
) -> None:
    site = replace(site_at, share_pictures=True)
    (route,) = (route for route in pages(archive, site=site) if URL.endswith(route.address))
    page = route.make()
    graph = _graph(page, site)

    assert f"{URL}chia-se.png" == graph["og:image"]
    assert ("1200", "630") == (graph["og:image:width"], graph["og:image:height"])
    assert page.title == graph["og:image:alt"]
    assert "summary_large_image" == graph["twitter:card"]
    assert f"{ADDRESS}/chia-se.png" == _graph(replace(page, image=None), site)["og:image"]


def test_a_site_that_does_not_know_its_address_claims_none(
    archive: Archive, site_nowhere: Site
) -> None:
    names = {
        tag.name
        for route in pages(archive, site=site_nowhere)
        for tag in page_metatags(route.make(), site_nowhere)
    }

    assert {"og:title"} == names & {"og:title", "og:url", "og:image"}


def test_the_article_is_described(graph: dict[str, Node], whole: Record) -> None:
    article = graph["NewsArticle"]

    assert {
        "identifier": "song-xanh-2022-dai-hoi",
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        "headline": whole.metadata.title,
        "description": whole.metadata.summary,
        "inLanguage": "vi",
        "datePublished": "2022-09-16T08:05+07:00",
        "dateModified": "2023-01-05",
        "author": [{"@type": "Person", "name": "H.Nhung"}],
        "articleSection": "Tin tức – sự kiện",
        "keywords": ["Công đoàn", "Thi đua", "Đổi mới, sáng tạo"],
        "temporalCoverage": "2020/2022",
        "about": {"@id": f"{URL}#su-kien"},
        "isBasedOn": {
            "@type": "CreativeWork",
            "name": "Cổng thông tin Sở",
            "url": "https://sokhcn.songxanh.example.vn/tin/1",
        },
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": {"@type": "ViewAction"},
            "userInteractionCount": 1375,
        },
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": "Sửa tên người được bầu.",
                "datePublished": "2022-09-20",
            }
        ],
        "creativeWorkStatus": "Published",
    }.items() <= article.items()
    assert "Trung tâm Thông tin" == article["publisher"]["name"]
    assert [(1200, 800)] * 3 == [(image["width"], image["height"]) for image in article["image"]]


def test_the_meeting_is_described(graph: dict[str, Node]) -> None:
    meeting = graph["Event"]

    assert {
        "@id": f"{URL}#su-kien",
        "additionalType": "Đại hội",
        "startDate": "2022-09-14T14:00+07:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Hội trường lớn",
            "address": "Số 1, đường Sông Xanh",
        },
        "workFeatured": [
            {
                "@type": "CreativeWork",
                "name": "Báo cáo tổng kết",
                "url": f"{ADDRESS}/files/2022/bao-cao.pdf",
            },
            {"@type": "CreativeWork", "name": "Quy chế làm việc"},
        ],
        "subjectOf": {"@id": f"{URL}#bai"},
    }.items() <= meeting.items()
    assert "Sở Khoa học và Công nghệ Sông Xanh" == meeting["organizer"]["name"]
    assert "Đại hội chi bộ" == meeting["superEvent"]["name"]
    assert [("Chủ trì", "Lê Văn A", "Giám đốc Sở")] == [
        (role["roleName"], role["performer"]["name"], role["performer"]["jobTitle"])
        for role in meeting["performer"]
    ]
    assert [("Khách mời", "Trần Thị B")] == [
        (role["roleName"], role["attendee"]["name"]) for role in meeting["attendee"]
    ]


def test_a_partial_date_stays_partial(by_address: dict[str, Page]) -> None:
    starts = {
        address: json.loads(page.json_ld)["@graph"][1]["startDate"]
        for address, page in by_address.items()
        if page.json_ld
    }

    assert ("2023", "2021-05") == (starts["/tin/2023/hoi-nghi/"], starts["/tin/2021/hoi-nghi/"])


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2017~", ("2017", None)),
        ("2019-07?", ("2019-07", None)),
        ("2019-07-09/2019-07-11", ("2019-07-09", "2019-07-11")),
        ("2022-09-14", ("2022-09-14T14:00+07:00", None)),
    ],
)
def test_doubt_is_left_out_and_an_interval_has_two_ends(
    edtf: str, expected: tuple[str, str | None], whole: Record, archive: Archive, site_at: Site
) -> None:
    held = whole.metadata.event.model_copy(update={"date": parse_partial_date(edtf)})
    record = with_fields(whole, event=held)
    node = event(record, archive, site_at, URL)

    assert expected == (node["startDate"], node.get("endDate"))


def test_the_way_to_the_page_is_described(graph: dict[str, Node], whole: Record) -> None:
    assert [
        (1, "Trang chủ", f"{ADDRESS}/"),
        (2, "Tin tức – sự kiện", f"{ADDRESS}/chuyen-muc/su-kien/"),
        (3, whole.metadata.title, URL),
    ] == [
        (step["position"], step["name"], step["item"])
        for step in graph["BreadcrumbList"]["itemListElement"]
    ]


def test_what_is_not_known_is_left_out(by_address: dict[str, Page]) -> None:
    nodes = json.loads(by_address["/tin/2023/hoi-nghi/"].json_ld)["@graph"]

    assert [] == [name for node in nodes for name, value in node.items() if not value]
    assert "datePublished" not in nodes[0]
    assert "location" not in nodes[1]
