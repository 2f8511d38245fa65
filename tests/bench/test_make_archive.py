"""The archives that benchmarks are run on."""

import json
from pathlib import Path

import pytest

from bench.archive_text import Corpus, OwnProse
from bench.make_archive import make_archive
from plugins.archive.archive import Archive
from plugins.archive.reading import read_archive
from tests.conftest import build

RECORDS = 60


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("content")
    make_archive(folder, RECORDS, OwnProse())
    return read_archive(folder)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def corpus(folder: Path, *bodies: str) -> Corpus:
    file = folder / "corpus.jsonl"
    lines = [json.dumps({"id": "1", "title": f"[Bài] {body}", "body": body}) for body in bodies]
    file.write_text("\n".join(lines), encoding="utf-8")
    return Corpus(file)


def test_the_same_numbers_give_the_same_bytes_and_others_give_others(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        make_archive(tmp_path / name, RECORDS, OwnProse(), seed)

    assert files(tmp_path / "one") == files(tmp_path / "again")
    assert files(tmp_path / "one") != files(tmp_path / "other")


def test_every_part_of_a_record_is_there(archive: Archive) -> None:
    everything = [record.metadata for record in (*archive.records, *archive.withdrawn)]
    told = {name for metadata in everything for name, value in metadata if value}
    assert set(type(everything[0]).model_fields) - told == set()
    assert {metadata.event.date.precision for metadata in everything} == {
        *("day", "month", "year", "interval"),
    }


def test_bodies_are_as_long_as_write_ups_and_lead_to_others(archive: Archive) -> None:
    lengths = [len(record.body.text.split()) for record in archive.records]
    assert 300 <= min(lengths)
    assert max(lengths) <= 1100
    led_to = {target.split("/")[1] for record in archive.records for target, _ in record.body.links}
    assert led_to == {"don-vi", "nhan-su", "tin"}


def test_some_terms_are_named_far_more_often_than_others(archive: Archive) -> None:
    for vocabulary in ("organizations", "tags"):
        counts = sorted(len(records) for records in archive.by_term[vocabulary].values())
        assert counts[-1] >= 4 * counts[len(counts) // 2] / 3
        assert len(counts) == len(archive.vocabulary.known()[vocabulary])


def test_a_corpus_that_looks_like_markdown_stays_the_text_it_is(tmp_path: Path) -> None:
    texts = corpus(tmp_path, "# Một\n1. [hai](x) <b>\n- ba *bốn*", "`năm` | sáu\n> bảy", "\n")

    make_archive(tmp_path / "content", RECORDS, texts)

    archive = read_archive(tmp_path / "content")
    text = "\n".join(record.body.text for record in archive.records)
    for line in ("# Một", "1. [hai](x) <b>", "ba *bốn*", "`năm` | sáu", "> bảy"):
        assert f"\n{line}" in text


def test_the_site_of_a_made_up_archive_builds(tmp_path: Path) -> None:
    make_archive(tmp_path / "content", RECORDS, OwnProse())

    done = build(tmp_path / "content", tmp_path / "output")

    assert (done.returncode, done.stderr) == (0, "")
