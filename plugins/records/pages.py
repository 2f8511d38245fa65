"""From records to their pages."""

from collections.abc import Iterator
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.page import Route
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.views import LinkView
from plugins.records.neighbours import neighbours
from plugins.records.outline import RecordOutline
from plugins.records.related import Relations
from plugins.records.withdrawn import withdrawn_page


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the way to the page of each record; what is withdrawn leaves a marker."""
    relations = Relations(archive)
    for number, record in enumerate(archive.records):
        outline = partial(_outline, number, relations, site)
        yield Route(record.address, outline, record.path, record.key)
    for record in archive.withdrawn:
        make = partial(withdrawn_page, record, archive, site)
        yield Route(record.address, make, record.path, record.key, unlisted=True)


def _outline(number: int, relations: Relations, site: Site) -> RecordOutline:
    archive = relations.archive
    older, newer = neighbours(number, archive)
    return RecordOutline(
        archive.records[number],
        archive,
        site,
        (_link(older), _link(newer)),
        relations.related_to(number),
    )


def _link(record: Record | None) -> LinkView | None:
    return LinkView(record.card.title, record.address) if record else None
