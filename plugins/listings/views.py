"""Views of the pages of lists: plain values for templates, nothing else."""

from dataclasses import dataclass

from plugins.archive.views import CountedLinkView, DateView, EntryView, LinkView

Trail = tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class PagerView:
    """Addresses of the parts beside a part of a list; empty where there is none to show."""

    newest: str
    newer: str
    older: str
    oldest: str


@dataclass(frozen=True, slots=True)
class GroupView:
    """Entries under a heading; a list of one group may leave its title empty."""

    title: str
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A part of a list. ``span`` tells its dates, and is empty where the part is the whole."""

    groups: tuple[GroupView, ...]
    span: str
    pager: PagerView


@dataclass(frozen=True, slots=True)
class ListingView:
    """A list by itself. ``count`` is empty on numbered parts, which must not change with it."""

    breadcrumb: Trail
    count: str
    records: ListView


@dataclass(frozen=True, slots=True)
class TermFactView:
    """What the vocabulary says of a term: texts that may lead on, or the address of a site."""

    label: str
    values: tuple[LinkView, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office held by a person, as the newest record that names it has it."""

    office: str
    record: LinkView
    date: DateView


@dataclass(frozen=True, slots=True)
class TermView:
    """A term and the newest part of its records."""

    breadcrumb: Trail
    name: str
    description: str
    facts: tuple[TermFactView, ...]
    offices: tuple[OfficeView, ...]
    count: str
    records: ListView


@dataclass(frozen=True, slots=True)
class TermGroupView:
    """Terms under a letter; empty where a vocabulary is not parted by letters."""

    letter: str
    terms: tuple[CountedLinkView, ...]


@dataclass(frozen=True, slots=True)
class VocabularyView:
    """All terms of a vocabulary, or those under a letter.

    ``letters`` lead to those on this page or others; that of the page itself leads nowhere.
    """

    breadcrumb: Trail
    lead: str
    letters: tuple[LinkView, ...]
    groups: tuple[TermGroupView, ...]


@dataclass(frozen=True, slots=True)
class NeighboursView:
    """The archives before and after one in time, where they exist."""

    previous: LinkView | None
    next: LinkView | None


@dataclass(frozen=True, slots=True)
class YearMonthsView:
    """A year with its twelve months; a month without records leads nowhere."""

    number: int
    label: str
    href: str
    count: int
    months: tuple[CountedLinkView, ...]


@dataclass(frozen=True, slots=True)
class YearArchiveView:
    """The archive of a year."""

    breadcrumb: Trail
    months: tuple[CountedLinkView, ...]
    count: str
    records: ListView
    neighbours: NeighboursView


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of a calendar; ``label`` is what is spoken for its link."""

    number: int
    anchor: str
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A month as weeks of seven days from Monday; None stands for days of other months."""

    label: str
    weeks: tuple[tuple[DayView | None, ...], ...]


@dataclass(frozen=True, slots=True)
class MonthArchiveView:
    """The archive of a month."""

    breadcrumb: Trail
    calendar: CalendarView
    count: str
    records: ListView
    neighbours: NeighboursView


@dataclass(frozen=True, slots=True)
class DayArchiveView:
    """The archive of a day."""

    breadcrumb: Trail
    count: str
    records: ListView
    neighbours: NeighboursView


@dataclass(frozen=True, slots=True)
class ByDateView:
    """All years and their months."""

    breadcrumb: Trail
    years: tuple[YearMonthsView, ...]


@dataclass(frozen=True, slots=True)
class BranchView:
    """A branch of the site map."""

    label: str
    href: str = ""
    branches: tuple["BranchView", ...] = ()


@dataclass(frozen=True, slots=True)
class SiteMapView:
    """The site as a tree."""

    breadcrumb: Trail
    branches: tuple[BranchView, ...]


@dataclass(frozen=True, slots=True)
class YearBarView:
    """A year with its count, and that as a share of the fullest year, in percent."""

    label: str
    href: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class AnniversaryView:
    """A meeting that was held on the day of another year."""

    year: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class OnThisDayView:
    """What was held on a day in earlier years.

    ``key`` is month and day, ``days`` all keys that have an asset: what the script asks for.
    """

    key: str
    day: str
    meetings: tuple[AnniversaryView, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page; ``lead`` is None in an empty archive."""

    lead: EntryView | None
    latest: tuple[EntryView, ...]
    years: tuple[YearBarView, ...]
    categories: tuple[CountedLinkView, ...]
    on_this_day: OnThisDayView
