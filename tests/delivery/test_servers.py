"""What readers of the miniature archive are given by real servers."""

import gzip
import re
from base64 import b64encode
from hashlib import sha384
from pathlib import Path

import brotli
import pytest
import zstandard
from playwright.sync_api import Browser

from plugins.archive.manifest import read_manifest
from plugins.archive.site import POLICY
from plugins.archive.urls import output_path
from tests.delivery.samples import LEGACY, record_address
from tests.delivery.servers import Server

RECORD = "/tin/2022/hoi-nghi-ccvc/"
FOR_EVER = "public, max-age=31536000, immutable"
SHORT = "public, max-age=300"
VIOLATIONS = """
addEventListener("securitypolicyviolation", (violation) => {
  console.error(`${violation.effectiveDirective} ${violation.blockedURI}`);
});
"""
READ = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "zstd": lambda content: zstandard.ZstdDecompressor().decompress(content),
}


def theme_of(published: Path) -> str:
    """Name the folder of the theme."""
    return next(published.glob("theme-*")).name


def beside(published: Path, address: str, encoding: str) -> Path:
    """The file that holds what is at an address in an encoding."""
    suffix = {"br": ".br", "gzip": ".gz", "zstd": ".zst", "identity": ""}[encoding]
    return published / f"{output_path(address)}{suffix}"


def test_every_answer_has_the_headers(server: Server) -> None:
    for address in ("/", RECORD, "/images/2022/bieu-do.svg", "/khong-co/", "/gop-y/"):
        said = server.get(address).headers

        assert f"{POLICY}; frame-ancestors 'none'" == said["content-security-policy"]
        assert "nosniff" == said["x-content-type-options"]
        assert "strict-origin-when-cross-origin" == said["referrer-policy"]
        assert "camera=()" in said["permissions-policy"]
        assert "max-age=31536000" == said["strict-transport-security"]
        assert "same-origin" == said["cross-origin-opener-policy"]
        assert "cross-origin" == said["cross-origin-resource-policy"]


def test_what_is_named_by_what_it_holds_is_kept_for_ever_and_nothing_else(
    server: Server, published: Path
) -> None:
    kept = {
        path.relative_to(published).as_posix()
        for folder in ("search/i", "search/names/i", theme_of(published))
        for path in (published / folder).rglob("*")
        if path.is_file()
    }
    by_folder = {path.partition("/")[0]: path for path in kept}

    assert {FOR_EVER} == {
        server.get(f"/{path}").headers["cache-control"] for path in by_folder.values()
    }
    for address in ("/", RECORD, "/search/index.json", "/search/reader.js", "/khong-co/"):
        assert SHORT == server.get(address).headers["cache-control"]
    assert "no-cache" == server.get("/service-worker.js").headers["cache-control"]
    emblem = server.get("/theme/images/emblem.svg")
    assert (200, "public, max-age=86400") == (emblem.status, emblem.headers["cache-control"])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        (RECORD, "text/html; charset=utf-8"),
        ("/THEME/site.css", "text/css; charset=utf-8"),
        ("/THEME/js/preferences.js", "text/javascript; charset=utf-8"),
        ("/search/index.json", "application/json"),
        ("/search/opensearch.xml", "application/xml; charset=utf-8"),
        ("/images/2022/bieu-do.svg", "image/svg+xml; charset=utf-8"),
        ("/images/2022/toan-canh.webp", "image/webp"),
        ("/files/2022/quy-che.pdf", "application/pdf"),
        ("/files/2022/so-lieu.csv", "text/csv; charset=utf-8"),
        ("/THEME/fonts/source-serif-4-latin-600-normal.woff2", "font/woff2"),
    ],
)
def test_a_file_is_of_its_kind(server: Server, published: Path, address: str, kind: str) -> None:
    answer = server.get(address.replace("THEME", theme_of(published)))

    assert (200, kind) == (answer.status, answer.headers["content-type"].lower())


@pytest.mark.parametrize(
    ("earlier", "address"),
    [
        ("/tin/2022/hoi-nghi-vien-chuc/", RECORD),
        ("/tin/2022/hoi-nghi-vien-chuc/?fbclid=abc", RECORD),
        ("/files/2022/quy-che-cu.pdf", RECORD),
        ("/chu-de/quy-dinh/", "/chu-de/quy-che/"),
        ("/gop-y/", "/lien-he/"),
        ("/?id=1", RECORD),
        ("/default.aspx?TabID=12&ID=3", record_address("cau-hoi")),
        ("/Tin-t%E1%BB%A9c/H%E1%BB%99i%20ngh%E1%BB%8B.html", record_address("tieng-viet")),
        ("/a$b/(c)/d|e+f.g'h;i=1,2~%7Bx%7D", record_address("dau-la")),
        ("/%22q%22/%5Cn.htm", record_address("dau-ngoac")),
        (LEGACY["dai"], record_address("dai")),
        ("/x.php?a=%C4%90&b=$1&c=%27\\d%27.*", record_address("cau-hoi-la")),
    ],
)
def test_an_earlier_address_leads_to_the_page(server: Server, earlier: str, address: str) -> None:
    answer = server.get(earlier)

    assert 301 == answer.status
    assert address == answer.headers["location"].removeprefix(server.url)
    assert 200 == server.get(address).status


@pytest.mark.parametrize(
    "address",
    [
        *("/khong-co/", "/a-b/(c)/dxe+f.gh", "/Default.aspx", "/Default.aspx?tabid=12"),
        *("/.biennien", "/.addresses", "/.nginx/server.conf", "/.htaccess"),
    ],
)
def test_what_is_not_there_is_told_so(server: Server, published: Path, address: str) -> None:
    answer = server.get(address)

    assert 404 == answer.status
    assert (published / "404.html").read_bytes() == answer.body


def test_a_folder_shows_nobody_what_is_in_it(server: Server, published: Path) -> None:
    answer = server.get("/images/")

    assert answer.status in {403, 404}
    assert (published / "404.html").read_bytes() == answer.body


def test_a_page_asked_for_without_its_slash_is_found(server: Server) -> None:
    answer = server.get(RECORD.rstrip("/"))

    assert (301, RECORD) == (answer.status, answer.headers["location"].removeprefix(server.url))


@pytest.mark.parametrize("address", [RECORD, "/", "/THEME/site.css", "/search/index.json"])
def test_what_is_there_compressed_is_sent_to_who_reads_it(
    server: Server, published: Path, address: str
) -> None:
    address = address.replace("THEME", theme_of(published))
    plain = server.get(address)
    for asked, encoding in (
        *(
            ("gzip", "gzip"),
            ("br", "br"),
            ("gzip, deflate, br, zstd", "br"),
            ("br;q=0, gzip", "gzip"),
        ),
        *([("zstd", "zstd"), ("zstd;q=0.5, x-br", "zstd")] if server.name == "apache" else []),
    ):
        answer = server.get(address, **{"Accept-Encoding": asked})

        assert (200, encoding) == (answer.status, answer.headers["content-encoding"])
        assert plain.body == READ[encoding](answer.body)
        assert answer.body == beside(published, address, encoding).read_bytes()
        assert plain.headers["content-type"] == answer.headers["content-type"]
        assert plain.headers["cache-control"] == answer.headers["cache-control"]
        assert "Accept-Encoding" == answer.headers["vary"] == plain.headers["vary"]
        assert plain.headers["etag"] != answer.headers["etag"]


def test_what_is_not_there_is_told_compressed(server: Server, published: Path) -> None:
    answer = server.get("/khong-co/", **{"Accept-Encoding": "br"})

    assert (404, "br") == (answer.status, answer.headers["content-encoding"])
    assert (published / "404.html").read_bytes() == brotli.decompress(answer.body)


def test_a_part_is_a_part_of_what_is_sent(server: Server, published: Path) -> None:
    """Of a compressed file nginx sends all: who asks for a part must expect that."""
    given = {
        encoding: server.get("/lich.ics", **{"Accept-Encoding": encoding, "Range": "bytes=9-19"})
        for encoding in ("identity", "br")
    }
    plain, compressed = (beside(published, "/lich.ics", name).read_bytes() for name in given)

    assert (206, plain[9:20]) == (given["identity"].status, given["identity"].body)
    whole, part = (200, compressed), (206, compressed[9:20])
    assert (given["br"].status, given["br"].body) == (part if server.name == "apache" else whole)


def test_no_page_is_larger_than_30_kb_compressed(published: Path) -> None:
    sizes = [file.stat().st_size for file in published.rglob("*.html.*")]

    assert 100 < len(sizes)
    assert 30_000 > max(sizes)


def test_pages_tell_the_digests_of_styles_and_scripts(published: Path) -> None:
    checked = set()
    for file in published.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        for tag in re.findall(r'<script[^>]* src=[^>]+>|<link rel="?stylesheet[^>]+>', html):
            found = re.search(r'(?:href|src)="([^"]+)".* integrity="?sha384-([^">]+)', tag)
            assert found, tag
            path = found[1].removeprefix("/") if file.name == "404.html" else found[1]
            checked.add(((file.parent / path).resolve(), found[2]))

    assert 8 < len(checked)
    for path, digest in checked:
        assert digest == b64encode(sha384(path.read_bytes()).digest()).decode()


def test_no_kind_of_page_meets_the_policy(
    behind_nginx: Server, published: Path, chromium: Browser
) -> None:
    """Nor anything else to complain of; a page of each template, and a search."""
    files = read_manifest(published).files
    kinds = {entry.template: path for path, entry in sorted(files.items()) if entry.template}
    complaints: list[str] = []
    context = chromium.new_context()
    context.add_init_script(VIOLATIONS)
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in kinds.values():
        page.goto(f"{behind_nginx.url}/{path.removesuffix('index.html')}")
    page.goto(f"{behind_nginx.url}/tim-kiem/?q=quy+che")
    page.locator("mark").first.wait_for()
    context.close()

    assert {"home.html", "record.html", "search.html", "timeline.html"} <= kinds.keys()
    assert [] == complaints
