"""The files that search servers are given: documents, and what makes an engine read as we do."""

import json
from collections.abc import Iterable

from plugins.archive.archive import Archive
from plugins.archive.language import Language
from plugins.search.abbreviations import find_introductions, find_rewritings
from plugins.search.fields import FIELDS
from plugins.search.servers.documents import Exported, export_documents
from plugins.search.servers.meilisearch import settings, with_numbers
from plugins.search.servers.opensearch import index_body, stored_query


def export_files(archive: Archive, language: Language, url: str) -> dict[str, bytes]:
    """Make all files, by their names; ``docs/search-servers.md`` tells what to do with them."""
    documents = list(export_documents(archive, language, url))
    texts = (str(document.get(field.name, "")) for document in documents for field in FIELDS)
    rewritings = find_rewritings(archive.vocabulary.abbreviations, find_introductions(texts))
    return {
        "opensearch-index.json": _json(index_body(rewritings)),
        "opensearch-query.json": _json(stored_query()),
        "opensearch.ndjson": _lines(_bulk(documents)),
        "meilisearch-settings.json": _json(settings(rewritings)),
        "meilisearch.ndjson": _lines(map(with_numbers, documents)),
    }


def _bulk(documents: Iterable[Exported]) -> Iterable[object]:
    """Before each document stands what is to be done with it; the address tells the index."""
    for document in documents:
        yield {"index": {"_id": document["id"]}}
        yield document


def _lines(values: Iterable[object]) -> bytes:
    return b"".join(
        json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for value in values
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
