"""From the content folder to the archive: every problem of every file is collected."""

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.archive.archive import Archive, build_archive
from plugins.archive.media import (
    FILES_FOLDER,
    IMAGES_FOLDER,
    check_attachment,
    read_picture,
)
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import (
    PAGES_FOLDER,
    RECORDS_FOLDER,
    Record,
    parse_plain_page,
    parse_record,
)
from plugins.archive.source import Source, check_folders, list_files, read_source
from plugins.archive.values import Status
from plugins.archive.vocabulary import VOCABULARY_FOLDER, parse_vocabulary

FOLDERS = (RECORDS_FOLDER, VOCABULARY_FOLDER, PAGES_FOLDER, IMAGES_FOLDER, FILES_FOLDER)

Item = TypeVar("Item")
Product = TypeVar("Product")


def read_archive(content: Path) -> Archive:
    """Read, parse and check everything; raises ``Invalid`` with all problems of all files."""
    problems = check_folders(content, FOLDERS)
    read = partial(_read, content, problems)
    vocabulary, broken, faults = parse_vocabulary(read(VOCABULARY_FOLDER, ".yml"))
    problems.extend(faults)
    known = {name: terms for name, terms in vocabulary.known().items() if name not in broken}
    records = _collect(
        lambda source: parse_record(source, known), read(RECORDS_FOLDER, ".md"), problems
    )
    plain_pages = _collect(parse_plain_page, read(PAGES_FOLDER, ".md"), problems)
    images, attachments = (
        _list(content, folder, problems) for folder in (IMAGES_FOLDER, FILES_FOLDER)
    )
    pictures = _collect(lambda path: read_picture(content, path), images, problems)
    _collect(check_attachment, attachments, problems)
    problems.extend(_shared_ids(records))
    problems.extend(_missing_files(records, images, attachments))
    if problems:
        raise Invalid(problems)
    published = [record for record in records if record.metadata.status is not Status.DRAFT]
    files = [path.removeprefix(f"{FILES_FOLDER}/") for path in attachments]
    return build_archive(published, plain_pages, vocabulary, pictures, files)


def _read(content: Path, problems: list[Problem], folder: str, suffix: str) -> list[Source]:
    paths = _list(content, folder, problems)
    for path in paths:
        if not path.endswith(suffix):
            write = f"ở đây chỉ có tệp {suffix}; ảnh để trong images, tệp kèm trong files"
            problems.append(Problem(path, 1, 1, "loai-tep", "", f"không phải tệp {suffix}", write))
    wanted = (path for path in paths if path.endswith(suffix))
    return _collect(lambda path: read_source(content, path), wanted, problems)


def _list(content: Path, folder: str, problems: list[Problem]) -> list[str]:
    paths, irregular = list_files(content, folder)
    problems.extend(irregular)
    return paths


def _collect(
    step: Callable[[Item], Product], items: Iterable[Item], problems: list[Problem]
) -> list[Product]:
    """Take each item through a step; an item that fails leaves its problems and goes."""
    products: list[Product] = []
    for item in items:
        try:
            products.append(step(item))
        except Invalid as invalid:
            problems.extend(invalid.problems)
    return products


def _shared_ids(records: Iterable[Record]) -> Iterator[Problem]:
    """An identifier names one record."""
    first: dict[str, Record] = {}
    for record in records:
        other = first.setdefault(record.metadata.id, record)
        if other is not record:
            found = f"mã {record.metadata.id} đã dùng ở {other.path}"
            line = record.lines["id"]
            yield Problem(record.path, line, 1, "trung-ma", "id", found, "đặt một mã khác")


def _missing_files(
    records: Iterable[Record], images: Iterable[str], attachments: Iterable[str]
) -> Iterator[Problem]:
    """A picture or attachment that a record names is in the content folder."""
    present = {*images, *attachments}
    by_folder: dict[str, list[str]] = {}
    for path in present:
        by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    for record in records:
        for field, path in _files(record):
            if path not in present:
                near = get_close_matches(path, by_folder.get(path.rpartition("/")[0], ()), 1)
                write = f"có phải {near[0]}?" if near else f"chép tệp vào content/{path}"
                line = record.lines.get(field, 1)
                found = f"không có tệp {path}"
                yield Problem(record.path, line, 1, "thieu-tep", field, found, write)


def _files(record: Record) -> Iterator[tuple[str, str]]:
    metadata = record.metadata
    for image in metadata.images:
        yield "images", f"{IMAGES_FOLDER}/{image.file}"
    for attachment in metadata.attachments:
        yield "attachments", f"{FILES_FOLDER}/{attachment.file}"
    for document in metadata.documents:
        if document.file:
            yield "documents", f"{FILES_FOLDER}/{document.file}"
