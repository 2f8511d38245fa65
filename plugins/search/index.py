"""The index in files: a root, and beside it shards of terms, facets, texts of documents.

A query needs the root, the shards of its words and the texts of the results shown, however large
the archive is. All but the root are named by what they hold, so a host may cache them for ever,
and a reader never mixes two builds. Documents are numbered from the oldest on.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log2

from plugins.archive.store import Store
from plugins.search.abbreviations import find_rewritings
from plugins.search.blocks import Block, known_blocks, known_texts
from plugins.search.documents import Document
from plugins.search.facets import pack_facet
from plugins.search.fields import Field
from plugins.search.shards import Parts, count_documents, cut_shards, join_terms
from plugins.search.texts import Wording, make_wording

FORMAT = 3
"""Number of the format of the files; the reader refuses any other."""

_LISTED = 3000
"""Words that the root lists, to complete and to correct what is typed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What an index is of: its fields, its facets, and the way from it to the root of the site."""

    fields: Sequence[Field]
    facets: Sequence[str]
    site: str = "../"


def build_index(
    documents: Sequence[Document],
    layout: Layout,
    abbreviations: Mapping[str, str],
    store: Store,
) -> dict[str, bytes]:
    """Make the files of an index, by their paths; what the store knows is not made again."""
    blocks = known_blocks(documents, layout.fields, store)
    wording = _wording(blocks)
    postings = [block.found.postings for block in blocks]
    terms = join_terms(postings)
    shards = list(cut_shards(terms, postings, len(documents)))
    chosen_by = {name: pack_facet(name, documents) for name in layout.facets}
    texts = [(_digest(b"".join(texts)), texts) for texts in known_texts(blocks, wording, store)]
    listed = _listed(terms)
    root = {
        "format": FORMAT,
        "site": layout.site,
        "fields": [
            {"name": field.name, "boost": field.boost, "long": field.long}
            for field in layout.fields
        ],
        "shown": documents[0].result._fields if documents else (),
        "blocks": [len(block.documents) for block in blocks],
        "texts": [folder for folder, _ in texts],
        "wording": _digest(_write(wording)),
        "shards": [shard.first for shard in shards],
        "files": [_digest(shard.content) for shard in shards],
        "facets": {name: _digest(content) for name, content in chosen_by.items()},
        "terms": list(listed),
        "documents_by_term": "".join(chr(ord("0") + rank) for rank in listed.values()),
        "rewritings": find_rewritings(
            abbreviations, (found for block in blocks for found in block.found.introductions)
        ),
    }
    contents = [*(shard.content for shard in shards), *chosen_by.values()]
    files = {"index.json": _json(root), f"i/{root['wording']}.json": _write(wording)}
    files |= {f"i/{_digest(content)}.bin": content for content in contents}
    for folder, of_block in texts:
        files |= {f"i/{folder}/{place}.bin": text for place, text in enumerate(of_block)}
    return files


def _wording(blocks: Sequence[Block]) -> Wording:
    """Make the codes of texts, from the oldest blocks, a power of two of them.

    So they change seldom where an archive grows at its end; all texts are written in them.
    """
    counts: Counter[str] = Counter()
    for block in blocks[: 1 << (len(blocks).bit_length() - 1) if blocks else 0]:
        counts.update(block.found.pieces)
    return make_wording(counts)


def _write(wording: Wording) -> bytes:
    codes = (wording.pieces, wording.letters)
    return _json([(code.sizes, code.symbols) for code in codes])


def _listed(terms: Mapping[str, Parts]) -> dict[str, int]:
    """The most frequent words in their order, each with the binary logarithm of its documents."""
    documents = {key: count_documents(parts) for key, parts in terms.items() if key.isalnum()}
    often = set(sorted(documents, key=lambda key: -documents[key])[:_LISTED])
    return {key: int(log2(count)) for key, count in documents.items() if key in often}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
