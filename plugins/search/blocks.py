"""Blocks of documents: each is indexed by itself, and what is known of it can be kept.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from zlib import crc32

from plugins.archive.store import digest_of
from plugins.search.abbreviations import Introduction, find_introductions
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.postings import Following, Part, Postings, build_postings

_LEAST, _USUAL, _MOST = 64, 128, 512
"""Documents of a block: from the least on, one of so many ends it by its address."""


@dataclass(frozen=True, slots=True)
class Block:
    """What is known of a block: its postings, and the abbreviations that its texts introduce."""

    postings: Postings
    introductions: tuple[Introduction, ...]


def cut_blocks(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Cut documents into blocks."""
    start = 0
    for end, document in enumerate(documents, 1):
        size = end - start
        if size == _MOST or (
            size >= _LEAST and crc32(document.result.address.encode()) % _USUAL == 0
        ):
            yield documents[start:end]
            start = end
    if start < len(documents):
        yield documents[start:]


def digest_block(documents: Sequence[Document], fields: Sequence[Field]) -> bytes:
    """Digest all that a block's index depends on, the code apart."""
    texts = (document.texts[field.name] for document in documents for field in fields)
    layout = [part for field in fields for part in (field.name, str(field.long))]
    return digest_of("\0".join(layout).encode(), *(text.encode() for text in texts))


def index_block(documents: Sequence[Document], fields: Sequence[Field]) -> Block:
    """Index a block of documents."""
    texts = (document.texts[field.name] for document in documents for field in fields)
    return Block(build_postings(documents, fields), tuple(find_introductions(texts)))


def write_block(block: Block) -> bytes:
    """Give a block as bytes to keep: numbers and texts as JSON, then all packed bytes."""
    parts = block.postings.parts
    held = {
        "terms": [part[:4] for part in parts],
        "packed": [len(part.packed) for part in parts],
        "long": [len(part.long) for part in parts],
        "followings": block.postings.followings,
        "introductions": block.introductions,
    }
    head = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    packed = [part.packed for part in parts]
    return b"".join([len(head).to_bytes(4), head, *packed, *(part.long for part in parts)])


def read_block(kept: bytes) -> Block:
    """Read what ``write_block`` gave."""
    size = int.from_bytes(kept[:4])
    held = json.loads(kept[4 : 4 + size])
    edges = accumulate(chain(held["packed"], held["long"]), initial=4 + size)
    contents = [kept[start:end] for start, end in pairwise(edges)]
    half = len(held["terms"])
    parts = [
        Part(key, documents, occurrences, tuple(forms), packed, long)
        for (key, documents, occurrences, forms), packed, long in zip(
            held["terms"], contents[:half], contents[half:], strict=True
        )
    ]
    followings = tuple(Following(*following) for following in held["followings"])
    introductions = tuple(Introduction(*found) for found in held["introductions"])
    return Block(Postings(tuple(parts), followings), introductions)
