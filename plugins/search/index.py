"""The index in files: a root, and beside it shards of terms, facets, sheets of texts.

A query needs the root, the shards of its words and the sheets of the results shown, however large
the archive is. All but the root are named by what they hold, so a host may cache them for ever,
and a reader never mixes two builds. Documents are numbered from the oldest on.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import log2

from plugins.archive.crew import Crew
from plugins.archive.page import Content
from plugins.archive.store import Store
from plugins.search.abbreviations import find_rewritings
from plugins.search.blocks import bind, digest_name
from plugins.search.bundles import Bundle
from plugins.search.documents import Entry, Result
from plugins.search.facets import pack_facet
from plugins.search.fields import Field
from plugins.search.known import KnownBlocks
from plugins.search.shards import pack_shards
from plugins.search.texts import write_wording

FORMAT = 4
"""Number of the format of the files; the reader refuses any other."""

_LISTED = 3000
"""Words that the root lists, to complete and to correct what is typed."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What an index is of: its fields, its facets, and the way from it to the root of the site.

    ``shown`` names what the browser knows of a document; where that is short, several documents
    share a ``sheet``.
    """

    fields: Sequence[Field]
    facets: Sequence[str]
    site: str = "../"
    shown: Sequence[str] = Result._fields
    sheet: int = 1


def build_index(
    entries: Sequence[Entry],
    layout: Layout,
    abbreviations: Mapping[str, str],
    store: Store,
    crew: Crew,
) -> dict[str, Content]:
    """Make the files of an index, by their paths; what the store knows is not made again."""
    binding = bind(layout.sheet, len(entries))
    known = KnownBlocks(entries, layout.fields, binding, store, crew)
    bundle = known.join()
    shards = {
        digest_name(content): (first, content)
        for first, content in pack_shards(bundle, len(entries), known.packed())
    }
    chosen_by = {name: pack_facet(name, entries) for name in layout.facets}
    shelves = known.shelves()
    wording = write_wording(known.wording)
    listed = _listed(bundle)
    root = {
        "format": FORMAT,
        "site": layout.site,
        "fields": [
            {"name": field.name, "boost": field.boost, "long": field.long}
            for field in layout.fields
        ],
        "shown": layout.shown if entries else (),
        "blocks": [len(block.entries) for block in known.blocks],
        "sheet": binding.sheet,
        "shelf": binding.shelf,
        "texts": [name for of_block in shelves for name in of_block],
        "wording": digest_name(wording),
        "shards": [first for first, _ in shards.values()],
        "files": list(shards),
        "facets": {name: digest_name(content) for name, content in chosen_by.items()},
        "terms": list(listed),
        "documents_by_term": "".join(chr(ord("0") + rank) for rank in listed.values()),
        "rewritings": find_rewritings(abbreviations, bundle.introductions),
    }
    files: dict[str, Content] = {"index.json": _json(root)}
    files[f"i/{root['wording']}.json"] = partial(bytes, wording)
    files |= {f"i/{name}.bin": content.tobytes for name, (_, content) in shards.items()}
    files |= {
        f"i/{digest_name(content)}.bin": partial(bytes, content) for content in chosen_by.values()
    }
    on_shelf = binding.shelf // binding.sheet
    for of_block, block in zip(shelves, known.blocks, strict=True):
        for nth in range(-(-len(block.entries) // binding.sheet)):
            shelf, place = divmod(nth, on_shelf)
            files[f"i/{of_block[shelf]}/{place}.bin"] = partial(known.sheet, block, nth)
    return files


def read_all(files: Mapping[str, Content]) -> dict[str, bytes]:
    """Give all contents."""
    return {
        path: content if isinstance(content, bytes) else content()
        for path, content in files.items()
    }


def _listed(bundle: Bundle) -> dict[str, int]:
    """The most frequent words in their order, each with the binary logarithm of its documents."""
    counts = zip(bundle.keys, bundle.columns.documents.tolist(), strict=True)
    documents = {key: count for key, count in counts if key.isalnum()}
    often = set(sorted(documents, key=lambda key: -documents[key])[:_LISTED])
    return {key: int(log2(count)) for key, count in documents.items() if key in often}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
