"""From the chronicle to what the line shows: years, months, entries."""

from plugins.archive.archive import Archive
from plugins.archive.dates import PartialDate
from plugins.archive.entries import organization_link, term_link
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.archive.urls import timeline_address
from plugins.archive.views import CountedLinkView, DateView
from plugins.timeline.chronicle import UNKNOWN, Month, Year, start_precision
from plugins.timeline.facets import Facets
from plugins.timeline.leaves import Leaf, is_full, leaves
from plugins.timeline.views import TimelineEntryView, TimelineMonthView, TimelineYearView


def year_view(year: Year, facets: Facets, archive: Archive, language: Language) -> TimelineYearView:
    """Show a year, a full one by its leaves."""
    return TimelineYearView(
        str(year.number),
        timeline_address(year.number),
        year.count,
        month_views(year, facets, archive, language),
    )


def month_views(
    year: Year, facets: Facets, archive: Archive, language: Language
) -> tuple[TimelineMonthView, ...]:
    """Show the months of a year, those of a full one by their leaves."""
    if is_full(year):
        return tuple(
            _month_of_leaves(year.number, month, facets, language) for month in year.months
        )
    return tuple(month_view(year.number, month, facets, archive, language) for month in year.months)


def month_view(
    year: int, month: Month, facets: Facets, archive: Archive, language: Language
) -> TimelineMonthView:
    """Show a month with its entries."""
    return TimelineMonthView(
        month_anchor(year, month.number),
        month_label(month.number, language),
        len(month.records),
        entries=tuple(_entry(record, facets, archive, language) for record in month.records),
    )


def month_anchor(year: int, month: int) -> str:
    """Name the place of a month on a page."""
    return f"thang-{month}-{year}" if month else f"khong-ro-thang-{year}"


def month_label(month: int, language: Language) -> str:
    """Name a month whose year is said before."""
    if month == UNKNOWN:
        return language.gettext("Không rõ tháng")
    return language.gettext("Tháng %(month)s") % {"month": month}


def leaf_label(leaf: Leaf, language: Language) -> str:
    """Name a leaf, as the year is said before: the month, and which part of it."""
    month = month_label(leaf.month.number, language)
    if leaf.total == 1:
        return month
    part = language.gettext("phần %(number)s trên %(total)s")
    return f"{month}, {part % {'number': leaf.number, 'total': leaf.total}}"


def _month_of_leaves(
    year: int, month: Month, facets: Facets, language: Language
) -> TimelineMonthView:
    return TimelineMonthView(
        month_anchor(year, month.number),
        month_label(month.number, language),
        len(month.records),
        leaves=tuple(
            CountedLinkView(_span(leaf, language), leaf.address, len(leaf.month.records))
            for leaf in leaves(year, month)
        ),
        tallies=facets.tallies(month.records),
    )


def _span(leaf: Leaf, language: Language) -> str:
    """Say what a leaf holds: all of its month, or a part and from which day to which."""
    _ = language.gettext
    label = leaf_label(leaf, language)
    first, last = (leaf.month.records[end].card.held for end in (0, -1))
    if leaf.total == 1 or start_precision(first) != "day":
        return label
    days = {"leaf": label, "first": first.first.day, "last": last.first.day}
    if start_precision(last) != "day":
        return _("%(leaf)s: từ ngày %(first)s") % days
    return _("%(leaf)s: ngày %(first)s đến %(last)s") % days


def _entry(
    record: Record, facets: Facets, archive: Archive, language: Language
) -> TimelineEntryView:
    card = record.card
    held = card.held
    known = start_precision(held) == "day"
    return TimelineEntryView(
        card.title,
        record.address,
        _date(held, language),
        f"{held.first.day:02}" if known else "",
        language.weekday(held.first) if known else "",
        held.precision == "day" and not (held.approximate or held.uncertain),
        (
            term_link("kinds", card.kind, archive).label,
            organization_link(card.organizer, archive).label,
        ),
        facets.terms(record),
        record.draft,
    )


def _date(held: PartialDate, language: Language) -> DateView:
    date = language.date(held)
    if held.precision != "month":
        return date
    text = language.gettext("%(date)s, không rõ ngày") % {"date": date.text}
    return DateView(date.iso, text)
