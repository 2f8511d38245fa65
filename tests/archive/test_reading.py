from pathlib import Path

import pytest

from plugins.archive.archive import Archive
from plugins.archive.reading import read_archive
from tests.archive.samples import good, problem, problems, read_with

FULL = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"


def test_the_miniature_archive_is_read(archive: Archive) -> None:
    assert [
        "tin/2022/2022-09-16-hoi-nghi-ccvc.md",
        "tin/2022/2022-06-dai-hoi-chi-bo.md",
        "tin/2021/2021-09-16-hoi-nghi-ccvc.md",
        "tin/2021/2021-09-16-trao-giay-khen.md",
        "tin/2020/2020-01-05-tong-ket-nam-2019.md",
        "tin/2020/2020-so-ket-nua-nhiem-ky.md",
        "tin/2019/2019-07-10-so-ket-thi-dua.md",
    ] == [record.path for record in archive.records]
    assert ["vi-du-2022-rut"] == [record.metadata.id for record in archive.withdrawn]
    assert ["gioi-thieu", "khong-tim-thay", "lien-he"] == [p.slug for p in archive.plain_pages]
    assert {"2022/bieu-do.svg", "2022/toan-canh.webp", "2019/ky-ket.png"} == set(archive.pictures)
    assert {"2022/quy-che.pdf", "2022/so-lieu.csv"} == archive.attachments


def test_a_draft_is_checked_but_in_no_list(content: Path) -> None:
    identifiers = [record.metadata.id for record in read_archive(content).records]
    assert "vi-du-2022-nhap" not in identifiers
    text = good(status="ban-nhap", kind="la")

    assert (
        "tu-vung-la" == problem(lambda: read_with(content, "tin/2022/2022-09-16-a.md", text)).code
    )


def test_an_empty_archive_is_an_archive(tmp_path: Path) -> None:
    assert () == read_archive(tmp_path).records


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("images/2022/bieu-do.svg", {"images[1].file"}),
        ("files/2022/so-lieu.csv", {"attachments[1].file"}),
        ("files/2022/quy-che.pdf", {"attachments[0].file", "documents[0].file"}),
    ],
)
def test_a_file_that_a_record_names_is_there(content: Path, path: str, field: set[str]) -> None:
    (content / path).unlink()

    found = problems(lambda: read_archive(content))

    assert field == {problem.field for problem in found}
    assert {(FULL, "thieu-tep")} == {(problem.path, problem.code) for problem in found}
    assert all(path in problem.found for problem in found)


def test_a_vocabulary_that_cannot_be_read_is_blamed_alone(content: Path) -> None:
    (content / "vocabulary" / "people.yml").write_bytes(b"a" * 9_000_000)

    assert ["tep-qua-lon"] == [problem.code for problem in problems(lambda: read_archive(content))]


def test_a_broken_vocabulary_is_blamed_alone(content: Path) -> None:
    found = problems(lambda: read_with(content, "vocabulary/people.yml", "le-an: Lê An\n"))

    assert {"vocabulary/people.yml"} == {problem.path for problem in found}


def test_a_term_that_is_gone_is_told_where_it_is_named(content: Path) -> None:
    file = content / "vocabulary/series.yml"
    file.write_text("khac: {name: Khác}\n", encoding="utf-8")

    found = problems(lambda: read_archive(content))

    assert {"tin/2021/2021-09-16-hoi-nghi-ccvc.md", FULL} == {problem.path for problem in found}
    assert {("tu-vung-la", "series")} == {(problem.code, problem.field) for problem in found}


def test_the_third_of_one_identifier_is_told_too(content: Path) -> None:
    for slug in ("a", "b"):
        text = good(id="vi-du-2022-ccvc")
        (content / f"tin/2022/2022-09-16-{slug}.md").write_text(text, encoding="utf-8")

    assert ["trung-ma", "trung-ma"] == [p.code for p in problems(lambda: read_archive(content))]


def test_a_broken_record_is_held_against_the_others_all_the_same(content: Path) -> None:
    (content / "files/2022/quy-che.pdf").unlink()
    full = content / FULL
    text = full.read_text(encoding="utf-8").replace("kind: hoi-nghi", "kind: la")
    full.write_text(text, encoding="utf-8")
    other = content / "tin/2022/2022-09-17-hoi-nghi-ccvc.md"
    other.write_text(
        text.replace("published: 2022-09-16", "published: 2022-09-17"), encoding="utf-8"
    )

    codes = {(problem.path, problem.code) for problem in problems(lambda: read_archive(content))}

    assert {(FULL, "tu-vung-la"), (FULL, "thieu-tep")} <= codes
    assert {
        (str(other.relative_to(content)), code) for code in ("trung-ma", "trung-dia-chi")
    } <= codes
