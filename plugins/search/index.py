"""The index in files: a root, and beside it shards of terms, texts of documents, the filters.

A query needs the root, the shards of its words and the texts of the results shown, however large
the archive is. All but the root are named by what they hold, so a host may cache them for ever,
and a reader never mixes two builds. Numbers of documents follow their order, the newest first.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from itertools import islice
from math import isqrt, log2

from plugins.search.abbreviations import Rewriting
from plugins.search.bits import pack_number
from plugins.search.documents import Document
from plugins.search.fields import FIELDS
from plugins.search.postings import Posting, build_postings

FORMAT = 2
"""Number of the format of the files; the reader refuses any other."""

FILTERS = ("category", "year")
"""What of a result can be filtered by; the index has their values for all documents."""

_SHARD = 8 * 1024
"""Bytes of a shard in an archive of ``_USUAL`` documents. Larger archives have larger shards, so
that the list of shards and a shard grow alike, with the square root."""

_USUAL = 10_000
_GROUP = 256
"""Documents whose texts lie in one folder, named by all of them."""

_LISTED = 4000
"""Words that the root lists, to complete and to correct what is typed."""


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an index: its root, and the others by their path beside it."""

    root: bytes
    others: Mapping[str, bytes]


def pack(documents: Sequence[Document], rewritings: Sequence[Rewriting]) -> Files:
    """Make the files of an index."""
    postings = build_postings(documents)
    shards = [(first, _named(content, "bin")) for first, content in _shards(postings, documents)]
    groups = [_group(documents, start) for start in range(0, len(documents), _GROUP)]
    filters = _named(_json(_filters(documents)), "json")
    listed = _listed(postings)
    root = {
        "format": FORMAT,
        "documents": len(documents),
        "fields": [{"name": field.name, "boost": field.boost} for field in FIELDS],
        "shards": [first for first, _ in shards],
        "files": [name for _, (name, _) in shards],
        "texts": {"size": _GROUP, "folders": [folder for folder, _ in groups]},
        "filters": filters[0],
        "terms": list(listed),
        "documents_by_term": "".join(chr(ord("0") + rank) for rank in listed.values()),
        "rewritings": rewritings,
    }
    others = dict([filters, *(file for _, file in shards)])
    for folder, texts in groups:
        others |= {f"{folder}/{name}": content for name, content in texts.items()}
    return Files(_json(root), others)


def _shards(
    postings: Mapping[str, Posting], documents: Sequence[Document]
) -> Iterator[tuple[str, bytes]]:
    """Cut the terms into shards of about one size; gives each with its first term."""
    size = max(_SHARD, _SHARD * isqrt(len(documents)) // isqrt(_USUAL))
    waiting: list[tuple[str, bytes]] = []
    held = 0
    for key, posting in postings.items():
        packed = posting.packed()
        if waiting and held + len(packed) > size:
            yield waiting[0][0], _shard(waiting)
            waiting, held = [], 0
        waiting.append((key, packed))
        held += len(packed) + len(key)
    if waiting:
        yield waiting[0][0], _shard(waiting)


def _shard(terms: Sequence[tuple[str, bytes]]) -> bytes:
    """Pack terms: of each how much of its key is that of the one before, the rest, its posting."""
    parts = [pack_number(len(terms))]
    before = b""
    for key, packed in terms:
        encoded = key.encode()
        same = _common(before, encoded)
        rest = encoded[same:]
        parts += [pack_number(same), pack_number(len(rest)), rest, pack_number(len(packed)), packed]
        before = encoded
    return b"".join(parts)


def _common(one: bytes, other: bytes) -> int:
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _group(documents: Sequence[Document], start: int) -> tuple[str, dict[str, bytes]]:
    texts = {
        f"{start + place}.json": _json(asdict(document.result))
        for place, document in enumerate(islice(documents, start, start + _GROUP))
    }
    return _digest(b"".join(texts.values())), texts


def _filters(documents: Sequence[Document]) -> dict[str, list[str]]:
    return {name: [getattr(document.result, name) for document in documents] for name in FILTERS}


def _listed(postings: Mapping[str, Posting]) -> dict[str, int]:
    """The most frequent words in their order, each with the binary logarithm of its documents."""
    words = [key for key in postings if key.isalnum()]
    often = set(sorted(words, key=lambda key: -postings[key].documents)[:_LISTED])
    return {key: int(log2(postings[key].documents)) for key in words if key in often}


def _named(content: bytes, kind: str) -> tuple[str, bytes]:
    return f"{_digest(content)}.{kind}", content


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:12]


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
