"""From the content folder to the archive: every problem of every file is collected."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.archive.archive import TERM_FIELDS, Archive, build_archive
from plugins.archive.claims import Claims, check_claims, claims_of
from plugins.archive.crew import Lost
from plugins.archive.darkroom import Darkroom
from plugins.archive.digests import digest_of
from plugins.archive.inventory import take_inventory
from plugins.archive.library import Found, Library
from plugins.archive.media import FILES_FOLDER, Picture, check_attachment
from plugins.archive.memory import Memory
from plugins.archive.pdf.texts import read_texts
from plugins.archive.problems import Invalid, Problem
from plugins.archive.published import read_published
from plugins.archive.record import (
    PlainPage,
    Record,
    parse_manuscript,
    parse_plain_page,
    read_manuscript,
)
from plugins.archive.source import Source, read_source
from plugins.archive.store import Store, code_digest
from plugins.archive.validate import Known
from plugins.archive.vocabulary import parse_vocabulary, vocabulary_of
from plugins.archive.workshop import Workshop

Item = TypeVar("Item")
Product = TypeVar("Product")

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins/archive", "plugins/vietnamese")


def read_archive(
    content: Path,
    workshop: Workshop | None = None,
    *,
    drafts: bool = False,
    widths: tuple[int, ...] = (),
) -> Archive:
    """Read, parse and check everything; raises ``Invalid`` with all problems of all files.

    Without a workshop nothing is kept. The texts of attachments are read when the archive is asked
    for them. Drafts are checked like all others, and in the archive only where they are asked for.
    Pictures are made in ``widths``, in pixels; without any their files are served as they are.
    """
    workshop = workshop or Workshop()
    memory = workshop.memory
    memory.begin()
    inventory = take_inventory(content)
    problems = list(inventory.problems)
    read = partial(_collect, partial(read_source, content), problems=problems)
    terms = read(inventory.vocabulary)
    stamp = code_digest(_ROOT, _CODE)
    vocabulary, broken, faults = parse_vocabulary(terms, workshop.products, stamp)
    problems.extend(faults)
    unread = {*inventory.vocabulary} - {source.path for source in terms}
    broken.update(map(vocabulary_of, unread))
    known = {name: terms for name, terms in vocabulary.known().items() if name not in broken}
    library = Library(content, workshop.products, memory, stamp)
    found = library.records(inventory.records, workshop.crew, workshop.progress)
    records, claims = _read_records(found, content, known, problems)
    plain_pages = _collect(partial(_plain_page, memory), read(inventory.plain_pages), problems)
    store = workshop.pictures if widths else workshop.products
    darkroom = Darkroom(content, widths, workshop.products, store)
    seen = [*darkroom.pictures(inventory.images, workshop.crew, workshop.progress)]
    pictures = [one for one in seen if isinstance(one, Picture)]
    problems.extend(problem for one in seen if isinstance(one, tuple) for problem in one)
    _collect(check_attachment, inventory.attachments, problems)
    problems.extend(check_claims(claims, [*inventory.images, *inventory.attachments]))
    if problems:
        raise Invalid(problems)
    shown = [record for record in records if drafts or not record.draft]
    files = [path.removeprefix(f"{FILES_FOLDER}/") for path in inventory.attachments]
    texts = partial(_attachment_texts, content, inventory.attachments, workshop.texts)
    archive = build_archive(shown, plain_pages, vocabulary, pictures, files)
    key = digest_of(*(source.digest for source in terms))
    published = partial(read_published, content)
    return replace(
        archive,
        vocabulary_key=key,
        read_texts=texts,
        read_published=published,
        read_picture=darkroom.served,
    )


def _read_records(
    found: Iterable[tuple[str, Found]], content: Path, known: Known, problems: list[Problem]
) -> tuple[list[Record], list[Claims]]:
    """Sort what was found; what a broken record claims is known too, if it can be read."""
    records: list[Record] = []
    claims: list[Claims] = []
    for path, one in found:
        if isinstance(one, Lost):
            problems.append(_lost(path))
        elif one and _names_known(one[0], known):
            records.append(one[0])
            claims.append(one[1])
        else:
            _tell_faults(content, path, known, claims, problems)
    return records, claims


def _names_known(record: Record, known: Known) -> bool:
    return all(
        term in terms
        for name, terms in known.items()
        if name in TERM_FIELDS
        for term in TERM_FIELDS[name](record)
    )


def _tell_faults(
    content: Path, path: str, known: Known, claims: list[Claims], problems: list[Problem]
) -> None:
    """Parse a record again, with the vocabulary, to tell all that is wrong with it."""
    try:
        manuscript = read_manuscript(read_source(content, path))
        claims.append(claims_of(manuscript.front_matter, manuscript.address))
        parse_manuscript(manuscript, known)
    except Invalid as invalid:
        problems.extend(invalid.problems)


def _lost(path: str) -> Problem:
    found = "máy không xử lý nổi tệp này: quá lâu, hết bộ nhớ hoặc chương trình bị dừng"
    write = (
        "tách bài, bỏ bớt bảng, danh sách và ký hiệu lồng nhau; không được thì báo người quản trị"
    )
    return Problem(path, 1, 1, "qua-suc", "", found, write)


def _plain_page(memory: Memory, source: Source) -> PlainPage:
    return memory.recall(source.digest, partial(parse_plain_page, source))


def _attachment_texts(content: Path, paths: Iterable[str], store: Store) -> Mapping[str, str]:
    read = read_texts(content, paths, store)
    return {
        path.removeprefix(f"{FILES_FOLDER}/"): found.text
        for path, found in read.items()
        if found.text
    }


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
