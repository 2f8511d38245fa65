"""Where earlier addresses lead, and which of them cannot."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.outputs import Output, gather
from plugins.archive.page import Outline, Route
from plugins.archive.redirects import build_redirects
from plugins.archive.site import Site, make_site
from plugins.listings.pages import pages as listings
from plugins.plain_pages.pages import pages as plain_pages
from plugins.records.pages import pages as records
from tests.archive.samples import SITE, TESTS, good, problem, problems, read_with

SETTINGS = TESTS / "archive" / "sample_settings.py"
THEME = TESTS / "archive" / "theme"
PATH = "tin/2022/2022-09-16-moi.md"
OTHER = "tin/2022/2022-09-16-khac.md"
NEW = "/tin/2022/moi/"
Pages = Callable[..., Iterator[Route]]


@pytest.fixture
def site() -> Site:
    settings = {**read_settings(str(SETTINGS)), "LEGACY_HOSTS": ("cu.example.vn",)}
    return make_site({**settings, "SITEURL": "https://moi.example.vn/kho"}, date(2022, 9, 16))


def of(archive: Archive, site: Site) -> set[tuple[str, str, str]]:
    return {(one.path, one.query, one.target) for one in build_redirects(archive, site)}


def from_portal(content: Path, url: str) -> Archive:
    return read_with(content, PATH, good(id="moi", legacy=f"{{url: {url!r}}}"))


def test_records_pages_and_terms_are_found_where_they_were(archive: Archive, site: Site) -> None:
    record = "/tin/2022/hoi-nghi-ccvc/"
    assert {
        ("/kho/tin/2022/hoi-nghi-vien-chuc/", "", record),
        ("/kho/files/2022/quy-che-cu.pdf", "", record),
        ("/kho/gop-y/", "", "/lien-he/"),
        ("/kho/chu-de/quy-dinh/", "", "/chu-de/quy-che/"),
    } == of(archive, site)


def test_a_withdrawn_record_is_found_where_it_was(content: Path, site: Site) -> None:
    text = good(id="moi", status="da-rut", aliases="[/tin/2022/cu/]")

    assert ("/kho/tin/2022/cu/", "", NEW) in of(read_with(content, PATH, text), site)


@pytest.mark.parametrize(
    ("url", "path", "query"),
    [
        ("https://cu.example.vn/a.aspx?tabid=1&id=2", "/a.aspx", "tabid=1&id=2"),
        ("http://CU.example.vn:8080//a//b", "/a/b", ""),
        ("https://cu.example.vn/Tin tức/đ.html", "/Tin%20t%E1%BB%A9c/%C4%91.html", ""),
        ("https://moi.example.vn/tin/2022/moi/", "/tin/2022/moi/", ""),
    ],
)
def test_a_portal_whose_host_leads_here_is_followed(
    content: Path, site: Site, url: str, path: str, query: str
) -> None:
    assert (path, query, NEW) in of(from_portal(content, url), site)


@pytest.mark.parametrize(
    "url",
    [
        "https://khac.example.vn/a.html",
        "https://moi.example.vn/kho/tin/2022/moi/",
        "https://cu.example.vn/a%0Ab",
    ],
    ids=["another host", "the page itself", "a line end"],
)
def test_other_portals_and_what_leads_nowhere_else_are_not(
    content: Path, site: Site, url: str
) -> None:
    assert NEW not in {target for _, _, target in of(from_portal(content, url), site)}


@pytest.mark.parametrize(
    ("field", "one", "another"),
    [
        ("aliases", "[/tin/2022/cu/]", "[/tin/2022/cu/]"),
        ("legacy", "{url: 'https://cu.example.vn/A?id=1'}", "{url: 'http://cu.example.vn/a?id=1'}"),
    ],
)
def test_two_records_claim_no_earlier_address_together(
    content: Path, field: str, one: str, another: str
) -> None:
    (content / OTHER).write_text(good(id="khac", **{field: one}), encoding="utf-8")

    found = problem(lambda: read_with(content, PATH, good(id="moi", **{field: another})))

    assert (PATH, 11, "trung-dia-chi-cu") == (found.path, found.line, found.code)
    assert OTHER in found.found


@pytest.mark.parametrize(
    ("earlier", "whose"),
    [("/tin/2022/moi/", "chính bài này"), ("/tin/2022/hoi-nghi-ccvc/", "hoi-nghi-ccvc.md")],
    ids=["a circle", "another record"],
)
def test_an_earlier_address_is_no_record_of_today(content: Path, earlier: str, whose: str) -> None:
    found = problem(lambda: read_with(content, PATH, good(id="moi", aliases=f"[{earlier}]")))

    assert (PATH, 11, "dia-chi-cu-con-dung") == (found.path, found.line, found.code)
    assert whose in found.found


@pytest.mark.parametrize(
    "fields",
    [
        {"aliases": "[/gioi-thieu/]"},
        {"aliases": "[/images/2022/bieu-do.svg]"},
        {"aliases": "[/theme/site.css]"},
        {"legacy": "{url: 'https://cu.example.vn/kho/Gioi-Thieu/'}"},
    ],
)
def test_an_earlier_address_is_nothing_else_of_today(
    content: Path, site: Site, fields: dict[str, str]
) -> None:
    archive = read_with(content, PATH, good(id="moi", **fields))

    found = problem(lambda: gathered(archive, site))

    assert (PATH, 11, "dia-chi-cu-con-dung") == (found.path, found.line, found.code)
    assert "một trang của hệ thống" in found.found


def test_what_only_leads_on_is_not_in_the_way(archive: Archive, site: Site) -> None:
    def leading_on(_archive: Archive, *, site: Site) -> Iterator[Route]:
        assert site
        yield Route("/gop-y/", never, leads_on=True)

    assert "gop-y/index.html" in {output.path for output in gathered(archive, site, leading_on)}


def test_a_record_and_a_term_claim_no_earlier_address_together(content: Path, site: Site) -> None:
    archive = read_with(content, PATH, good(id="moi", aliases="[/chu-de/quy-dinh/]"))

    (found,) = problems(lambda: build_redirects(archive, site))

    assert "trung-dia-chi-cu" == found.code
    assert {PATH, "vocabulary/tags.yml"} == {found.path, found.found.rpartition(" ")[2]}


def test_two_portals_with_one_path_lead_to_one_page(content: Path, site: Site) -> None:
    """Whose names both lead here: a server is told the path alone."""
    other = good(id="khac", legacy="{url: 'https://moi.example.vn/a.html'}")
    (content / OTHER).write_text(other, encoding="utf-8")
    archive = from_portal(content, "https://cu.example.vn/a.html")

    assert "trung-dia-chi-cu" == problem(lambda: build_redirects(archive, site)).code


def gathered(archive: Archive, site: Site, *more: Pages) -> list[Output]:
    with ExitStack() as connected:
        for pages in (records, listings, plain_pages, *more):
            connected.enter_context(signals.pages.connected_to(pages))
        return gather(archive, site, SITE, THEME)


def never() -> Outline:
    raise AssertionError("nobody asked for this page")
