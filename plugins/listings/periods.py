"""What the archives of years, months and days share: headings and neighbours."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from plugins.archive.archive import index_by
from plugins.archive.neighbours import with_neighbours
from plugins.archive.record import Record
from plugins.archive.views import LinkView
from plugins.listings.lists import Grouping
from plugins.listings.views import NeighboursView

Key = TypeVar("Key")
Match = Literal["held", "undated", "published"]
"""Why a record stands in an archive: it was held then; it was held then, but nobody knows when
within; or it was only published then."""


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


def with_links_beside(
    newest_first: Iterable[Key], link: Callable[[Key], LinkView]
) -> Iterator[tuple[Key, NeighboursView]]:
    """Yield each period with links to the archives before and after it in time."""
    for following, key, previous in with_neighbours(newest_first):
        yield (
            key,
            NeighboursView(
                None if previous is None else link(previous),
                None if following is None else link(following),
            ),
        )


def _by_event(records: Sequence[Record]) -> list[Record]:
    return sorted(records, key=lambda record: record.card.held, reverse=True)
