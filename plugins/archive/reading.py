"""From the content folder to the archive: every problem of every file is collected."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from plugins.archive.archive import TERM_FIELDS, Archive, build_archive, build_term_index
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
from plugins.archive.register import Row
from plugins.archive.source import Source, read_source
from plugins.archive.store import Store, code_digest
from plugins.archive.term_index import TermIndex, read_term_index, write_term_index
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
    rows = library.rows(inventory.records, workshop.crew, workshop.progress)
    key = digest_of(*(source.digest for source in terms))
    ground = _Ground(known, key, (*inventory.images, *inventory.attachments))
    records = _records(library, rows, ground, problems)
    plain_pages = _collect(partial(_plain_page, memory), read(inventory.plain_pages), problems)
    store = workshop.pictures if widths else workshop.products
    darkroom = Darkroom(content, widths, workshop.products, store)
    seen = [*darkroom.pictures(inventory.images, workshop.crew, workshop.progress)]
    pictures = [one for one in seen if isinstance(one, Picture)]
    problems.extend(problem for one in seen if isinstance(one, tuple) for problem in one)
    _collect(check_attachment, inventory.attachments, problems)
    if problems:
        raise Invalid(problems)
    shown = [record for record in records if drafts or not record.draft]
    files = [path.removeprefix(f"{FILES_FOLDER}/") for path in inventory.attachments]
    texts = partial(_attachment_texts, content, inventory.attachments, workshop.texts)
    archive = replace(
        build_archive(shown, plain_pages, vocabulary, pictures, files),
        vocabulary_key=key,
        read_texts=texts,
        read_published=partial(read_published, content),
        read_picture=darkroom.served,
        index_terms=partial(_term_index, stamp, workshop.products),
    )
    # It stays at hand, though an edit of a body may not ask for it.
    workshop.products.use([_term_index_key(stamp, archive)])
    return archive


class _Ground(NamedTuple):
    """What records are held against: terms, the digest of their files, and all other files."""

    known: Known
    key: bytes
    media: Sequence[str]


def _records(
    library: Library, rows: Mapping[str, Found], ground: _Ground, problems: list[Problem]
) -> list[Record]:
    """Give all records; their cards are read, unless all rules between them held for the same."""
    seen = [*_seen(rows), *map(str.encode, ground.media)]
    sound = digest_of(b"sound", library.stamp, ground.key, *seen)
    if library.store.find([sound]):
        return [library.record(path, row) for path, row in rows.items() if isinstance(row, Row)]
    records, claims = _read_records(library, rows, ground.known, problems)
    problems.extend(check_claims(claims, ground.media))
    if not problems:
        library.store.put(sound, b"")
    return records


def _seen(rows: Mapping[str, Found]) -> Iterator[bytes]:
    """Give what all rules between records and the vocabulary are about."""
    for path, row in rows.items():
        yield path.encode()
        yield row.card_key if isinstance(row, Row) else b""


def _read_records(
    library: Library, rows: Mapping[str, Found], known: Known, problems: list[Problem]
) -> tuple[list[Record], list[Claims]]:
    """Read all cards; what a broken record claims is known too, if it can be read."""
    records: list[Record] = []
    claims: list[Claims] = []
    read = library.claimed({path: row for path, row in rows.items() if isinstance(row, Row)})
    for path, row in rows.items():
        record, claim = next(read) if isinstance(row, Row) else (None, None)
        if isinstance(row, Lost):
            problems.append(_lost(path))
        elif record and claim and _names_known(record, known):
            records.append(record)
            claims.append(claim)
        else:
            _tell_faults(library.content, path, known, claims, problems)
    return records, claims


def _term_index(stamp: bytes, store: Store, archive: Archive) -> TermIndex:
    """Read the index of terms, or make and keep it."""
    key = _term_index_key(stamp, archive)
    if kept := store.find([key]).get(key):
        return read_term_index(kept)
    made = build_term_index(archive)
    store.put(key, write_term_index(made))
    return made


def _term_index_key(stamp: bytes, archive: Archive) -> bytes:
    return digest_of(b"terms", stamp, archive.digest)


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
