"""Blocks of documents: each is indexed by itself, and what is known of it can be kept.

Where a block ends is told by the documents in it, so that one that is added, taken away or changed
leaves the other blocks as they are.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise
from pathlib import Path
from zlib import crc32

from plugins.archive.digests import digest_of
from plugins.archive.store import Store, code_digest
from plugins.search.abbreviations import Introduction, find_introductions
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.postings import Followings, Part, Postings, build_postings
from plugins.search.texts import TextPacker, Wording, count_pieces

STORE_FILE = "search.sqlite"
"""What blocks are kept in, in the folder of stores."""

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins/search", "plugins/vietnamese")

_LEAST, _USUAL, _MOST = 64, 128, 512
"""Documents of a block: from the least on, one of so many ends it by its address."""

_SIZE = 4
"""Bytes of a size before what has it."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What is found out of a block: where its terms stand, the abbreviations that it introduces.

    ``pieces`` tells how often its results have which piece of text.
    """

    postings: Postings
    introductions: list[Introduction]
    pieces: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A block: the key of all that it depends on, its documents, what was found out of it."""

    key: bytes
    documents: Sequence[Document]
    found: Findings


def known_blocks(
    documents: Sequence[Document], fields: Sequence[Field], store: Store
) -> list[Block]:
    """Cut documents into blocks, and index those that the store does not know."""
    stamp = code_digest(_ROOT, _CODE)
    cut = list(cut_blocks(documents))
    keys = [_key(block, fields, stamp) for block in cut]
    known = store.find(keys)
    blocks = []
    for key, block in zip(keys, cut, strict=True):
        kept = known.pop(key, None)
        found = read_findings(kept) if kept else index_block(block, fields)
        if not kept:
            store.put(key, write_findings(found))
        blocks.append(Block(key, block, found))
    return blocks


def known_texts(blocks: Sequence[Block], wording: Wording, store: Store) -> Iterator[list[bytes]]:
    """Give the packed results of each block; those that the store does not know are packed."""
    stamp = digest_of(repr(wording).encode())
    keys = [digest_of(stamp, block.key) for block in blocks]
    known = store.find(keys)
    packer = TextPacker(wording)
    for key, block in zip(keys, blocks, strict=True):
        if kept := known.get(key):
            yield list(_parts(kept))
        else:
            texts = [packer.pack(result) for result in _results(block.documents)]
            store.put(key, b"".join(len(text).to_bytes(_SIZE) + text for text in texts))
            yield texts


def cut_blocks(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    """Cut documents into blocks."""
    start = 0
    for end, document in enumerate(documents, 1):
        ends = crc32(document.result.address.encode()) % _USUAL == 0
        if end - start == _MOST or (end - start >= _LEAST and ends):
            yield documents[start:end]
            start = end
    if start < len(documents):
        yield documents[start:]


def index_block(documents: Sequence[Document], fields: Sequence[Field]) -> Findings:
    """Find out what is to be known of a block."""
    texts = (document.texts[field.name] for document in documents for field in fields)
    return Findings(
        build_postings(documents, fields),
        find_introductions(texts),
        dict(count_pieces(_results(documents))),
    )


def write_findings(found: Findings) -> bytes:
    """Give findings as bytes to keep: columns of numbers and texts as JSON, then the packed."""
    parts = found.postings.parts
    packed = [part.packed for part in parts]
    long = [part.long for part in parts]
    columns = {
        "keys": [part.key for part in parts],
        "documents": [part.documents for part in parts],
        "occurrences": [part.occurrences for part in parts],
        "forms": ["\t".join(part.forms) for part in parts],
        "sizes": list(map(len, chain(packed, long))),
        "followings": found.postings.followings,
        "introductions": found.introductions,
        "pieces": found.pieces,
    }
    head = _json(columns).encode()
    return b"".join([len(head).to_bytes(_SIZE), head, *packed, *long])


def read_findings(kept: bytes) -> Findings:
    """Read what ``write_findings`` gave."""
    size = _SIZE + int.from_bytes(kept[:_SIZE])
    held = json.loads(kept[_SIZE:size])
    edges = accumulate(held["sizes"], initial=size)
    contents = [kept[start:end] for start, end in pairwise(edges)]
    half = len(held["keys"])
    forms = [tuple(forms.split("\t")) for forms in held["forms"]]
    numbers = held["documents"], held["occurrences"]
    parts = list(map(Part, held["keys"], *numbers, forms, contents[:half], contents[half:]))
    introductions = [Introduction(*found) for found in held["introductions"]]
    return Findings(Postings(parts, Followings(*held["followings"])), introductions, held["pieces"])


def _results(documents: Sequence[Document]) -> list[str]:
    """What is shown of each document, in JSON: made when needed, for it is long."""
    return [_json(document.result) for document in documents]


def _key(documents: Sequence[Document], fields: Sequence[Field], stamp: bytes) -> bytes:
    layout = _json([(field.name, field.long) for field in fields])
    texts = (document.texts[field.name] for document in documents for field in fields)
    shown = (str(value) for document in documents for value in document.result)
    return digest_of(stamp, *(text.encode() for text in chain((layout,), texts, shown)))


def _parts(kept: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(kept):
        start = at + _SIZE
        at = start + int.from_bytes(kept[at:start])
        yield kept[start:at]


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
