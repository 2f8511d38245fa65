"""From records to the views that lists and pages share."""

from collections.abc import Iterable, Iterator
from functools import cache, partial

from plugins.archive.archive import Lexicon
from plugins.archive.card import Lead
from plugins.archive.dates import Published
from plugins.archive.language import Language
from plugins.archive.markup import Body
from plugins.archive.media import Picture
from plugins.archive.metadata import Image
from plugins.archive.record import Record
from plugins.archive.urls import HOME, image_address, term_address, variant_address
from plugins.archive.views import BlockView, DateView, EntryView, LinkView, PictureView, VariantView


def entry_views(
    records: Iterable[Record], lexicon: Lexicon, language: Language
) -> Iterator[EntryView]:
    """Show records in lists; what many of them name is made once."""
    held, published = cache(language.date), cache(partial(_published, language=language))
    category = cache(partial(term_link, "categories", lexicon=lexicon))
    organizer = cache(partial(organization_link, lexicon=lexicon))
    for record in records:
        card = record.card
        yield EntryView(
            card.title,
            record.address,
            card.summary,
            held(card.held),
            published(card.published) if card.published else None,
            category(card.category),
            organizer(card.organizer),
            picture_view(card.lead, lexicon) if card.lead else None,
            record.draft,
        )


def term_link(vocabulary: str, term: str, lexicon: Lexicon) -> LinkView:
    """Name a term and lead to its page."""
    return LinkView(lexicon.vocabulary.name(vocabulary, term), term_address(vocabulary, term))


def organization_link(term: str, lexicon: Lexicon) -> LinkView:
    """Name a unit as short as it is known, and lead to its page."""
    return short_term_link("organizations", term, lexicon)


def short_term_link(vocabulary: str, term: str, lexicon: Lexicon) -> LinkView:
    """Name a term as short as it is known, and lead to its page."""
    return LinkView(short_name(vocabulary, term, lexicon), term_address(vocabulary, term))


def short_name(vocabulary: str, term: str, lexicon: Lexicon) -> str:
    """Name a term as short as it is known; only units have a short name."""
    if vocabulary == "organizations":
        unit = lexicon.vocabulary.organizations[term]
        return unit.short_name or unit.name
    return lexicon.vocabulary.name(vocabulary, term)


def picture_view(image: Image | Lead, lexicon: Lexicon) -> PictureView:
    """Show a declared picture in its size."""
    picture = lexicon.pictures[image.file]
    return PictureView(
        image_address(image.file),
        image.alt,
        picture.width,
        picture.height,
        image.caption,
        image.credit,
        image.licence,
        tuple(_variant_views(picture)),
    )


def block_views(body: Body, images: Iterable[Image], lexicon: Lexicon) -> tuple[BlockView, ...]:
    """Show a body with its pictures in their places."""
    declared = {image.file: image for image in images}
    return tuple(
        BlockView(picture=picture_view(declared[block.image], lexicon))
        if block.image
        else BlockView(html=block.html)
        for block in body.blocks
    )


def breadcrumb(language: Language, *steps: LinkView) -> tuple[LinkView, ...]:
    """Lead from the home page to the page itself."""
    return (LinkView(language.gettext("Trang chủ"), HOME), *steps)


def _variant_views(picture: Picture) -> Iterator[VariantView]:
    """Show what a browser may choose from; where no variant is the widest, the picture is."""
    for width in picture.widths:
        yield VariantView(variant_address(picture.name, width), width)
    if picture.widths and picture.width not in picture.widths:
        yield VariantView(image_address(picture.file), picture.width)


def _published(published: Published, language: Language) -> DateView:
    """Write the day of publication in few signs: in a list the day of the event leads."""
    return DateView(published.iso, language.short_date(published.day))
