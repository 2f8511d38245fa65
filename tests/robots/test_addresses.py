"""Search engines are told of every page they may list, once, with a true date, and of no other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from plugins.archive import signals
from plugins.archive.archive import Archive
from plugins.archive.outputs import gather
from plugins.archive.page import Asset, Page, Route
from plugins.archive.site import Site
from plugins.robots.addresses import site_maps
from tests.feeds.samples import URL, archive, site_at

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def read(document: bytes) -> ET.Element:
    return ET.fromstring(document)  # noqa: S314 - nobody else wrote it


def addresses(document: bytes, url: str = URL) -> list[str]:
    found = [str(loc.text) for loc in read(document).iter(f"{NAMESPACE}loc")]
    assert {url} == {address[: len(url)] for address in found}
    return [address.removeprefix(url) for address in found]


def made(of: Archive, site: Site, told: Sequence[str] = ("/",)) -> dict[str, bytes]:
    """Make the lists of some addresses."""
    assets = list(site_maps(of, site=site, addresses=told))
    return {asset.path: asset.content() for asset in assets if callable(asset.content)}


def test_what_leads_on_and_what_is_unlisted_is_not_told() -> None:
    seen: list[str] = []

    def never() -> Page:
        raise AssertionError("nobody asked for this page")

    def pages(_archive: Archive, *, site: Site) -> Iterator[Route]:
        assert site
        yield Route("/a-thay/", never)
        yield Route("/a-kin/", never, unlisted=True)
        yield Route("/a-dan/", never, leads_on=True)

    def receive(_: Archive, *, site: Site, addresses: Sequence[str]) -> Iterator[Asset]:
        assert site
        seen.extend(address for address in addresses if address.startswith("/a-"))
        yield from ()

    site = replace(site_at(URL), menu=())
    root = Path(__file__).parents[1] / "archive"
    with signals.pages.connected_to(pages), signals.site_maps.connected_to(receive):
        gather(_without_links(archive()), site, root, root / "theme")

    assert ["/a-thay/"] == seen


def test_a_record_tells_when_it_was_last_changed() -> None:
    known = archive()
    told = [record.address for record in known.records]
    listed = read(made(known, site_at(URL), ["/", *told])["sitemap.xml"])
    days = {
        str(url.findtext(f"{NAMESPACE}loc")).removeprefix(URL): url.findtext(f"{NAMESPACE}lastmod")
        for url in listed
    }

    assert "2023-01-05" == days["/tin/2022/dai-hoi/"]
    assert {"/", *told} == days.keys()
    assert [
        ("/", None),
        *((record.address, None) for record in known.records if not record.card.published),
    ] == [(address, day) for address, day in days.items() if day is None]


@pytest.mark.parametrize(("largest", "parts"), [(7, 1), (6, 2), (3, 3)])
def test_too_many_addresses_are_split_under_an_index(
    largest: int, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.robots.addresses.LARGEST", largest)
    told = [f"/{number}/" for number in range(7)]
    files = made(archive(), site_at(URL), told)
    listed = [path for path in files if path != "sitemap.xml"] or ["sitemap.xml"]

    assert parts == len(listed)
    assert told == [address for path in listed for address in addresses(files[path])]
    assert {True} == {len(addresses(files[path])) <= largest for path in listed}
    if parts > 1:
        assert [f"/{path}" for path in listed] == addresses(files["sitemap.xml"])


def test_news_are_those_of_two_days_before_the_build() -> None:
    record = next(record for record in archive().records if record.card.published)
    day = date(2022, 9, 16)
    told = {
        built: "sitemap-news.xml" in made(archive(), replace(site_at(URL), build_date=built))
        for built in (date(2022, 9, number) for number in range(15, 20))
    }
    news = read(made(archive(), replace(site_at(URL), build_date=day))["sitemap-news.xml"])

    assert day == record.date
    assert [False, True, True, True, False] == list(told.values())
    assert [f"{URL}{record.address}"] == [loc.text for loc in news.iter(f"{NAMESPACE}loc")]
    assert [record.card.title] == [title.text for title in news.iter(f"{NEWS}title")]
    assert ["2022-09-16T08:05+07:00"] == [
        published.text for published in news.iter(f"{NEWS}publication_date")
    ]


def test_an_address_is_escaped() -> None:
    assert ["/?a&b"] == addresses(made(archive(), site_at(URL), ["/?a&b"])["sitemap.xml"])


def test_a_site_that_does_not_know_its_address_has_no_lists() -> None:
    assert {} == made(archive(), site_at(""))


def _without_links(of: Archive) -> Archive:
    """Take the records away, so that no link leads to a page that nobody makes here."""
    return replace(of, records=(), withdrawn=(), plain_pages=())
