"""The index in files: a root, and beside it shards of terms, facets, texts of documents.

A query needs the root, the shards of its words and the texts of the results shown, however large
the archive is. All but the root are named by what they hold, so a host may cache them for ever,
and a reader never mixes two builds. Documents are numbered from the oldest on.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from math import log2

from plugins.search.abbreviations import find_rewritings
from plugins.search.blocks import Block
from plugins.search.documents import Document
from plugins.search.facets import pack_facet
from plugins.search.fields import Field
from plugins.search.shards import Parts, count_documents, cut_shards, join_terms

FORMAT = 3
"""Number of the format of the files; the reader refuses any other."""

_LISTED = 4000
"""Words that the root lists, to complete and to correct what is typed."""


def pack(
    blocks: Sequence[tuple[Sequence[Document], Block]],
    fields: Sequence[Field],
    facets: Iterable[str],
    abbreviations: Mapping[str, str],
    site: str = "../",
) -> dict[str, bytes]:
    """Make the files of an index of blocks, each with its documents; gives them by their paths.

    ``site`` leads from the index to the root of the site.
    """
    documents = [document for block, _ in blocks for document in block]
    postings = [block.postings for _, block in blocks]
    terms = join_terms(postings)
    shards = list(cut_shards(terms, postings, len(documents)))
    chosen_by = {name: pack_facet(name, documents) for name in facets}
    texts = [_texts(block) for block, _ in blocks]
    listed = _listed(terms)
    root = {
        "format": FORMAT,
        "site": site,
        "fields": [
            {"name": field.name, "boost": field.boost, "long": field.long} for field in fields
        ],
        "shown": documents[0].result._fields if documents else (),
        "blocks": [len(block) for block, _ in blocks],
        "texts": [folder for folder, _ in texts],
        "shards": [shard.first for shard in shards],
        "files": [_digest(shard.content) for shard in shards],
        "facets": {name: _digest(content) for name, content in chosen_by.items()},
        "terms": list(listed),
        "documents_by_term": "".join(chr(ord("0") + rank) for rank in listed.values()),
        "rewritings": find_rewritings(
            abbreviations, (found for _, block in blocks for found in block.introductions)
        ),
    }
    contents = [*(shard.content for shard in shards), *chosen_by.values()]
    files = {"index.json": _json(root)} | {
        f"i/{_digest(content)}.bin": content for content in contents
    }
    for folder, of_block in texts:
        files |= {f"i/{folder}/{place}.json": text for place, text in enumerate(of_block)}
    return files


def _texts(documents: Iterable[Document]) -> tuple[str, list[bytes]]:
    """The results of a block, in a folder that is named by all of them."""
    texts = [_json(document.result) for document in documents]
    return _digest(b"".join(texts)), texts


def _listed(terms: Mapping[str, Parts]) -> dict[str, int]:
    """The most frequent words in their order, each with the binary logarithm of its documents."""
    documents = {key: count_documents(parts) for key, parts in terms.items() if key.isalnum()}
    often = set(sorted(documents, key=lambda key: -documents[key])[:_LISTED])
    return {key: int(log2(count)) for key, count in documents.items() if key in often}


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
