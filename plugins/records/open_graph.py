"""Open Graph of a record: what makes it an article (https://ogp.me/#type_article)."""

from collections.abc import Iterator

from plugins.archive.archive import Lexicon
from plugins.archive.metatags import drawn_image
from plugins.archive.page import Metatag, PageImage
from plugins.archive.pictures import shared_picture
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import image_address


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


def page_image(record: Record, lexicon: Lexicon, site: Site) -> PageImage | None:
    """Give the first picture made of pixels, else the one that is drawn, if any is."""
    if file := shared_picture(record):
        (alt, *_) = (image.alt for image in record.metadata.images if image.file == file)
        picture = lexicon.pictures[file]
        return PageImage(image_address(file), picture.width, picture.height, alt)
    return drawn_image(record.address, record.card.title) if site.share_pictures else None
