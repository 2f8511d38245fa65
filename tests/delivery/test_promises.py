"""An address that was published is never lost unnoticed, and what is new is added."""

from dataclasses import replace
from pathlib import Path

from plugins.archive.archive import Archive
from plugins.archive.published import PUBLISHED, read_published, write_published
from plugins.archive.reading import read_archive
from plugins.archive.redirects import lasting_addresses
from plugins.archive.urls import output_path
from plugins.delivery.promises import all_promises, broken_promises
from tests.archive.samples import copy_site
from tests.conftest import ROOT, build

RECORD = "tin/2021/2021-09-16-trao-giay-khen.md"
RENAMED = "tin/2021/2021-09-16-khen-thuong.md"
LOST = "/tin/2021/trao-giay-khen/"


def rename(content: Path, added: str = "") -> Path:
    """Rename a published record, and add to its front matter."""
    (content / PUBLISHED).write_bytes(write_published(lasting_addresses(read_archive(content))))
    text = (content / RECORD).read_text(encoding="utf-8")
    (content / RECORD).unlink()
    written = text.replace("\norganizer:", f"\n{added}organizer:")
    (content / RENAMED).write_text(written, encoding="utf-8")
    return content


def test_a_production_build_that_loses_an_address_writes_nothing_and_says_what_to_write(
    tmp_path: Path,
) -> None:
    content = rename(copy_site(tmp_path / "content"))

    done = build(content, tmp_path / "output", "--settings", str(ROOT / "publishconf.py"))

    line = read_published(content)[LOST]
    assert 1 == done.returncode
    assert f"{PUBLISHED}\n  lỗi mat-dia-chi, dòng {line}" in done.stderr
    assert f"«aliases:» và «- {LOST}»" in done.stderr
    assert not [*(tmp_path / "output").rglob("*.html")]


def test_an_alias_keeps_the_promise(tmp_path: Path) -> None:
    archive = read_archive(rename(copy_site(tmp_path), f"aliases: [{LOST}]\n"))

    assert [] == [*broken_promises(archive)]


def test_terms_pages_pictures_and_files_are_promised_too(archive: Archive) -> None:
    promised = ("/chu-de/x/", "/x/", "/images/x.png", "/files/x.pdf")
    lost = replace(archive, read_published=lambda: dict.fromkeys(promised, 2))

    assert {*promised} == {problem.found.rpartition(" ")[2] for problem in broken_promises(lost)}


def test_what_is_new_is_added_and_nothing_is_taken_away(archive: Archive) -> None:
    earlier = replace(archive, read_published=lambda: {"/gop-y/": 2})

    assert write_published(["/gop-y/", *lasting_addresses(archive)]) == all_promises(earlier)


def test_every_lasting_address_is_one_of_the_site(archive: Archive, published: Path) -> None:
    """And what comes from the content folder is lasting."""
    lasting = {output_path(address) for address in lasting_addresses(archive)}
    files = {path.relative_to(published).as_posix() for path in published.rglob("*.*")}

    assert set() == lasting - files
    assert {path for path in files if path.startswith(("images/", "files/"))} <= lasting


def test_the_task_leaves_the_addresses_with_the_content(
    archive: Archive, content: Path, published: Path
) -> None:
    assert (published / ".addresses").read_bytes() == (content / PUBLISHED).read_bytes()
    assert {*lasting_addresses(archive)} == archive.read_published().keys()
