"""What an index is made of, of documents that stand there as they are."""

from collections.abc import Sequence

from plugins.archive.digests import digest_of
from plugins.search.documents import DAYS, Entry
from plugins.search.layout import Layout, Material


def material_of(documents: Sequence[Entry], layout: Layout) -> Material:
    """Give the material of an index without abbreviations."""
    facets = [name for name in layout.facets if name != DAYS]
    chosen = [([one.choices(name) for name in facets], one.days) for one in documents]
    choices = digest_of(repr(chosen).encode())
    keys = (document.key for document in documents)
    return Material(lambda: documents, {}, digest_of(choices, *keys), b"", choices)
