"""Which picture of a record stands where: at the top, in the body, or in the gallery."""

from plugins.archive.media import is_drawn
from plugins.archive.metadata import Image
from plugins.archive.record import Record


def lead_image(record: Record) -> Image | None:
    """The first picture leads the page, unless the body has its place."""
    images = record.metadata.images
    return images[0] if images and images[0].file not in record.body.images else None


def shared_picture(record: Record) -> str | None:
    """The file of the first picture made of pixels, which is all that is shown where one shares."""
    return next((file for file in record.card.pictures if not is_drawn(file)), None)


def gallery_images(record: Record) -> tuple[Image, ...]:
    """Pictures that stand neither at the top nor in the body."""
    lead, placed = lead_image(record), record.body.images
    return tuple(
        image for image in record.metadata.images if image is not lead and image.file not in placed
    )
