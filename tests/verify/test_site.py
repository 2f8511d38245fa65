"""What is looked at between pages, in other files, and in all of a site."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import pytest

from plugins.archive.manifest import Entry
from plugins.archive.problems import Severity
from plugins.verify.addresses import lost_addresses, promised
from plugins.verify.budgets import BUDGETS, overweight, weigh
from plugins.verify.calendars import faulty_calendar
from plugins.verify.examination import Examination
from plugins.verify.feeds import faulty_feed
from plugins.verify.files import changed_files
from plugins.verify.findings import Check, Finding
from plugins.verify.likeness import alike
from plugins.verify.limits import Extent, outgrown_hosts
from plugins.verify.links import broken_anchors
from plugins.verify.output import Output
from plugins.verify.page import PageFacts
from plugins.verify.site_map import faulty_site_map
from tests.verify.conftest import SITE, Spoil

RECORD = f"{SITE}/tin/2022/hoi-nghi-ccvc/"
# code, file, text of it, what it is replaced by
BROKEN_FEEDS = (
    ("nguon-tin-hong", "atom.xml", "</feed>", "</fed>"),
    ("nguon-tin-sai", "atom.xml", "<updated>", "<updated/><updated>"),
    ("nguon-tin-sai", "atom.xml", "<entry><id>", "<entry><id/><id>"),
    ("nguon-tin-sai", "atom.xml", f'href="{RECORD}', f'href="{SITE}/khong-co/'),
    ("nguon-tin-sai", "atom.xml", "<author>", "<author><name/></author><author>"),
    ("nguon-tin-hong", "rss.xml", "<lastBuildDate>", "<lastBuildDate>hôm nay "),
    ("nguon-tin-sai", "rss.xml", "<guid", "<guid/><guid"),
    ("nguon-tin-sai", "rss.xml", f"<link>{SITE}/", f"<link>{SITE}/khong-co/"),
    ("nguon-tin-sai", "feed.json", "jsonfeed.org/version/1.1", "jsonfeed.org/version/1"),
    ("nguon-tin-hong", "feed.json", '"items":', '"muc":'),
    ("nguon-tin-sai", "feed.json", f'"url":"{RECORD}', f'"url":"{SITE}/khong-co/'),
    ("nguon-tin-sai", "feed.json", '"date_published":"', '"date_published":"2022-01-01","x":"'),
)
BROKEN_CALENDARS = (
    ("\r\nEND:VCALENDAR", "\r\nEND:VCALENDER"),
    ("\r\nDTSTAMP:", "\r\nDTSTAMP:x"),
    ("\r\nDTSTART;VALUE=DATE:", "\r\nDTSTART;VALUE=DATE:x"),
    ("\r\nUID:", "\r\nX-UID:"),
    ("\r\nSUMMARY:", "\r\nhỏng\r\nSUMMARY:"),
    ("\r\nVERSION:", f"\r\nX-DAI:{'a' * 80}\r\nVERSION:"),
)


def test_nothing_is_wrong_with_what_publish_makes(examination: Examination) -> None:
    found = examination.all_findings

    assert [] == [it for it in found if it.severity is Severity.ERROR]
    # A table that an editor wrote without a name, in Markdown.
    assert ["bang-thieu-ten"] == [it.code for it in found]


def test_all_files_of_a_kind_are_looked_at(examination: Examination, output: Output) -> None:
    feeds = [it for it in output.files if it.endswith(("atom.xml", "rss.xml", "feed.json"))]
    calendars = [it for it in output.files if it.endswith(".ics")]

    assert len(output.files) == examination.examined[Check.FILES]
    assert len(output.pages) == examination.examined[Check.HTML] == len(examination.pages)
    assert len(feeds) == examination.examined[Check.FEEDS] > 3
    assert len(calendars) == examination.examined[Check.CALENDARS] > 1


@pytest.mark.parametrize(("code", "path", "before", "after"), BROKEN_FEEDS)
def test_a_broken_feed_is_found(
    spoil: Spoil, code: str, path: str, before: str, after: str
) -> None:
    assert {code} == codes(faulty_feed(path, spoil(path, before, after)))


@pytest.mark.parametrize(("before", "after"), BROKEN_CALENDARS)
def test_a_broken_calendar_is_found(spoil: Spoil, before: str, after: str) -> None:
    spoiled = spoil("lich.ics", before, after)

    assert {"lich-sai"} == codes(faulty_calendar("lich.ics", spoiled))


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("so-do-hong", "</urlset>", ""),
        ("so-do-thieu", f"<url><loc>{SITE}/gioi-thieu/</loc></url>", ""),
        ("so-do-thua", "</urlset>", f"<url><loc>{SITE}/404.html</loc></url></urlset>"),
        ("so-do-thua", "</urlset>", f"<url><loc>{SITE}/</loc></url></urlset>"),
    ],
)
def test_a_broken_list_of_addresses_is_found(
    spoil: Spoil, facts: Sequence[PageFacts], code: str, before: str, after: str
) -> None:
    spoiled = spoil("sitemap.xml", before, after)

    assert {code} == codes(faulty_site_map(facts, spoiled))


def test_a_list_of_addresses_in_parts_is_one_list(spoil: Spoil, facts: Sequence[PageFacts]) -> None:
    spoiled = spoil("sitemap.xml", "<urlset", "<urlset")
    whole = (spoiled.folder / "sitemap.xml").read_bytes()
    (spoiled.folder / "sitemap-1.xml").write_bytes(whole)
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    part = f"<sitemap><loc>{SITE}/sitemap-1.xml</loc></sitemap>"
    index = f'<sitemapindex xmlns="{space}">{part}</sitemapindex>'
    (spoiled.folder / "sitemap.xml").write_text(index, encoding="utf-8")

    assert [] == [*faulty_site_map(facts, spoiled)]


def test_the_list_of_the_latest_news_leads_to_pages(
    output: Output, spoil: Spoil, facts: Sequence[PageFacts]
) -> None:
    whole = spoil("sitemap.xml", f"<loc>{SITE}/gioi-thieu/", f"<loc>{SITE}/gioi-thieu/")
    news = (output.folder / "sitemap.xml").read_text(encoding="utf-8").replace("lien-he", "la")
    (whole.folder / "sitemap-news.xml").write_text(news, encoding="utf-8")
    with_news = replace(whole, files={**whole.files, "sitemap-news.xml": Entry(1, "")})

    assert ["sitemap-news.xml"] == [it.path for it in faulty_site_map(facts, with_news)]


@pytest.mark.parametrize(
    ("codes_found", "change"),
    [
        ({"trung-tieu-de"}, lambda page, other: page._replace(title=other.title)),
        ({"trung-mo-ta"}, lambda page, other: page._replace(description=other.description)),
        ({"trung-mo-ta-trong"}, lambda page, _: page._replace(description="")),
        (set(), lambda page, other: page._replace(title=other.title, listed=False)),
    ],
)
def test_pages_that_cannot_be_told_apart_are_found(
    facts: Sequence[PageFacts],
    codes_found: set[str],
    change: Callable[[PageFacts, PageFacts], PageFacts],
) -> None:
    page, other = [page for page in facts if page.template == "term.html"][:2]

    assert codes_found == codes(alike([change(page, other), other]))


def test_a_fragment_of_another_page_leads_to_a_place_there(facts: Sequence[PageFacts]) -> None:
    page, other = facts[:2]
    place = (other.path, other.ids[0])

    assert [] == [*broken_anchors([page._replace(anchors=(place,)), other])]
    lost = page._replace(anchors=((other.path, "khong-co"),))
    assert {"neo-gay"} == codes(broken_anchors([lost, other]))


@pytest.mark.parametrize("path", [".nginx/http.conf", "_redirects"])
def test_an_address_that_a_host_no_longer_serves_is_found(spoil: Spoil, path: str) -> None:
    spoiled = spoil(path, "/tin/2022/ten-cu/", "/tin/2022/ten-khac/")
    redirects = {
        **spoiled.redirects,
        path: {"/tin/2022/ten-khac/": "/tin/2022/da-doi/"},
    }
    without = {it: entry for it, entry in spoiled.files.items() if "ten-cu" not in it}
    output = replace(spoiled, files=without, redirects=redirects)

    assert [path] == [
        name
        for name in redirects
        for it in lost_addresses(promised(output), output)
        if f" {name} " in it.found
    ]


def test_redirects_are_read_as_hosts_read_them(output: Output) -> None:
    assert {
        ".nginx/http.conf": {"/tin/2022/ten-cu/": "/tin/2022/hop/"},
        "_redirects": {"/tin/2022/ten-cu/": "/tin/2022/hop/"},
    } == {
        path: {earlier: it for earlier, it in known.items() if "ten-cu" in earlier}
        for path, known in output.redirects.items()
    }


def test_an_address_whose_page_is_gone_is_found(output: Output) -> None:
    files = {path: it for path, it in output.files.items() if path != "gioi-thieu/index.html"}
    bare = replace(output, files=files, redirects={})
    lost = [*lost_addresses(promised(bare), bare)]

    assert {"dia-chi-mat"} == codes(lost)
    assert any("/gioi-thieu/" in it.found and it.line for it in lost)


def test_a_file_that_was_changed_by_hand_is_found(spoil: Spoil) -> None:
    spoiled = spoil("robots.txt", "Allow", "Disallow")
    without = replace(spoiled, lost=("humans.txt",))

    assert ["humans.txt", "robots.txt"] == [it.path for it in changed_files(without)]


def test_what_is_over_its_budget_is_found(output: Output, facts: Sequence[PageFacts]) -> None:
    files = {path: entry._replace(size=10**9) for path, entry in output.files.items()}
    heavy = [page._replace(weight=10**9) for page in facts]
    measures = weigh(replace(output, files=files), heavy)
    found = {it.path: it.found for it in overweight(measures)}

    assert [] == [*overweight(weigh(output, facts))]
    assert {page.path for page in facts} | {"", "images/2022/toan-canh.webp"} <= found.keys()
    assert found[""].startswith("Mọi phông chữ")
    assert found[facts[0].path].startswith("Mỗi trang HTML: 1000000000 byte")


def test_every_budget_has_files_to_measure(output: Output, facts: Sequence[PageFacts]) -> None:
    guide = {"huong-dan/index.html": Entry(1, "")}
    with_guide = replace(output, files={**output.files, **guide})
    shown = [facts[0]._replace(path="huong-dan/index.html", weight=1), *facts]

    assert [*BUDGETS] == [it.budget for it in weigh(with_guide, shown) if it.files and it.bytes]


def test_a_file_weighs_what_its_compressed_companion_does(
    spoil: Spoil, facts: Sequence[PageFacts]
) -> None:
    spoiled = spoil("robots.txt", "Allow", "Allow")
    (style,) = [path for path in spoiled.files if path.endswith(".css")]
    (spoiled.folder / f"{style}.br").write_bytes(bytes(77))

    assert 77 in [measure.bytes for measure in weigh(spoiled, facts)]


def test_a_host_that_the_site_is_for_has_room_for_it() -> None:
    small, large = Extent(10, 10, "a", 5), Extent(20_001, 2**30 + 1, "a", 2**20 * 26)

    assert [] == [*outgrown_hosts(small, ("cloudflare",))]
    assert {("cloudflare", Severity.ERROR), ("github", Severity.WARNING)} <= {
        (host, it.severity)
        for it in outgrown_hosts(large, ("cloudflare",))
        for host in ("cloudflare", "github")
        if f"; {host} " in it.found
    }


def codes(findings: Iterable[Finding]) -> set[str]:
    return {finding.code for finding in findings}
