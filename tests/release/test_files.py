"""A ZIP file is the same each time, a copy is whole, and a bag is one by RFC 8493."""

import hashlib
import io
import re
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from zipfile import ZipFile

import pytest

from plugins.archive.write import write_zip
from plugins.release.bag import bag
from plugins.release.command import Order, run
from plugins.release.pages import page_on_shelf
from plugins.release.shelf import files_on_shelf
from tests.release.conftest import Packed, unpacked

LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


def test_every_link_of_a_page_leads_to_a_file(shelf: Path) -> None:
    dead = {
        (page.relative_to(shelf).as_posix(), link)
        for page in shelf.rglob("*.html")
        for link in LINK.findall(page.read_text(encoding="utf-8"))
        if not urlsplit(link).scheme and not (page.parent / file_of(link, page)).is_file()
    }

    assert set() == dead


def file_of(link: str, page: Path) -> str:
    return unquote(urldefrag(unescape(link)).url.partition("?")[0]) or page.name


def test_nothing_asks_for_a_host(shelf: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in shelf.rglob("*.html")]
    names = {path.name for path in shelf.rglob("*")}

    assert not any(
        sign in page for page in pages for sign in ('"module"', "crossorigin", "preload")
    )
    assert names.isdisjoint({"service-worker.js", "site.webmanifest", "404.html", "quan-tri"})


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('<a class="x" href="../tin/">', '<a class="x" href="../tin/index.html">'),
        ('<a href="./?a=1#b">', '<a href="./index.html?a=1#b">'),
        ('<a href="#a/">', '<a href="#a/">'),
        ('<a href="?a=b/">', '<a href="?a=b/">'),
        ('<a href="https://so.example.vn/">', '<a href="https://so.example.vn/">'),
        ('<form action="../tim-kiem/">', '<form action="../tim-kiem/index.html">'),
        ('<link rel="preload" href="a.woff2" as="font" crossorigin>', ""),
        (
            '<link rel="canonical" href="https://a.vn/">',
            '<link rel="canonical" href="https://a.vn/">',
        ),
        (
            '<script type="module" integrity="sha256-x=" crossorigin src="a.js">',
            '<script defer src="a.js">',
        ),
    ],
)
def test_a_tag_is_made_fit_for_a_folder(tag: str, expected: str) -> None:
    assert expected == page_on_shelf(tag)


def test_a_zip_file_is_the_same_wherever_it_is_packed(packed: Packed, tmp_path: Path) -> None:
    with ZipFile(packed.shelf) as kept:
        (name,) = {path.partition("/")[0] for path in kept.namelist()}
        day = date(*kept.infolist()[0].date_time[:3])
    again = ((f"{name}/{path}", content) for path, content in files_on_shelf(packed.site))
    write_zip(tmp_path / "again.zip", again, day)

    assert "bien-nien-2022-09-16" == name
    assert date(2022, 9, 16) == day
    assert packed.shelf.read_bytes() == (tmp_path / "again.zip").read_bytes()


def test_names_in_a_zip_file_are_in_utf_8_and_old_days_are_its_first(tmp_path: Path) -> None:
    write_zip(tmp_path / "a.zip", [("Tin/đã lưu.txt", b"x")], date(1975, 4, 30))

    with ZipFile(tmp_path / "a.zip") as packed:
        (entry,) = packed.infolist()
    assert ("Tin/đã lưu.txt", 0x800) == (entry.filename, entry.flag_bits)
    assert ((1980, 1, 1, 0, 0, 0), 0o644) == (entry.date_time, entry.external_attr >> 16)


def test_a_bag_holds_all_it_says_and_nothing_else(packed: Packed, tmp_path: Path) -> None:
    root = unpacked(packed.bag, tmp_path)
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
    payload = {path for path in files if path.startswith("data/")}
    tags = {path for path in files if "/" not in path and not path.startswith("tagmanifest-")}

    for name in ("sha256", "sha512"):
        assert payload == checked(files, f"manifest-{name}.txt", name)
        assert tags == checked(files, f"tagmanifest-{name}.txt", name)
    declared = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert declared == files["bagit.txt"]
    octets = sum(len(files[path]) for path in payload)
    assert f"Payload-Oxum: {octets}.{len(payload)}\n" in files["bag-info.txt"].decode()
    assert "Bagging-Date: 2022-09-16\n" in files["bag-info.txt"].decode()


def checked(files: dict[str, bytes], manifest: str, algorithm: str) -> set[str]:
    """The paths in a manifest, each of which has its sum."""
    lines = [line.split("  ", 1) for line in files[manifest].decode().splitlines()]
    assert [] == [
        path for digest, path in lines if digest != hashlib.new(algorithm, files[path]).hexdigest()
    ]
    return {path for _, path in lines}


def test_a_bag_has_the_site_and_what_it_was_built_of(packed: Packed) -> None:
    with ZipFile(packed.bag) as bagged, ZipFile(packed.shelf) as kept:
        names = {name.partition("/")[2] for name in bagged.namelist()}
        pages = {f"data/site/{name.partition('/')[2]}" for name in kept.namelist()}
    expected = {"LICENSE", "tasks.py", "plugins/archive/build.py", "content/vocabulary/tags.yml"}

    assert pages <= names
    assert {f"data/sources/{path}" for path in expected} <= names
    assert not any("__pycache__" in name or "/." in name for name in names - pages)


def test_signs_that_end_a_line_are_escaped_in_manifests() -> None:
    files = dict(bag([("a%b\n.txt", b"")], []))

    assert files["manifest-sha256.txt"].endswith(b"  data/a%25b%0A.txt\n")


def test_a_folder_that_cannot_be_written_is_named(packed: Packed, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    owner = {"name": "", "address": "", "email": ""}
    day = date(2022, 9, 16)
    order = Order(packed.site, tmp_path, tmp_path / "file" / "x", "A", "B", owner, day)
    out = io.StringIO()

    assert 1 == run(order, out)
    assert f"Không ghi được {tmp_path / 'file'}" in out.getvalue()
