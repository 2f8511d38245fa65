"""Dates in prose: they exist, fall on the weekday beside them, and are those of the fields."""

import re
from collections.abc import Callable, Iterator

from plugins.archive.metadata import Metadata
from plugins.archive.problems import Problem
from plugins.checks.subject import Passage, Subject
from plugins.checks.written_dates import WEEKDAYS, WrittenDate, written_dates

_OPENING = re.compile(r"\W*(?i:sáng |chiều |tối |trưa )?(?i:ngày )?\Z")
_MOST_BEFORE_OPENING = 16


def not_in_the_calendar(subject: Subject) -> Iterator[Problem]:
    """A date that prose gives is in the calendar: there is no 31/4, and no month 13."""
    for passage, written in _dates(subject):
        if (written.named or written.year) and not written.exists():
            said = passage.text[written.start : written.end]
            write = "một ngày có thật, ngày trước tháng sau: 14/9/2022"
            yield subject.warning(
                passage, written.start, "ngay-khong-co", f"“{said}” không có trong lịch", write
            )


def on_another_weekday(subject: Subject) -> Iterator[Problem]:
    """A date falls on the weekday that is named beside it."""
    for passage, written in _dates(subject):
        if written.weekday is None or not written.exists():
            continue
        days = [written.in_year(year) for year in _years(written, subject.metadata)]
        weekdays = {day.weekday() for day in days if day}
        if weekdays and written.weekday not in weekdays:
            said = passage.text[written.start : written.end]
            found = f"{said} được ghi là {WEEKDAYS[written.weekday]}"
            write = " hoặc ".join(WEEKDAYS[day] for day in sorted(weekdays))
            yield subject.warning(
                passage, written.start, "thu-sai-ngay", found, f"{write}; hoặc sửa ngày"
            )


def opening_on_another_day(subject: Subject) -> Iterator[Problem]:
    """The day with which a summary or a body opens is that of the event.

    News opens with the day of the meeting ("Chiều 14/9/2022, Chi bộ ..."). One that opens with
    another day tells that of the meeting too, and is left alone.
    """
    event = subject.metadata.event.date if subject.metadata else None
    if event is None or not event.days:
        return
    opening = [passage for passage in _told(subject) if passage.field != "title"]
    dates = [written for passage in opening for written in written_dates(passage.text)]
    if any(written.may_be(day) for written in dates for day in event.days):
        return
    for passage in opening:
        written = next(iter(written_dates(passage.text)), None)
        if written and written.exists() and _opens(passage.text, written):
            said = passage.text[written.start : written.end]
            found = f"mở đầu bằng ngày {said}, trường event ghi {event.edtf}"
            write = "sửa ngày ở đây, hoặc sửa event.date"
            yield subject.warning(passage, written.start, "ngay-hop-khac", found, write)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    not_in_the_calendar,
    on_another_weekday,
    opening_on_another_day,
)


def _dates(subject: Subject) -> Iterator[tuple[Passage, WrittenDate]]:
    for passage in subject.passages:
        # Most fields have no date: to look for the signs of one is quicker than to look for one.
        if not passage.field or "/" in passage.text or " tháng " in passage.text:
            for written in written_dates(passage.text):
                yield passage, written


def _told(subject: Subject) -> Iterator[Passage]:
    """The title, the summary and the body."""
    for passage in subject.passages:
        if passage.field in {"", "summary", "title"}:
            yield passage


def _opens(text: str, written: WrittenDate) -> bool:
    before = text[: written.start]
    return len(before) <= _MOST_BEFORE_OPENING and _OPENING.match(before.strip("\n")) is not None


def _years(written: WrittenDate, metadata: Metadata | None) -> set[int]:
    """The years a date can mean: its own, else those of the record, and the next if it is early."""
    if written.year:
        return {written.year}
    if metadata is None:
        return set()
    published = {metadata.published.day.year} if metadata.published else set()
    held = metadata.event.date
    following = {held.last.year + 1} if written.month < held.first.month else set()
    return {*held.years, *published, *following}
