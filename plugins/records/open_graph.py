"""Open Graph of a record: what makes it an article (https://ogp.me/#type_article)."""

from collections.abc import Iterator

from plugins.archive.archive import Lexicon
from plugins.archive.page import Metatag
from plugins.archive.record import Record


def open_graph(record: Record, lexicon: Lexicon) -> Iterator[Metatag]:
    """Give the metatags that every page does not have already."""
    metadata, vocabulary = record.metadata, lexicon.vocabulary
    yield Metatag("property", "og:type", "article")
    if metadata.published:
        yield Metatag("property", "article:published_time", metadata.published.iso)
    if metadata.changes:
        latest = max(change.date.iso for change in metadata.changes)
        yield Metatag("property", "article:modified_time", latest)
    yield Metatag("property", "article:section", vocabulary.name("categories", metadata.category))
    for tag in metadata.tags:
        yield Metatag("property", "article:tag", vocabulary.name("tags", tag))
    if metadata.images:
        yield Metatag("property", "og:image:alt", metadata.images[0].alt)
