"""What the archives of years, months and days share: headings and neighbours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Generic, Literal, NamedTuple, TypeVar

from plugins.archive.archive import index_by
from plugins.archive.neighbours import with_neighbours
from plugins.archive.page import Route
from plugins.archive.record import Record
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.lists import Grouping, RecordList, list_routes
from plugins.listings.views import NeighboursView

Key = TypeVar("Key")
Match = Literal["held", "undated", "published"]
"""Why a record stands in an archive: it was held then; it was held then, but nobody knows when
within; or it was only published then."""


class Between(NamedTuple, Generic[Key]):
    """A period between those beside it that have an archive; None at the ends."""

    later: Key | None
    period: Key
    earlier: Key | None


def period_routes(
    newest_first: Mapping[Key, Sequence[Record]],
    address_of: Callable[[Key], str],
    make_list: Callable[[Between[Key], Catalogue], RecordList],
    catalogue: Catalogue,
) -> Iterator[Route]:
    """Yield the ways to the archives of periods."""
    for beside in with_neighbours(newest_first):
        between = Between(*beside)
        make = partial(make_list, between, catalogue)
        count = len(newest_first[between.period])
        yield from list_routes(address_of(between.period), count, make, catalogue)


def grouped(matches: Callable[[Record], Match], titles: Mapping[Match, str]) -> Grouping:
    """Group records by why they stand in an archive, in the order of ``titles``.

    Meetings are put by the date they were held, which their entries begin with.
    """

    def grouping(records: Sequence[Record]) -> Sequence[tuple[str, Sequence[Record]]]:
        by_match = index_by(records, lambda record: [matches(record)])
        return [
            (title, by_match[match] if match == "published" else _by_event(by_match[match]))
            for match, title in titles.items()
            if match in by_match
        ]

    return grouping


def links_beside(between: Between[Key], link: Callable[[Key], LinkView]) -> NeighboursView:
    """Lead to the archives before and after one in time, where they exist."""
    return NeighboursView(
        None if between.earlier is None else link(between.earlier),
        None if between.later is None else link(between.later),
    )


def _by_event(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=_EVENT, reverse=True)


_EVENT = attrgetter("card.held.first", "card.held.last", "card.held.edtf")
"""Orders records as their dates do, and does not ask these each time."""
