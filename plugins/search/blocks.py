"""Blocks of documents: each is indexed by itself, anywhere.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are. Blocks are cut into groups in the same way.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from math import log2
from typing import NamedTuple, TypeVar
from zlib import crc32

from plugins.search.abbreviations import find_introductions
from plugins.search.bundles import write_bundle
from plugins.search.documents import Document, Entry, Source
from plugins.search.fields import Field
from plugins.search.postings import build_postings
from plugins.search.texts import TextPacker, Wording, count_pieces

Thing = TypeVar("Thing")
Sizes = tuple[int, int, int]

_BLOCK: Sizes = (64, 128, 512)
_GROUP: Sizes = (4, 16, 64)
"""Documents of a block, blocks of a group: the least, one of so many may end it, the most."""

_USUAL = 10_000
"""Documents of an archive of usual size."""

_SHEETS = 32
"""Sheets of a shelf in an archive of usual size."""

_SIZE = 4
"""Bytes of a size before what has it."""


class Block(NamedTuple):
    """A block: a digest of all that its index depends on, and its documents."""

    key: bytes
    entries: Sequence[Entry]


class Binding(NamedTuple):
    """How many documents share a file, a sheet, and how many a folder, a shelf of sheets.

    Both begin anew with each block.
    """

    sheet: int
    shelf: int


class Made(NamedTuple):
    """What is made of a block: its bundle, and what is packed of its terms.

    Then the names of the shelves of its texts, and all sheets. What was not wanted is empty.
    """

    bundle: bytes = b""
    packed: bytes = b""
    shelves: bytes = b""
    sheets: bytes = b""


def cut_blocks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Cut documents into blocks."""
    return _cut(entries, _BLOCK, lambda entry: crc32(entry.address.encode()))


def cut_groups(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Cut blocks into groups."""
    # What ends a block has the same remainder in all: what is left is as good as chance.
    _, usual, _ = _BLOCK
    return _cut(blocks, _GROUP, lambda block: crc32(block.entries[-1].address.encode()) // usual)


def bind(sheet: int, documents: int) -> Binding:
    """Tell how the texts of so many documents are put into files, with so many on a sheet.

    A shelf is named by all that is on it: the root has few to name, and a change renames few.
    """
    return Binding(sheet, sheet * _SHEETS * growth(documents))


def growth(documents: int) -> int:
    """Tell how much larger the parts of an index are than in an archive of usual size.

    One of four times as many documents has parts of twice the size, so that a part and the list of
    all parts grow alike.
    """
    factor: int = 2 ** max(0, round(log2(max(documents, 1) / _USUAL) / 2))
    return factor


def make_block(
    sources: Sequence[Source],
    fields: Sequence[Field] | None,
    texts: tuple[Wording, Binding] | None,
) -> Made:
    """Index a block where fields are given, and pack its texts where it is told how."""
    documents = [source.open() for source in sources]
    made = Made()
    if fields is not None:
        made = _index(documents, fields)
    if texts is not None:
        wording, binding = texts
        sheets = _pack_sheets(documents, wording, binding.sheet)
        on_shelf = binding.shelf // binding.sheet
        names = [digest_name(b"".join(shelf)) for shelf in _runs(sheets, on_shelf)]
        kept = b"".join(len(sheet).to_bytes(_SIZE) + sheet for sheet in sheets)
        made = made._replace(shelves=json.dumps(names).encode(), sheets=kept)
    return made


def open_all(sources: Sequence[Source]) -> tuple[list[Document], Counter[str]]:
    """Read documents, and count the pieces of what is shown of them."""
    documents = [source.open() for source in sources]
    return documents, count_pieces([_shown([document]) for document in documents])


def read_sheets(kept: bytes) -> list[bytes]:
    """Read the sheets that ``make_block`` gave."""
    sheets = []
    at = 0
    while at < len(kept):
        start = at + _SIZE
        at = start + int.from_bytes(kept[at:start])
        sheets.append(kept[start:at])
    return sheets


def digest_name(content: bytes | memoryview) -> str:
    """Give the name of a file that tells what is in it."""
    return sha256(content).hexdigest()[:12]


def _index(documents: Sequence[Document], fields: Sequence[Field]) -> Made:
    texts = (document.texts[field.name] for document in documents for field in fields)
    postings = build_postings(documents, fields, find_introductions(texts))
    return Made(write_bundle(postings.bundle), postings.packed + postings.long)


def _pack_sheets(documents: Sequence[Document], wording: Wording, size: int) -> list[bytes]:
    packer = TextPacker(wording)
    return [packer.pack(_shown(some)) for some in _runs(documents, size)]


def _shown(documents: Sequence[Document]) -> str:
    """What is shown of the documents of a sheet, in JSON: made when needed, for it is long."""
    results = [document.result for document in documents]
    return json.dumps(results, ensure_ascii=False, separators=(",", ":"))


def _runs(things: Sequence[Thing], size: int) -> Iterator[Sequence[Thing]]:
    """Cut things into runs of a size, the last of what is left."""
    return (things[start : start + size] for start in range(0, len(things), size))


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
