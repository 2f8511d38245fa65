"""What a title says of time, held against the fields and the text below it."""

import re
from collections.abc import Callable, Iterator

from plugins.archive.dates import PartialDate
from plugins.archive.metadata import Metadata
from plugins.archive.problems import Problem
from plugins.checks.subject import Passage, Subject
from plugins.checks.written_dates import written_dates

_YEAR = re.compile(r"(?i:\bnăm) ([12][0-9]{3})\b(?! ?[–/-] ?[0-9])")
_TERM = re.compile(
    r"(?P<part>(?i:\b(?:giữa|nửa|cuối|đầu) ))?(?i:\bnhiệm kỳ) "
    r"(?P<first>[12][0-9]{3}) ?[–/-] ?(?P<last>[12][0-9]{3})\b"
)
_MEETING = re.compile(
    r"\b(?:hội nghị|đại hội|hội thảo|tọa đàm|toạ đàm|lễ|cuộc họp|kỳ họp)(?: \w+){1,2}"
)
"""What a meeting is called: as far as the sort of it is told."""
_NEAR = 80
"""Characters after its name within which the year of a meeting is given."""


def year_of_another_meeting(subject: Subject) -> Iterator[Problem]:
    """The year in a title is that of the fields, or of the text where it names the meeting.

    A year that neither has is told, and so is one where the text gives the meeting another year. A
    meeting of January may well be about the year before: the text then says so.
    """
    metadata = subject.metadata
    for title, found in _in_title(subject, _YEAR):
        year = int(found[1])
        if metadata is None or year in _spans(metadata):
            continue
        text = _text(subject)
        given = _years_given(title.text, text)
        published = metadata.published.day.year if metadata.published else year
        if (given and year not in given) or not (given or year == published or found[1] in text):
            told = sorted(given or set(metadata.event.date.years))
            yield _contradiction(
                subject, title, found.start(1), f"năm {year}", "năm " + ", ".join(map(str, told))
            )


def term_of_another_meeting(subject: Subject) -> Iterator[Problem]:
    """The term in a title is that of an elected body or the period; else that of the text."""
    metadata = subject.metadata
    titled = [] if metadata is None else list(_in_title(subject, _TERM))
    if metadata is None or not titled:
        return
    terms = {_ends(body.term) for body in metadata.elected if body.term}
    known = terms or {(one["first"], one["last"]) for one in _TERM.finditer(_text(subject))}
    allowed = known | ({_ends(metadata.period)} if metadata.period else set())
    if any(found.group("first", "last") in allowed for _, found in titled):
        return
    for title, found in titled:
        if known and not found["part"]:
            here = f"nhiệm kỳ {found['first']}–{found['last']}"
            there = "nhiệm kỳ " + ", ".join("–".join(term) for term in sorted(known))
            yield _contradiction(subject, title, found.start(), here, there)


def day_of_another_meeting(subject: Subject) -> Iterator[Problem]:
    """A day in a title, with its year, is one of the fields or of the text."""
    metadata = subject.metadata
    if metadata is None:
        return
    event, published = metadata.event.date, metadata.published
    for title in _titles(subject):
        for written in written_dates(title.text):
            day = written.in_year(written.year) if written.year else None
            if day is None or event.first <= day <= event.last:
                continue
            if published and day == published.day:
                continue
            if not any(other.may_be(day) for other in written_dates(_text(subject))):
                here = title.text[written.start : written.end]
                yield _contradiction(subject, title, written.start, here, event.edtf)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    year_of_another_meeting,
    term_of_another_meeting,
    day_of_another_meeting,
)


def _titles(subject: Subject) -> Iterator[Passage]:
    return (passage for passage in subject.passages if passage.field == "title")


def _in_title(
    subject: Subject, pattern: re.Pattern[str]
) -> Iterator[tuple[Passage, re.Match[str]]]:
    for title in _titles(subject):
        for found in pattern.finditer(title.text):
            yield title, found


def _text(subject: Subject) -> str:
    """The summary and the body."""
    summary = subject.metadata.summary if subject.metadata else ""
    return f"{summary}\n{subject.body.text}"


def _spans(metadata: Metadata) -> set[int]:
    """All years that the meeting and what it reports on lie in."""
    spans = (metadata.event.date, *([metadata.period] if metadata.period else []))
    return {year for span in spans for year in range(span.first.year, span.last.year + 1)}


def _years_given(title: str, text: str) -> set[int]:
    """The years that a text gives the meeting, which it calls as its title does."""
    name = _MEETING.search(title.lower())
    if name is None:
        return set()
    lower = text.lower()
    places = (found.end() for found in re.finditer(re.escape(name[0]), lower))
    sentences = (re.split(r"[.;\n]", lower[end : end + _NEAR], maxsplit=1)[0] for end in places)
    return {int(year[1]) for sentence in sentences if (year := _YEAR.search(sentence))}


def _ends(term: PartialDate) -> tuple[str, str]:
    return str(term.first.year), str(term.last.year)


def _contradiction(subject: Subject, title: Passage, start: int, here: str, there: str) -> Problem:
    found = f"tiêu đề ghi {here}, trong bài là {there}"
    write = (
        "sửa chỗ sai; nếu nguồn viết như vậy thì nói rõ trong notes, và thêm mã này vào accepted"
    )
    return subject.warning(title, start, "tieu-de-mau-thuan", found, write)
