"""What the pages of the timeline show."""

from dataclasses import dataclass

from plugins.archive.views import CountedLinkView, DateView, LinkView


@dataclass(frozen=True, slots=True)
class TermView:
    """A term that meetings on the page have, and the address of its own list."""

    term: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class FacetView:
    """A choice of the filter: ``name`` is its key in the address of the page."""

    name: str
    label: str
    everything: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntryView:
    """A meeting on the line.

    ``day`` and ``weekday`` are empty where the day is not known; ``plain`` means that the date is
    one whole, certain day, so that those two say it all. ``terms`` are the positions of its terms
    in the facets of the page: ``0 2 1``.
    """

    title: str
    href: str
    date: DateView
    day: str
    weekday: str
    plain: bool
    facts: tuple[str, ...]
    terms: str
    draft: bool


@dataclass(frozen=True, slots=True)
class TimelineMonthView:
    """A month on the line: its entries, or the leaves they are on.

    Where the entries are on leaves, ``tallies`` says how many meetings there are of each
    combination of terms: ``0 2 1 14,0 3 1 2``; the last number of each is how many.
    """

    anchor: str
    label: str
    count: int
    entries: tuple[TimelineEntryView, ...] = ()
    leaves: tuple[CountedLinkView, ...] = ()
    tallies: str = ""


@dataclass(frozen=True, slots=True)
class TimelineYearView:
    """A year on the line."""

    label: str
    href: str
    count: int
    months: tuple[TimelineMonthView, ...]


@dataclass(frozen=True, slots=True)
class BarView:
    """A column of the chart of a year: a month, and the place on the page it leads to."""

    label: str
    name: str
    anchor: str
    count: int


@dataclass(frozen=True, slots=True)
class ChartYearView:
    """A year of the chart of all years; ``href`` is empty for a year without meetings.

    ``counts`` are the twelve months, then the meetings of no known month.
    """

    label: str
    href: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The way in: the chart of all years, the newest in full, links to the others."""

    breadcrumb: tuple[LinkView, ...]
    chart: tuple[ChartYearView, ...]
    facets: tuple[FacetView, ...]
    years: tuple[TimelineYearView, ...]
    others: tuple[CountedLinkView, ...]


@dataclass(frozen=True, slots=True)
class TimelineYearPageView:
    """A year, or in a full year one of its leaves, between its neighbours."""

    breadcrumb: tuple[LinkView, ...]
    year: str
    leaf: str
    count: int
    bars: tuple[BarView, ...]
    facets: tuple[FacetView, ...]
    months: tuple[TimelineMonthView, ...]
    previous: LinkView | None
    next: LinkView | None
