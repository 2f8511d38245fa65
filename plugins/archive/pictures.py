"""Which picture of a record stands where: at the top, in the body, or in the gallery."""

from plugins.archive.metadata import Image
from plugins.archive.record import Record


def lead_image(record: Record) -> Image | None:
    """The first picture leads the page, unless the body has its place."""
    images = record.metadata.images
    return images[0] if images and images[0].file not in record.body.images else None


def gallery_images(record: Record) -> tuple[Image, ...]:
    """Pictures that stand neither at the top nor in the body."""
    lead, placed = lead_image(record), record.body.images
    return tuple(
        image for image in record.metadata.images if image is not lead and image.file not in placed
    )
