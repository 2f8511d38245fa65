"""From the content folder to the archive: every problem of every file is collected."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from plugins.archive.archive import TERM_FIELDS, Archive, build_archive
from plugins.archive.claims import Claims, check_claims, claims_of
from plugins.archive.inventory import take_inventory
from plugins.archive.media import FILES_FOLDER, Picture, check_attachment, read_picture
from plugins.archive.memory import Memory
from plugins.archive.pdf.texts import read_texts
from plugins.archive.problems import Invalid, Problem
from plugins.archive.record import (
    Manuscript,
    PlainPage,
    Record,
    parse_manuscript,
    parse_plain_page,
    read_manuscript,
)
from plugins.archive.source import Source, file_state, read_source
from plugins.archive.store import Store
from plugins.archive.validate import Known
from plugins.archive.vocabulary import parse_vocabulary

Item = TypeVar("Item")
Product = TypeVar("Product")


def read_archive(
    content: Path,
    memory: Memory | None = None,
    store: Store | None = None,
    *,
    drafts: bool = False,
) -> Archive:
    """Read, parse and check everything; raises ``Invalid`` with all problems of all files.

    ``memory`` is what earlier readings parsed, ``store`` keeps the texts of attachments, which are
    read when the archive is asked for them. Drafts are checked like all others, and in the archive
    only where they are asked for.
    """
    memory = memory or Memory()
    memory.begin()
    inventory = take_inventory(content)
    problems = list(inventory.problems)
    read = partial(_collect, partial(read_source, content), problems=problems)
    vocabulary, broken, faults = parse_vocabulary(read(inventory.vocabulary))
    problems.extend(faults)
    known = {name: terms for name, terms in vocabulary.known().items() if name not in broken}
    records, claims = _read_records(read(inventory.records), known, memory, problems)
    plain_pages = _collect(partial(_plain_page, memory), read(inventory.plain_pages), problems)
    pictures = _collect(partial(_picture, content, memory), inventory.images, problems)
    _collect(check_attachment, inventory.attachments, problems)
    problems.extend(check_claims(claims, [*inventory.images, *inventory.attachments]))
    if problems:
        raise Invalid(problems)
    shown = [record for record in records if drafts or not record.draft]
    files = [path.removeprefix(f"{FILES_FOLDER}/") for path in inventory.attachments]
    texts = partial(_attachment_texts, content, inventory.attachments, store)
    archive = build_archive(shown, plain_pages, vocabulary, pictures, files)
    return replace(archive, read_texts=texts)


def _read_records(
    sources: Iterable[Source], known: Known, memory: Memory, problems: list[Problem]
) -> tuple[list[Record], list[Claims]]:
    """Parse the records; what a broken one claims is known all the same, if it can be read."""
    records: list[Record] = []
    claims: list[Claims] = []
    for source in sources:
        try:
            if (parsed := _parsed_alone(source, memory)) and _names_known(parsed[0], known):
                record, claim = parsed
                claims.append(claim)
            else:
                manuscript = read_manuscript(source)
                claims.append(_claims(manuscript))
                record = parse_manuscript(manuscript, known)
            records.append(record)
        except Invalid as invalid:
            problems.extend(invalid.problems)
    return records, claims


def _parsed_alone(source: Source, memory: Memory) -> tuple[Record, Claims] | None:
    """Parse a record without a vocabulary: what comes of that depends on its source alone.

    So the archive is not parsed anew for each new term. A record that has faults gives nothing:
    they are told together with those of its terms.
    """

    def parse() -> tuple[Record, Claims]:
        manuscript = read_manuscript(source)
        return parse_manuscript(manuscript, {}), _claims(manuscript)

    try:
        return memory.recall(source.digest, parse)
    except Invalid:
        return None


def _names_known(record: Record, known: Known) -> bool:
    return all(
        term in terms
        for name, terms in known.items()
        if name in TERM_FIELDS
        for term in TERM_FIELDS[name](record)
    )


def _claims(manuscript: Manuscript) -> Claims:
    return claims_of(manuscript.front_matter, manuscript.address)


def _plain_page(memory: Memory, source: Source) -> PlainPage:
    return memory.recall(source.digest, partial(parse_plain_page, source))


def _picture(content: Path, memory: Memory, path: str) -> Picture:
    state = file_state(content, path)
    return memory.recall((path, *state), partial(read_picture, content, path))


def _attachment_texts(
    content: Path, paths: Iterable[str], store: Store | None
) -> Mapping[str, str]:
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
