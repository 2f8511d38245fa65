"""Blocks of documents: each is indexed by itself, and what is known of it can be kept.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from pathlib import Path
from zlib import crc32

from plugins.archive.store import Store, code_digest, digest_of
from plugins.search.abbreviations import Introduction, find_introductions
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.postings import Followings, Part, Postings, build_postings

STORE_FILE = "search.sqlite"
"""What blocks are kept in, in the folder of stores."""

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins/search", "plugins/vietnamese")

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


def known_blocks(
    documents: Sequence[Document], fields: Sequence[Field], store: Store
) -> list[tuple[Sequence[Document], Block]]:
    """Cut documents into blocks, and index those that the store does not know."""
    stamp = code_digest(_ROOT, _CODE)
    blocks = [(_digest(block, fields, stamp), block) for block in cut_blocks(documents)]
    known = store.find(key for key, _ in blocks)
    found = []
    for key, block in blocks:
        if kept := known.get(key):
            found.append((block, read_block(kept)))
        else:
            found.append((block, index_block(block, fields)))
            store.put(key, write_block(found[-1][1]))
    return found


def _digest(documents: Sequence[Document], fields: Sequence[Field], stamp: bytes) -> bytes:
    texts = (document.texts[field.name] for document in documents for field in fields)
    layout = json.dumps([(field.name, field.long) for field in fields])
    return digest_of(stamp, layout.encode(), *(text.encode() for text in texts))


def index_block(documents: Sequence[Document], fields: Sequence[Field]) -> Block:
    """Index a block of documents."""
    texts = (document.texts[field.name] for document in documents for field in fields)
    return Block(build_postings(documents, fields), tuple(find_introductions(texts)))


def write_block(block: Block) -> bytes:
    """Give a block as bytes to keep: columns of numbers and texts as JSON, then the packed."""
    parts = block.postings.parts
    packed = [part.packed for part in parts]
    long = [part.long for part in parts]
    held = {
        "keys": [part.key for part in parts],
        "documents": [part.documents for part in parts],
        "occurrences": [part.occurrences for part in parts],
        "forms": ["\t".join(part.forms) for part in parts],
        "sizes": list(map(len, chain(packed, long))),
        "followings": block.postings.followings,
        "introductions": block.introductions,
    }
    head = json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode()
    return b"".join([len(head).to_bytes(4), head, *packed, *long])


def read_block(kept: bytes) -> Block:
    """Read what ``write_block`` gave."""
    size = int.from_bytes(kept[:4])
    held = json.loads(kept[4 : 4 + size])
    edges = accumulate(held["sizes"], initial=4 + size)
    contents = [kept[start:end] for start, end in pairwise(edges)]
    half = len(held["keys"])
    forms = [tuple(forms.split("\t")) for forms in held["forms"]]
    numbers = held["documents"], held["occurrences"]
    parts = list(map(Part, held["keys"], *numbers, forms, contents[:half], contents[half:]))
    introductions = tuple(Introduction(*found) for found in held["introductions"])
    return Block(Postings(parts, Followings(*held["followings"])), introductions)
