"""The index in files: a root, and beside it shards of terms, facets, sheets of texts.

A query needs the root, the shards of its words and the sheets of the results shown, however large
the archive is. All but the root are named by what they hold, so a host may cache them for ever,
and a reader never mixes two builds. Documents are numbered from the oldest on.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, partial
from math import log2
from pathlib import Path
from typing import Any, NamedTuple

from plugins.archive.crew import Crew
from plugins.archive.digests import digest_of
from plugins.archive.page import Content
from plugins.archive.store import Store, code_digest
from plugins.search.abbreviations import find_rewritings
from plugins.search.bundles import Bundle
from plugins.search.digests import digest_name
from plugins.search.facets import pack_facet
from plugins.search.known import KnownBlocks
from plugins.search.layout import Layout, Material
from plugins.search.ledger import Ledger
from plugins.search.shards import Shards
from plugins.search.texts import write_wording

FORMAT = 4
"""Number of the format of the files; the reader refuses any other."""

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins/search", "plugins/vietnamese")

_LISTED = 3000
"""Words that the root lists, to complete and to correct what is typed."""


def build_index(material: Material, layout: Layout, store: Store, crew: Crew) -> dict[str, Content]:
    """Make the files of an index, by their paths; what the store knows is not made again.

    Of an index of the same material as before nothing is looked at but its root.
    """
    stamp = _stamp(layout)
    make = cache(partial(_make, material, layout, stamp, store, crew))
    key = digest_of(b"index", stamp, material.key)
    if kept := store.find([key]).get(key):
        root, asked = json.loads(kept)
        store.use(map(bytes.fromhex, asked))
    else:
        root, asked = make().root, make().asked
        store.put(key, _json([root, sorted(map(bytes.hex, asked))]))
    files: dict[str, Content] = {"index.json": _json(root)}
    return files | {path: partial(_content, make, nth) for nth, path in enumerate(_paths(root))}


def read_all(files: Mapping[str, Content]) -> dict[str, bytes]:
    """Give all contents."""
    return {
        path: content if isinstance(content, bytes) else content()
        for path, content in files.items()
    }


class _Made(NamedTuple):
    """An index: its root, what gives the contents of its other files by the order of their paths.

    Those of sheets are told by their number alone, for there are many. ``asked`` is what it asked
    of a store.
    """

    root: Mapping[str, Any]
    contents: Sequence[Callable[[], bytes]]
    sheet: Callable[[int], bytes]
    asked: AbstractSet[bytes]

    def content(self, nth: int) -> bytes:
        """Give a content."""
        before = len(self.contents)
        return self.contents[nth]() if nth < before else self.sheet(nth - before)


def _make(material: Material, layout: Layout, stamp: bytes, store: Store, crew: Crew) -> _Made:
    ledger = Ledger(store)
    known = KnownBlocks(material, layout, stamp, ledger, crew)
    bundle = known.join()
    shards = Shards(bundle, known.size, bytes([FORMAT]), known.band)
    facets = _facets(material, layout, stamp, ledger)
    wording = write_wording(known.wording)
    listed = _listed(bundle)
    root = {
        "format": FORMAT,
        "site": layout.site,
        "fields": [
            {"name": field.name, "boost": field.boost, "long": field.long}
            for field in layout.fields
        ],
        "shown": layout.shown if known.size else (),
        "blocks": [block.size for block in known.blocks],
        "sheet": layout.sheet,
        "shelf": layout.shelf(known.size),
        "texts": known.names(),
        "wording": digest_name(wording),
        "shards": shards.firsts,
        "files": shards.names,
        "facets": {name: digest_name(content) for name, content in facets.items()},
        "terms": list(listed),
        "documents_by_term": "".join(chr(ord("0") + rank) for rank in listed.values()),
        "rewritings": find_rewritings(material.abbreviations, bundle.introductions),
    }
    contents = [
        partial(bytes, wording),
        *(partial(shards.content, nth) for nth in range(len(shards.names))),
        *(partial(bytes, content) for content in facets.values()),
    ]
    return _Made(root, contents, known.sheet, ledger.asked)


def _paths(root: Mapping[str, Any]) -> Iterator[str]:
    """Give the paths of all files that a root names, in the order of ``_Made``."""
    yield f"i/{root['wording']}.json"
    yield from (f"i/{name}.bin" for name in (*root["files"], *root["facets"].values()))
    shelf = root["shelf"]
    sizes = (min(shelf, size - at) for size in root["blocks"] for at in range(0, size, shelf))
    for name, size in zip(root["texts"], sizes, strict=True):
        for place in range(-(-size // root["sheet"])):
            yield f"i/{name}/{place}.bin"


def _content(make: Callable[[], _Made], nth: int) -> bytes:
    return make().content(nth)


def _stamp(layout: Layout) -> bytes:
    """Digest the code, and of the layout what is said in more than the root."""
    fields = [(field.name, field.long) for field in layout.fields]
    return digest_of(code_digest(_ROOT, _CODE), _json([fields, layout.facets, layout.sheet]))


def _facets(material: Material, layout: Layout, stamp: bytes, store: Ledger) -> dict[str, bytes]:
    """Pack the facets, unless all choices are as they were."""
    facets = {}
    for name in layout.facets:
        key = digest_of(b"facet", name.encode(), stamp, material.choices)
        facets[name] = store.find([key]).get(key) or pack_facet(name, material.entries())
        store.put(key, facets[name])
    return facets


def _listed(bundle: Bundle) -> dict[str, int]:
    """The most frequent words in their order, each with the binary logarithm of its documents."""
    counts = zip(bundle.keys, bundle.columns.documents.tolist(), strict=True)
    documents = {key: count for key, count in counts if key.isalnum()}
    often = set(sorted(documents, key=lambda key: -documents[key])[:_LISTED])
    return {key: int(log2(count)) for key, count in documents.items() if key in often}


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
