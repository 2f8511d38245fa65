"""What is read of attached PDF files, and what is told of those that cannot be read."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest

from plugins.archive.archive import attached_files
from plugins.archive.pdf import texts
from plugins.archive.pdf.cleaning import clean
from plugins.archive.pdf.reader import MAX_CHARACTERS, read_pdf
from plugins.archive.pdf.texts import Fault, FileText, extract, read_texts
from plugins.archive.reading import read_archive
from plugins.archive.store import Store
from tests.archive.samples import copy_site
from tests.pdf_samples import (
    assemble,
    encrypted,
    pdf_of,
    pdf_with_pages,
    scan,
    stream,
)

SENTENCE = "Hội nghị cán bộ, viên chức nhất trí thông qua Quy chế số 43/2022/NĐ-CP."
AES = b"/V 4/R 4/Length 128/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF"
HELLO = b"BT /F1 1 Tf <0001> Tj ET"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X 7 0 R>>>>"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that were read by the program, in their order."""
    contents: list[bytes] = []

    def counted(content: bytes) -> FileText:
        contents.append(content)
        return extract(content)

    monkeypatch.setattr(texts, "extract", counted)
    return contents


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_site(tmp_path / "content")


@pytest.mark.parametrize("text", [SENTENCE, normalize("NFD", SENTENCE)])
def test_text_is_read_composed(text: str) -> None:
    assert FileText(SENTENCE) == extract(pdf_of(text))


def test_all_pages_are_read() -> None:
    assert FileText("Trang đầu\nTrang sau") == extract(pdf_of("Trang đầu", "Trang sau"))


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (scan(), Fault.NO_LETTERS),
        (pdf_of(" 12 "), Fault.NO_LETTERS),
        (pdf_with_pages([]), Fault.NO_LETTERS),
        (encrypted(b"/V 2/R 3/Length 128"), Fault.ENCRYPTED),
        (encrypted(AES), Fault.ENCRYPTED),
        (b"", Fault.BROKEN),
        (b"PK\x03\x04", Fault.BROKEN),
        (pdf_of(SENTENCE)[:400], Fault.BROKEN),
    ],
)
def test_a_file_without_text(file: bytes, fault: Fault) -> None:
    assert FileText("", fault) == extract(file)


HOSTILE = {
    "a page that unpacks to 64 MB": pdf_with_pages([bytes(64 * 1024 * 1024)]),
    "a page of two million signs": pdf_with_pages([b"q Q " * 1_000_000]),
    "a table of four billion letters": pdf_with_pages(
        [HELLO], b"begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap"
    ),
    "a form that draws itself": pdf_with_pages([b"/X Do"], b"", stream(b"/X Do /X Do", FORM)),
    "deep brackets": pdf_with_pages([b"[" * 100_000]),
    "a tree of pages that holds itself": assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]
    ),
}


@pytest.mark.parametrize("file", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_given_up(file: bytes) -> None:
    assert extract(file).fault in {Fault.BROKEN, Fault.NO_LETTERS}


def test_a_page_that_cannot_be_read_is_passed_over() -> None:
    bomb = pdf_with_pages([bytes(16 * 1024 * 1024), b"BT /F1 1 Tf <0041> Tj ET"])

    assert ("", ["A"]) == read_pdf(bomb)


def test_no_more_is_read_than_is_kept() -> None:
    fault, pages = read_pdf(pdf_of(*["Năm mười mười lăm hai mươi " * 2000] * 6))

    assert "" == fault
    assert 4 == len(pages)
    assert MAX_CHARACTERS == sum(map(len, pages))


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_PATIENCE", 0.001)

    assert Fault.TOO_HARD is extract(pdf_of(SENTENCE)).fault


def test_a_file_that_brings_the_program_down_is_given_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failing = tmp_path / "reader.py"
    failing.write_text("import os; os.abort()", encoding="utf-8")
    monkeypatch.setattr(texts, "_READER", failing)

    assert Fault.TOO_HARD is extract(pdf_of(SENTENCE)).fault


# Other systems set no limit to memory.
if sys.platform == "linux":

    def test_the_program_cannot_take_all_memory() -> None:
        greedy = "sys.modules['pypdf'].PdfReader.__init__ = lambda *_: bytes(8 << 30)"
        program = f"import runpy, sys\n{greedy}\n"
        reader = texts._READER  # noqa: SLF001 - the program itself
        done = subprocess.run(
            [
                sys.executable,
                "-c",
                f"import pypdf\n{program}runpy.run_path({str(reader)!r}, None, '__main__')",
            ],
            input=b"",
            capture_output=True,
            check=False,
        )

        assert b'{"fault": "broken", "pages": []}' == done.stdout


def test_a_huge_file_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "MAX_BYTES", 10)

    assert Fault.TOO_LARGE is extract(pdf_of(SENTENCE)).fault


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Một câu dài được\nngắt dòng ở đây.", "Một câu dài được ngắt dòng ở đây."),
        ("NGHỊ QUYẾT\nHội nghị cán bộ, viên chức năm 2024", None),
        ("Hội nghị thống nhất các chỉ tiêu:\nĐề tài nghiệm thu: 17", None),
        ("Căn cứ Nghị định số 43/2022/NĐ-\nCP", "Căn cứ Nghị định số 43/2022/NĐ-CP"),
        ("phát triển kinh tế-\nxã hội", "phát triển kinh tế-xã hội"),
        ("an infor-\nmation system", "an information system"),
        ("thông tin infor\u00ad\nmation", "thông tin information"),
        ("\ufb01le\x00 \ue000 đính\u200b  kèm\t", "file đính kèm"),
        ("Héi nghÞ c¸n bé, viªn chøc n¨m 2004", "Hội nghị cán bộ, viên chức năm 2004"),
        ("Hoäi nghò caùn boä, vieân chöùc naêm 2004", "Hội nghị cán bộ, viên chức năm 2004"),
        ("\ud800", ""),
        (" \n\n ", ""),
    ],
)
def test_text_is_cleaned(page: str, text: str | None) -> None:
    assert (page if text is None else text) == clean([page])


def test_a_long_line_is_cleaned_in_time_that_grows_with_it() -> None:
    assert 200_000 == len(clean(["a" * 200_000]))
    assert 199_999 == len(clean(["a\n" * 100_000]))


def test_a_file_is_read_once_while_it_is_the_same(
    content: Path, tmp_path: Path, read: list[bytes]
) -> None:
    file = content / "files/2022/quy-che.pdf"
    answers = []
    for text in ("Một", "Một", "Hai", "Hai"):
        file.write_bytes(pdf_of(text))
        store = Store(tmp_path / "store.sqlite")
        answers.append(read_texts(content, ["files/2022/quy-che.pdf"], store))

    assert [pdf_of("Một"), pdf_of("Hai")] == read
    assert ["Một", "Một", "Hai", "Hai"] == [found[key].text for found in answers for key in found]


def test_that_a_file_has_no_text_is_kept_too(
    content: Path, tmp_path: Path, read: list[bytes]
) -> None:
    (content / "files/2022/quy-che.pdf").write_bytes(scan())
    for _ in range(2):
        store = Store(tmp_path / "store.sqlite")
        found = read_texts(content, ["files/2022/quy-che.pdf"], store)
        assert {"files/2022/quy-che.pdf": FileText("", Fault.NO_LETTERS)} == found

    assert [scan()] == read


def test_only_pdf_files_that_are_there_are_read(content: Path) -> None:
    paths = ["files/2022/so-lieu.csv", "files/2022/quy-che.pdf", "files/2022/khong-co.pdf"]

    assert ["files/2022/quy-che.pdf"] == list(read_texts(content, paths, Store()))


def test_the_archive_has_the_texts_of_its_attachments(content: Path, read: list[bytes]) -> None:
    (content / "files/2022/quy-che.pdf").write_bytes(pdf_of(SENTENCE))
    archive = read_archive(content)
    assert [] == read, "nothing is read before it is asked for"

    assert {"2022/quy-che.pdf": SENTENCE} == archive.attachment_texts
    assert archive.attachment_texts is archive.attachment_texts
    (record,) = (found for found in archive.records if attached_files(found))
    assert {"2022/quy-che.pdf", "2022/so-lieu.csv"} == set(attached_files(record))


def test_reading_gives_the_same_each_time() -> None:
    def answers() -> Iterator[FileText]:
        yield from map(extract, (pdf_of(SENTENCE, "Trang hai"), scan(), b""))

    assert list(answers()) == list(answers())
