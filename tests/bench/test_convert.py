"""Our content in the forms of Pelican and Hugo."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench.archive_text import OwnProse
from bench.make_archive import make_archive
from bench.peers.convert import convert
from plugins.archive.archive import TERM_FIELDS, Archive
from plugins.archive.reading import read_archive

RECORDS = 60


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("peers")
    make_archive(folder / "content", RECORDS, OwnProse())
    convert(folder / "content", folder / "pelican", folder / "hugo")
    return folder


@pytest.fixture(scope="module")
def archive(folder: Path) -> Archive:
    return read_archive(folder / "content")


def test_the_same_content_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    convert(folder / "content", tmp_path / "pelican", tmp_path / "hugo")

    for peer in ("pelican", "hugo"):
        assert files(folder / peer) == files(tmp_path / peer)


def test_each_published_record_is_there_with_all_that_a_peer_can_show(
    folder: Path, archive: Archive
) -> None:
    names = archive.vocabulary.name
    for record in archive.records:
        terms = {name: list(dict.fromkeys(of(record))) for name, of in TERM_FIELDS.items()}
        hugo = front_matter(folder / "hugo/content" / record.path)
        assert terms.items() <= hugo.items()
        assert hugo["title"] == hugo["facts"]["title"] == record.metadata.title
        assert hugo["date"] == str(record.date)
        assert hugo["description"] == record.metadata.summary
        text = (folder / "pelican/content" / record.path).read_text(encoding="utf-8")
        pelican = dict(re.findall(r"^([A-Z]\w+): (.*)$", text.partition("\n\n")[0], re.MULTILINE))
        assert pelican["Title"] == record.metadata.title
        assert pelican["Date"] == str(record.date)
        assert pelican["Summary"] == record.metadata.summary
        assert [pelican["Category"]] == [names("categories", term) for term in terms["categories"]]
        assert pelican["Authors"] == "; ".join(names("people", term) for term in terms["people"])
        assert set(pelican["Tags"].split("; ")) == {
            names(vocabulary, term)
            for vocabulary in terms.keys() - {"categories", "people"}
            for term in terms[vocabulary]
        }
    for peer in ("pelican", "hugo"):
        there = (folder / peer / "content/tin").glob("*/[0-9]*.md")
        assert {file.name for file in there} == {Path(one.path).name for one in archive.records}


def test_each_term_has_a_page_in_hugo_that_tells_its_name(folder: Path, archive: Archive) -> None:
    for vocabulary, terms in archive.by_term.items():
        for term in terms:
            page = front_matter(folder / "hugo/content" / vocabulary / term / "_index.md")
            assert page == {"title": archive.vocabulary.name(vocabulary, term)}


def test_links_lead_to_what_is_there_and_pictures_say_what_they_show(folder: Path) -> None:
    for peer, pictures in (("pelican", "pelican/content"), ("hugo", "hugo/static")):
        bodies = [
            file.read_text(encoding="utf-8")
            for file in (folder / peer / "content/tin").glob("*/[0-9]*.md")
        ]
        told = "\n".join(bodies)
        assert not re.search(r"\]\(/(don-vi|nhan-su)/", told)
        shown = re.findall(r'!\[(.+)\]\(/(images/.+) "(.+)"\)', told)
        assert shown
        assert told.count("![") == len(shown)
        assert all((folder / pictures / file).is_file() for _, file, _ in shown)
    links = re.findall(r"\]\(/(\w+/[\w-]+)/\)", told)
    assert any(link.startswith("organizations/") for link in links)
    assert any(link.startswith("people/") for link in links)


def front_matter(file: Path) -> dict[str, Any]:
    _, head, _ = file.read_text(encoding="utf-8").split("---\n", 2)
    parsed: dict[str, Any] = yaml.load(head, yaml.BaseLoader)  # noqa: S506 - makes only texts
    return parsed


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
