"""From records to the views that lists and pages share."""

from collections.abc import Iterable

from plugins.archive.archive import Archive
from plugins.archive.language import Language
from plugins.archive.markup import Body
from plugins.archive.metadata import Image, Metadata
from plugins.archive.record import Record
from plugins.archive.urls import HOME, image_address, term_address
from plugins.archive.views import BlockView, DateView, EntryView, LinkView, PictureView


def entry_view(record: Record, archive: Archive, language: Language) -> EntryView:
    """Show a record in a list."""
    metadata = record.metadata
    return EntryView(
        metadata.title,
        record.address,
        metadata.summary,
        language.date(metadata.event.date),
        _published(metadata, language),
        term_link("categories", metadata.category, archive),
        organization_link(metadata.organizer, archive),
        picture_view(metadata.images[0], archive) if metadata.images else None,
        record.draft,
    )


def term_link(vocabulary: str, term: str, archive: Archive) -> LinkView:
    """Name a term and lead to its page."""
    return LinkView(archive.vocabulary.name(vocabulary, term), term_address(vocabulary, term))


def organization_link(term: str, archive: Archive) -> LinkView:
    """Name a unit as short as it is known, and lead to its page."""
    unit = archive.vocabulary.organizations[term]
    return LinkView(unit.short_name or unit.name, term_address("organizations", term))


def short_term_link(vocabulary: str, term: str, archive: Archive) -> LinkView:
    """Name a term as short as it is known, which only units are, and lead to its page."""
    if vocabulary == "organizations":
        return organization_link(term, archive)
    return term_link(vocabulary, term, archive)


def picture_view(image: Image, archive: Archive) -> PictureView:
    """Show a declared picture in its size."""
    picture = archive.pictures[image.file]
    return PictureView(
        image_address(image.file),
        image.alt,
        picture.width,
        picture.height,
        image.caption,
        image.credit,
        image.licence,
    )


def block_views(body: Body, images: Iterable[Image], archive: Archive) -> tuple[BlockView, ...]:
    """Show a body with its pictures in their places."""
    declared = {image.file: image for image in images}
    return tuple(
        BlockView(picture=picture_view(declared[block.image], archive))
        if block.image
        else BlockView(html=block.html)
        for block in body.blocks
    )


def breadcrumb(language: Language, *steps: LinkView) -> tuple[LinkView, ...]:
    """Lead from the home page to the page itself."""
    return (LinkView(language.gettext("Trang chủ"), HOME), *steps)


def _published(metadata: Metadata, language: Language) -> DateView | None:
    """Write the day of publication in few signs: in a list the day of the event leads."""
    published = metadata.published
    return DateView(published.iso, language.short_date(published.day)) if published else None
