"""From records to their pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.archive.archive import Archive
from plugins.archive.page import Route
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.views import LinkView
from plugins.records.neighbours import Neighbours, build_neighbours
from plugins.records.outline import RecordOutline
from plugins.records.related import Relations
from plugins.records.withdrawn import withdrawn_page


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the way to the page of each record; what is withdrawn leaves a marker."""
    surroundings = _Surroundings(archive)
    for number, record in enumerate(archive.records):
        outline = partial(_outline, number, surroundings, site)
        yield Route(record.address, outline, record.path, record.key)
    for record in archive.withdrawn:
        make = partial(withdrawn_page, record, archive, site)
        yield Route(record.address, make, record.path, record.key, unlisted=True)


@dataclass(frozen=True)
class _Surroundings:
    """What stands around the records of an archive, found once, when a page first asks for it."""

    archive: Archive

    @cached_property
    def relations(self) -> Relations:
        return Relations(self.archive)

    @cached_property
    def neighbours(self) -> Neighbours:
        return build_neighbours(self.archive)


def _outline(number: int, surroundings: _Surroundings, site: Site) -> RecordOutline:
    older, newer = surroundings.neighbours.of(number)
    return RecordOutline(
        surroundings.archive.records[number],
        surroundings.archive,
        site,
        (_link(older), _link(newer)),
        surroundings.relations.related_to(number),
    )


def _link(record: Record | None) -> LinkView | None:
    return LinkView(record.card.title, record.address) if record else None
