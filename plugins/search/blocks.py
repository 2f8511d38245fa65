"""Blocks of documents: each is indexed by itself, anywhere.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are. Blocks are cut into groups in the same way. A block is read
shelf by shelf: of a shelf is known what was read of its documents, and what is shown of them.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar
from zlib import crc32

from plugins.search.bundles import write_bundle
from plugins.search.digests import digest_name
from plugins.search.documents import Document, Entry, Source
from plugins.search.fields import Field
from plugins.search.postings import build_postings
from plugins.search.readings import read_documents, read_reading, write_reading
from plugins.search.texts import TextPacker, Wording, count_pieces

Thing = TypeVar("Thing")
Sizes = tuple[int, int, int]

_BLOCK: Sizes = (64, 128, 512)
_GROUP: Sizes = (4, 16, 64)
"""Documents of a block, blocks of a group: the least, one of so many may end it, the most."""

_SIZE = 4
"""Bytes of a size before what has it."""


class Shelf(NamedTuple):
    """A shelf: a digest of all that is read and shown of its documents, and these.

    Their texts share a folder. Shelves begin anew with each block.
    """

    key: bytes
    entries: Sequence[Entry]


class Block(NamedTuple):
    """A block: a digest of all that its index depends on, and its shelves."""

    key: bytes
    shelves: Sequence[Shelf]

    @property
    def size(self) -> int:
        """Count the documents."""
        return sum(len(shelf.entries) for shelf in self.shelves)


class Task(NamedTuple):
    """What is to be done with a shelf.

    Its documents are read where ``reading`` is empty; where nobody asks for it that is None. They
    are packed for ``sheets``. ``sources`` leads to them, if either is to be done.
    """

    reading: bytes | None
    sheets: bool
    sources: Sequence[Source]


class MadeShelf(NamedTuple):
    """What is made of a shelf: what was read of it, its name, and its sheets; or nothing."""

    reading: bytes = b""
    name: bytes = b""
    sheets: bytes = b""


class Made(NamedTuple):
    """What is made of a block: its bundle and bands, what is packed of its terms; its shelves."""

    bundle: bytes
    bands: Sequence[bytes]
    shelves: Sequence[MadeShelf]


def cut_blocks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Cut documents into blocks."""
    return _cut(entries, _BLOCK, lambda entry: crc32(entry.address.encode()))


def cut_groups(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Cut blocks into groups."""
    # What ends a block has the same remainder in all: what is left is as good as chance.
    _, usual, _ = _BLOCK
    return _cut(blocks, _GROUP, lambda block: _number(block.shelves[-1].entries) // usual)


def _number(entries: Sequence[Entry]) -> int:
    return crc32(entries[-1].address.encode())


def make_block(
    tasks: Sequence[Task],
    fields: Sequence[Field],
    wording: Wording,
    sheet: int,
) -> Made:
    """Do what is to be done with the shelves of a block, and index it where all of it was read."""
    packer = TextPacker(wording)
    shelves = [_make_shelf(task, fields, packer, sheet) for task in tasks]
    readings = [task.reading or made.reading for task, made in zip(tasks, shelves, strict=True)]
    if not all(readings):
        return Made(b"", (), shelves)
    postings = build_postings(list(map(read_reading, readings)), fields)
    return Made(write_bundle(postings.bundle), postings.bands, shelves)


def _make_shelf(task: Task, fields: Sequence[Field], packer: TextPacker, sheet: int) -> MadeShelf:
    documents = [source.open() for source in task.sources]
    made = MadeShelf()
    if task.reading == b"":
        made = made._replace(reading=write_reading(read_documents(documents, fields)))
    if task.sheets:
        sheets = [packer.pack(_shown(some)) for some in runs(documents, sheet)]
        name = digest_name(b"".join(sheets)).encode()
        kept = b"".join(len(packed).to_bytes(_SIZE) + packed for packed in sheets)
        made = made._replace(name=name, sheets=kept)
    return made


def open_all(sources: Sequence[Source]) -> tuple[list[Document], Counter[str]]:
    """Read documents, and count the pieces of what is shown of them."""
    documents = [source.open() for source in sources]
    return documents, count_pieces([_shown([document]) for document in documents])


def runs(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """Cut things into runs of a size, the last of what is left."""
    return (things[start : start + size] for start in range(0, len(things), size))


def read_sheets(kept: bytes) -> list[bytes]:
    """Read the sheets of a shelf that ``make_block`` gave."""
    sheets = []
    at = 0
    while at < len(kept):
        start = at + _SIZE
        at = start + int.from_bytes(kept[at:start])
        sheets.append(kept[start:at])
    return sheets


def _shown(documents: Sequence[Document]) -> str:
    """What is shown of the documents of a sheet, in JSON: made when needed, for it is long."""
    results = [document.result for document in documents]
    return json.dumps(results, ensure_ascii=False, separators=(",", ":"))


def _cut(
    things: Sequence[Thing], sizes: Sizes, number: Callable[[Thing], int]
) -> Iterator[Sequence[Thing]]:
    least, usual, most = sizes
    start = 0
    for end, thing in enumerate(things, 1):
        size = end - start
        if size == most or (size >= least and number(thing) % usual == 0):
            yield things[start:end]
            start = end
    if start < len(things):
        yield things[start:]
