"""The index: terms weighed by lunr, packed into files that the browser reads.

lunr (Python) computes the score of every term in every field of every document, just as lunr.js
would. The file holds those scores and nothing that follows from them: the browser puts together
a real ``lunr.Index`` of the terms that a query needs, and lunr.js ranks with it. Documents are
numbered in their order, and scores are whole thousandths, because lunr rounds to three decimals.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from lunr.builder import Builder
from lunr.index import Index

from plugins.search.abbreviations import Abbreviations
from plugins.search.documents import Document
from plugins.search.fields import FIELDS
from plugins.search.terms import text_terms

FORMAT = 1
"""Number of the format of the files; the reader refuses any other."""

FILTERS = ("category", "year")
"""What of a result can be filtered by; the index has their values for all documents."""

_THOUSANDTHS = 1000


@dataclass(frozen=True, slots=True)
class Files:
    """The two files of an index. ``digest`` is in both, so that a mixture is noticed."""

    digest: str
    index: bytes
    documents: bytes


def build_index(documents: Sequence[Document], abbreviations: Abbreviations) -> Index:
    """Weigh all terms of all documents with lunr; the pipelines are empty, the terms are ours.

    lunr's own tokens, trimmer, stemmer and stop words are made for English: its trimmer makes
    "ng" of "đường", and its stop words are Vietnamese words without their marks.
    """
    builder = Builder()
    builder.ref("number")
    for field in FIELDS:
        builder.field(field.name, field.boost)
    for number, document in enumerate(documents):
        terms = {name: text_terms(text, abbreviations) for name, text in document.texts.items()}
        builder.add({"number": number, **terms})
    return builder.build()


def pack(documents: Sequence[Document], abbreviations: Abbreviations) -> Files:
    """Make the files of an index.

    ``documents.json`` has the results by number of the document. ``index.json`` has the terms
    in order of UTF-16, as JavaScript compares text, and for each a list of
    ``[place, score, place, score, ...]`` with ``place = number * len(fields) + field``.
    """
    postings = _postings(build_index(documents, abbreviations)) if documents else {}
    terms = sorted(postings, key=lambda term: term.encode("utf-16-be"))
    index = {
        "fields": [field.name for field in FIELDS],
        "filters": {
            name: [getattr(document.result, name) for document in documents] for name in FILTERS
        },
        "terms": terms,
        "postings": [postings[term] for term in terms],
    }
    results = {"documents": [asdict(document.result) for document in documents]}
    digest = sha256(_json(index) + _json(results)).hexdigest()[:16]
    head = {"format": FORMAT, "digest": digest}
    return Files(digest, _json({**head, **index}), _json({**head, **results}))


def _postings(index: Index) -> dict[str, list[int]]:
    """Read the scores of each term out of lunr's index."""
    term_of = {posting["_index"]: term for term, posting in index.inverted_index.items()}
    places = {field.name: place for place, field in enumerate(FIELDS)}
    postings: dict[str, list[tuple[int, int]]] = {term: [] for term in term_of.values()}
    for reference, vector in index.field_vectors.items():
        field, _, number = reference.partition("/")
        place = int(number) * len(FIELDS) + places[field]
        for term, score in zip(vector.elements[::2], vector.elements[1::2], strict=True):
            postings[term_of[term]].append((place, round(score * _THOUSANDTHS)))
    return {
        term: [value for pair in sorted(pairs) for value in pair]
        for term, pairs in postings.items()
    }


def _json(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
