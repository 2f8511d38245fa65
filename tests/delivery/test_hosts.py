"""The files that hosts read, where no server can be had; what they cannot be told."""

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pelican.settings import read_settings
from playwright.sync_api import Browser

from plugins.archive.archive import Archive
from plugins.archive.caches import caches
from plugins.archive.media_types import COMPRESSED, OTHER_TYPES, TEXT_TYPES
from plugins.archive.page import Asset, Route
from plugins.archive.redirects import Redirect
from plugins.archive.render import Renderer
from plugins.archive.site import POLICY, Site, make_site
from plugins.delivery.headers import headers
from plugins.delivery.hosts import unfit_hosts
from plugins.delivery.pages import pages
from plugins.delivery.static_hosts import STATIC_HOSTS, redirect_file
from tests.archive.samples import problem
from tests.conftest import ROOT, serve
from tests.delivery.samples import PORTAL, record_address

RECORD = "/tin/2022/hoi-nghi-ccvc/"


@pytest.fixture(scope="module")
def site() -> Site:
    settings = {**read_settings(str(ROOT / "publishconf.py")), "SITEURL": PORTAL}
    return make_site(settings, date(2022, 9, 16))


def made(archive: Archive, site: Site, *hosts: str) -> dict[str, str]:
    """The files for some hosts by their paths, but for pages."""
    outputs = pages(archive, site=replace(site, hosts=hosts))
    return {
        output.path: output.content().decode()
        for output in outputs
        if isinstance(output, Asset) and callable(output.content)
    }


def test_every_file_of_the_site_and_its_form_is_of_a_known_kind(published: Path) -> None:
    """Else a browser that sniffs nothing takes it for a download."""
    files = {*published.rglob("*.*"), *(ROOT / "plugins" / "form").glob("[bv]*/**/*.*")}
    kinds = {path.suffix[1:] for path in files if path.is_file() and "/." not in str(path)}
    compressed = {suffix[1:] for suffix in COMPRESSED}

    assert set() == kinds - {"config"} - compressed - TEXT_TYPES.keys() - OTHER_TYPES.keys()


def test_iis_is_told_each_thing_once(archive: Archive, site: Site) -> None:
    root = ET.fromstring(  # noqa: S314 - we wrote it
        made(archive, site, "iis")["web.config"]
    )
    redirects = [
        (add.get("key", ""), add.get("value")) for add in root.iter("add") if add.get("key")
    ]

    assert ("tin/2022/hoi-nghi-vien-chuc/", RECORD) in redirects
    assert ("/Default.aspx?tabid=12&id=3", record_address("cau-hoi")) in redirects
    assert ("Tin-tức/Hội nghị.html", record_address("tieng-viet")) in redirects
    for told in (
        [key.casefold() for key, _ in redirects],
        [kind.get("fileExtension") for kind in root.iter("mimeMap")],
        [header.get("name") for header in root.findall(".//customHeaders/add")],
        [place.get("path") for place in root.iter("location")],
    ):
        assert [1] == [*{*Counter(told).values()}]


def test_netlify_is_told_each_thing_once(archive: Archive, site: Site) -> None:
    files = made(archive, site, "netlify")
    rules = [line.split() for line in files["_redirects"].splitlines()]

    assert ["/Default.aspx", "tabid=12", "id=3", record_address("cau-hoi"), "301!"] in rules
    assert ["/gop-y/", "/lien-he/", "301!"] in rules
    assert [1] == [*{*Counter(tuple(rule[:-2]) for rule in rules).values()}]
    assert f"/*\n  Content-Security-Policy: {POLICY}; frame-ancestors 'none'\n" in files["_headers"]
    assert "/search/i/*\n  Cache-Control: public, max-age=31536000, immutable" in files["_headers"]


@pytest.mark.parametrize("host", ["cloudflare", "gitlab"])
def test_hosts_that_know_no_queries_are_told_of_none(
    archive: Archive, site: Site, host: str
) -> None:
    files = made(archive, site, host)

    assert {3} == {len(line.split()) for line in files["_redirects"].splitlines()}
    assert "/gop-y/ /lien-he/ 301\n" in files["_redirects"]
    assert ("_headers" in files) == (host == "cloudflare")


def test_signs_of_patterns_are_escaped(site: Site) -> None:
    redirect = Redirect("/a:b/*", "", RECORD, "", "")

    content = redirect_file(STATIC_HOSTS["gitlab"], site, [redirect])

    assert f"/a%3Ab/%2A {RECORD} 301\n" == content.decode()


@pytest.mark.parametrize(
    ("hosts", "found"),
    [
        (("nginx", "lighttpd"), "“lighttpd”"),
        (("netlify", "nginx", "gitlab"), "netlify, gitlab cùng đọc tệp _redirects"),
    ],
)
def test_a_setting_that_cannot_be_followed_is_named(
    archive: Archive, site: Site, hosts: tuple[str, ...], found: str
) -> None:
    told = problem(lambda: made(archive, site, *hosts))

    assert ("publishconf.py", "HOSTS") == (told.path, told.field)
    assert found in told.found


@pytest.mark.parametrize(
    ("host", "count", "told"),
    [
        ("gitlab", 1000, []),
        ("gitlab", 1001, ["gitlab chỉ đọc 1000, 64 KB"]),
        ("iis", 4000, ["iis chỉ đọc 250 KB"]),
        ("nginx", 4000, []),
    ],
)
def test_what_a_host_would_not_read_is_told(
    site: Site, host: str, count: int, told: list[str]
) -> None:
    redirects = [Redirect(f"/{number}/", "", RECORD, "", "") for number in range(count)]

    problems = [*unfit_hosts(replace(site, hosts=(host,)), redirects)]

    assert told == [problem.found.partition("; ")[2] for problem in problems]


def test_all_addresses_are_below_the_path_of_the_site(archive: Archive, site: Site) -> None:
    files = made(archive, replace(site, url="https://so.example.vn/kho"), "nginx", "apache", "iis")

    assert '"/kho/gop-y/" "/kho/lien-he/";' in files[".nginx/http.conf"]
    assert '"/Default.aspx?tabid=12&id=3" "/kho/tin/' in files[".nginx/http.conf"]
    assert "error_page 403 404 =404 /kho/404.html;" in files[".nginx/server.conf"]
    assert r'RewriteRule "^gop\-y/$" /kho/lien-he/' in files[".htaccess"]
    assert "Default" not in files[".htaccess"]
    assert '<add key="gop-y/" value="/kho/lien-he/" />' in files["web.config"]


def test_a_form_is_left_the_policy_of_its_own_page(site: Site) -> None:
    said = headers(replace(site, form_backend={"name": "github"}))

    assert "frame-ancestors 'none'" == said["Content-Security-Policy"]
    assert "same-origin-allow-popups" == said["Cross-Origin-Opener-Policy"]


def test_only_a_site_that_is_served_over_https_asks_for_it_ever_after(site: Site) -> None:
    assert "Strict-Transport-Security" not in headers(replace(site, url="http://so.example.vn"))


def test_no_two_rules_of_caches_are_about_one_address(site: Site) -> None:
    rules = caches(site.theme)

    assert site.theme.address in rules
    assert [] == [(one, other) for one, other in permutations(rules, 2) if one.startswith(other)]


def test_a_host_that_can_be_told_nothing_gets_pages_that_lead_on(
    archive: Archive, site: Site, tmp_path: Path, chromium: Browser
) -> None:
    outputs = pages(archive, site=replace(site, hosts=("github",)))
    routes = {output.address: output for output in outputs if isinstance(output, Route)}
    renderer = Renderer(ROOT / "theme" / "templates", replace(site, minified=False))
    html = renderer.render(routes["/tin/2022/hoi-nghi-vien-chuc/"].make())
    for address, text in (("/tin/2022/hoi-nghi-vien-chuc/", html), (RECORD, "<title>x</title>")):
        file = tmp_path / address.strip("/") / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")

    with serve(tmp_path) as url:
        page = chromium.new_page()
        page.goto(f"{url}/tin/2022/hoi-nghi-vien-chuc/")
        page.wait_for_url(f"{url}{RECORD}")
        page.close()

    assert {"/gop-y/", "/chu-de/quy-dinh/", "/tin/2022/hoi-nghi-vien-chuc/"} == routes.keys()
    assert all(route.leads_on for route in routes.values())
    # Pages without a source stand as long as no card changes; these change with their sources too.
    assert "trang/lien-he.md" == routes["/gop-y/"].source
    assert routes["/gop-y/"].key != routes["/chu-de/quy-dinh/"].key
    assert f'<link rel="canonical" href="{site.url}{RECORD}">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert f'content="{POLICY}"' in html
