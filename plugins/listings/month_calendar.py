"""The calendar of a month, with the days that have archives."""

from calendar import Calendar
from datetime import date

from plugins.archive.urls import day_address
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import CalendarView, DayView

_FROM_MONDAY = Calendar(firstweekday=0)


def calendar_view(year: int, month: int, catalogue: Catalogue) -> CalendarView:
    """Lay a month out in weeks of seven days from Monday."""
    return CalendarView(
        catalogue.language.month(year, month),
        tuple(
            tuple(_day(date(year, month, number), catalogue) if number else None for number in week)
            for week in _FROM_MONDAY.monthdayscalendar(year, month)
        ),
    )


def _day(day: date, catalogue: Catalogue) -> DayView:
    records = catalogue.archive.by_day.get(day, ())
    anchor = f"ngay-{day.day:02d}"
    if not records:
        return DayView(day.day, anchor, "", "")
    label = f"{catalogue.language.long_date(day)}: {catalogue.count(len(records))}"
    return DayView(day.day, anchor, day_address(day), label)
