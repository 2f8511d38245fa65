"""Blocks of documents: each is indexed by itself, anywhere.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are. Blocks are cut into groups in the same way.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
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

_SIZE = 4
"""Bytes of a size before what has it."""


class Block(NamedTuple):
    """A block: a digest of all that its index depends on, and its documents."""

    key: bytes
    entries: Sequence[Entry]


class Made(NamedTuple):
    """What is made of a block: its bundle, and what is packed of its terms.

    Then the name of the folder of its texts, and these, packed. What was not wanted is empty.
    """

    bundle: bytes = b""
    packed: bytes = b""
    folder: bytes = b""
    texts: bytes = b""


def cut_blocks(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Cut documents into blocks."""
    return _cut(entries, _BLOCK, lambda entry: crc32(entry.address.encode()))


def cut_groups(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Cut blocks into groups."""
    # What ends a block has the same remainder in all: what is left is as good as chance.
    _, usual, _ = _BLOCK
    return _cut(blocks, _GROUP, lambda block: crc32(block.entries[-1].address.encode()) // usual)


def make_block(
    sources: Sequence[Source], fields: Sequence[Field] | None, wording: Wording | None
) -> Made:
    """Index a block where fields are given, and pack its texts where there are codes for them."""
    documents = [source.open() for source in sources]
    made = Made()
    if fields is not None:
        made = _index(documents, fields)
    if wording is not None:
        texts = _pack_texts(documents, wording)
        folder = digest_name(b"".join(texts)).encode()
        kept = b"".join(len(text).to_bytes(_SIZE) + text for text in texts)
        made = made._replace(folder=folder, texts=kept)
    return made


def open_all(sources: Sequence[Source]) -> tuple[list[Document], Counter[str]]:
    """Read documents, and count the pieces of what is shown of them."""
    documents = [source.open() for source in sources]
    return documents, count_pieces(map(_shown, documents))


def read_texts(kept: bytes) -> list[bytes]:
    """Read the texts that ``make_block`` gave."""
    texts = []
    at = 0
    while at < len(kept):
        start = at + _SIZE
        at = start + int.from_bytes(kept[at:start])
        texts.append(kept[start:at])
    return texts


def digest_name(content: bytes | memoryview) -> str:
    """Give the name of a file that tells what is in it."""
    return sha256(content).hexdigest()[:12]


def _index(documents: Sequence[Document], fields: Sequence[Field]) -> Made:
    texts = (document.texts[field.name] for document in documents for field in fields)
    postings = build_postings(documents, fields, find_introductions(texts))
    return Made(write_bundle(postings.bundle), postings.packed + postings.long)


def _pack_texts(documents: Sequence[Document], wording: Wording) -> list[bytes]:
    packer = TextPacker(wording)
    return [packer.pack(_shown(document)) for document in documents]


def _shown(document: Document) -> str:
    """What is shown of a document, in JSON: made when needed, for it is long."""
    return json.dumps(document.result, ensure_ascii=False, separators=(",", ":"))


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
