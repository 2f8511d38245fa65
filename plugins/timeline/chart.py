"""The chart of all years: a row is a decade, a cell a year, a column in it a month."""

from collections.abc import Iterator, Sequence

from plugins.archive.urls import timeline_address
from plugins.timeline.chronicle import Year
from plugins.timeline.views import ChartYearView

DECADE = 10


def chart_years(years: Sequence[Year]) -> tuple[ChartYearView, ...]:
    """Show all years from the first to the last, oldest first; ``years`` are newest first.

    A span of more than ten years begins with its decade, so that rows are decades; decades
    without any meeting are left out, lest a far-off year stretch the chart.
    """
    known = {year.number: year for year in years}
    return tuple(_chart_year(number, known.get(number)) for number in _span(sorted(known)))


def _span(known: Sequence[int]) -> Iterator[int]:
    if not known:
        return
    first, last = known[0], known[-1]
    if last - first < DECADE:
        yield from range(first, last + 1)
        return
    for decade in sorted({year - year % DECADE for year in known}):
        yield from range(decade, min(decade + DECADE, last + 1))


def _chart_year(number: int, year: Year | None) -> ChartYearView:
    if year is None:
        return ChartYearView(str(number), "", ())
    return ChartYearView(str(number), timeline_address(number), year.counts)
