"""The texts at the root say what is true, in the forms that programs read."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from PIL import Image

from plugins.robots.pages import pages
from tests.feeds.samples import ROOT, URL, archive, site_at


def texts(built: date = date(2022, 9, 16), url: str = URL) -> dict[str, str]:
    site = replace(site_at(url), build_date=built)
    assets = list(pages(archive(), site=site))
    return {asset.path: asset.content().decode() for asset in assets if callable(asset.content)}


def test_robots_may_read_everything_and_are_told_of_the_lists() -> None:
    parser = RobotFileParser()
    parser.parse(texts()["robots.txt"].splitlines())

    assert parser.can_fetch("Googlebot", f"{URL}/tin/2022/dai-hoi/")
    assert [f"{URL}/sitemap.xml", f"{URL}/sitemap-news.xml"] == parser.site_maps()


def test_robots_are_told_of_no_list_that_is_not_there() -> None:
    assert "news" not in texts(date(2024, 1, 1))["robots.txt"]


def test_whom_to_tell_of_a_hole_holds_for_less_than_a_year() -> None:
    lines = texts()[".well-known/security.txt"].splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    expires = datetime.fromisoformat(fields["Expires"])
    built = datetime(2022, 9, 16, tzinfo=UTC)

    assert len(fields) == len(lines)
    assert "mailto:bien-tap@bien-nien.example" == fields["Contact"]
    assert f"{URL}/.well-known/security.txt" == fields["Canonical"]
    assert "vi, en" == fields["Preferred-Languages"]
    assert timedelta(days=300) < expires - built < timedelta(days=365)


@pytest.mark.parametrize("said", ["Ban biên tập Biên niên", "Hà Nội", "Language: vi"])
def test_the_curious_are_told_who_made_the_site(said: str) -> None:
    assert said in texts()["humans.txt"]


def test_a_site_that_does_not_know_its_address_has_no_texts() -> None:
    assert {"site.webmanifest"} == texts(url="").keys()


def test_a_phone_is_told_names_and_icons_that_are_there() -> None:
    manifest = json.loads(texts()["site.webmanifest"])
    icons: dict[str, list[bool]] = {icon["purpose"]: [] for icon in manifest["icons"]}
    for icon in manifest["icons"]:
        file = ROOT / "theme" / "static" / icon["src"].removeprefix("theme/")
        with Image.open(file) as drawing:
            assert icon["sizes"] == f"{drawing.width}x{drawing.height}"
            assert icon["type"] == Image.MIME[str(drawing.format)]
            icons[icon["purpose"]].append(_is_opaque(drawing))

    assert {"any": [False, False], "maskable": [True]} == icons
    assert "Biên niên" == manifest["short_name"]
    assert {"./"} == {manifest[name] for name in ("id", "start_url", "scope")}


def test_the_icon_of_apples_phones_has_no_holes() -> None:
    with Image.open(ROOT / "theme" / "static" / "images" / "icon-180-apple.png") as drawing:
        assert (180, 180) == drawing.size
        assert _is_opaque(drawing)


def _is_opaque(drawing: Image.Image) -> bool:
    return (255, 255) == drawing.convert("RGBA").getchannel("A").getextrema()
