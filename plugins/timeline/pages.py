"""From the archive to the pages of the timeline: the way in, years, leaves of full years."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from plugins.archive.archive import Archive
from plugins.archive.entries import breadcrumb
from plugins.archive.language import Language
from plugins.archive.neighbours import with_neighbours
from plugins.archive.page import Page, Route
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import TIMELINE, timeline_address
from plugins.archive.views import CountedLinkView, LinkView
from plugins.timeline.chart import chart_years
from plugins.timeline.chronicle import MONTHS, UNKNOWN, Year, build_years
from plugins.timeline.facets import build_facets
from plugins.timeline.leaves import Leaf, is_full, leaves
from plugins.timeline.line import (
    leaf_label,
    month_anchor,
    month_label,
    month_view,
    month_views,
    year_view,
)
from plugins.timeline.views import BarView, TimelineView, TimelineYearPageView

ENTRIES_AT_THE_WAY_IN = 60
"""Years are shown in full while they hold no more than this: a dozen screens of a phone."""


def pages(archive: Archive, *, site: Site) -> Iterator[Route]:
    """Yield the ways to the way in, to each year, and to each leaf of a full year."""
    language = site.language
    years = build_years(archive.by_event_year)
    yield Route(TIMELINE, partial(_way_in, years, archive, language))
    for later, year, earlier in with_neighbours(years):
        make = partial(_year_page, year, earlier, later, archive, language)
        yield Route(timeline_address(year.number), make)
        if is_full(year):
            yield from _leaf_routes(year, archive, language)


def _way_in(years: Sequence[Year], archive: Archive, language: Language) -> Page:
    _ = language.gettext
    shown = _newest(years)
    facets = build_facets(_records(shown), archive, language)
    title = _("Dòng thời gian")
    return Page(
        TIMELINE,
        "timeline.html",
        title,
        _("Các cuộc họp xếp theo ngày diễn ra, từng năm, từng tháng."),
        TimelineView(
            breadcrumb(language, LinkView(title)),
            chart_years(years),
            facets.views,
            tuple(year_view(year, facets, archive, language) for year in shown),
            tuple(
                CountedLinkView(str(year.number), timeline_address(year.number), year.count)
                for year in years[len(shown) :]
            ),
        ),
        section=TIMELINE,
    )


def _newest(years: Sequence[Year]) -> Sequence[Year]:
    """The newest year, and those after it while all of them make a page that can be read."""
    entries = 0
    for position, year in enumerate(years):
        entries += year.count
        if position and entries > ENTRIES_AT_THE_WAY_IN:
            return years[:position]
    return years


def _year_page(
    year: Year, earlier: Year | None, later: Year | None, archive: Archive, language: Language
) -> Page:
    _ = language.gettext
    facets = build_facets(_records([year]), archive, language)
    title = _("Dòng thời gian năm %(year)s") % {"year": year.number}
    return Page(
        timeline_address(year.number),
        "timeline_year.html",
        title,
        _("Các cuộc họp năm %(year)s, xếp theo ngày diễn ra.") % {"year": year.number},
        TimelineYearPageView(
            _trail(language, LinkView(str(year.number))),
            str(year.number),
            "",
            year.count,
            _bars(year, language),
            facets.views,
            month_views(year, facets, archive, language),
            _year_link(earlier),
            _year_link(later),
        ),
        section=TIMELINE,
    )


def _leaf_routes(year: Year, archive: Archive, language: Language) -> Iterator[Route]:
    in_order = chain.from_iterable(leaves(year.number, month) for month in year.months)
    for earlier, leaf, later in with_neighbours(in_order):
        make = partial(_leaf_page, year, leaf, (earlier, later), archive, language)
        yield Route(leaf.address, make)


def _leaf_page(
    year: Year,
    leaf: Leaf,
    beside: tuple[Leaf | None, Leaf | None],
    archive: Archive,
    language: Language,
) -> Page:
    _ = language.gettext
    records = leaf.month.records
    facets = build_facets(records, archive, language)
    label = leaf_label(leaf, language)
    names = {"year": year.number, "part": label}
    whole = LinkView(str(year.number), timeline_address(year.number))
    return Page(
        leaf.address,
        "timeline_year.html",
        _("Dòng thời gian năm %(year)s: %(part)s") % names,
        _("Các cuộc họp năm %(year)s, xếp theo ngày diễn ra: %(part)s.") % names,
        TimelineYearPageView(
            _trail(language, whole, LinkView(label)),
            str(year.number),
            label,
            len(records),
            (),
            facets.views,
            (month_view(year.number, leaf.month, facets, archive, language),),
            *(_leaf_link(other, language) for other in beside),
        ),
        section=TIMELINE,
    )


def _bars(year: Year, language: Language) -> tuple[BarView, ...]:
    """The twelve months, and a column for meetings of no known month where there are any."""
    columns = zip((*MONTHS, UNKNOWN), year.counts, strict=True)
    return tuple(
        BarView(
            str(month or "?"),
            month_label(month, language),
            month_anchor(year.number, month),
            count,
        )
        for month, count in columns
        if month or count
    )


def _trail(language: Language, *steps: LinkView) -> tuple[LinkView, ...]:
    way_in = LinkView(language.gettext("Dòng thời gian"), TIMELINE)
    return breadcrumb(language, way_in, *steps)


def _year_link(year: Year | None) -> LinkView | None:
    return LinkView(str(year.number), timeline_address(year.number)) if year else None


def _leaf_link(leaf: Leaf | None, language: Language) -> LinkView | None:
    return LinkView(leaf_label(leaf, language), leaf.address) if leaf else None


def _records(years: Sequence[Year]) -> tuple[Record, ...]:
    return tuple(record for year in years for month in year.months for record in month.records)
