"""Of a record that was withdrawn its marker is left, and nothing else anywhere."""

from pathlib import Path

from plugins.archive.archive import Archive
from plugins.archive.language import load_language
from plugins.archive.manifest import MANIFEST
from plugins.archive.published import ADDRESSES
from plugins.archive.sums import SUMS
from plugins.search.documents import Ground, build_entries
from tests.conftest import ROOT

SAID = ("Nội dung này không được hiện ra", "Bài đã rút theo yêu cầu.", "vi-du-2022-rut")


def test_no_other_file_leads_to_it_or_says_what_it_said(published: Path) -> None:
    marker = published / "tin" / "2022" / "bai-da-rut" / "index.html"
    # These name all files there are, for programs.
    lists = {published / name for name in (MANIFEST, ADDRESSES, SUMS)}
    others = {path for path in published.rglob("*") if path.is_file()} - {marker} - lists
    said = [text.encode() for text in (*SAID, "bai-da-rut", "Hội nghị đã rút khỏi kho")]

    assert [] == [path for path in others if any(text in path.read_bytes() for text in said)]
    assert not any(text.encode() in marker.read_bytes() for text in SAID[:2])
    assert "2022-04-01" in marker.read_text(encoding="utf-8")
    assert "Rút theo yêu cầu của người được nêu tên." in marker.read_text(encoding="utf-8")


def test_the_index_does_not_know_it(archive: Archive) -> None:
    language = load_language(ROOT / "theme" / "translations", "vi")

    known = {f"/{entry.address}" for entry in build_entries(Ground(archive, language))}

    assert {record.address for record in archive.records} == known
    assert archive.withdrawn[0].address not in known
