"""Fields that contradict each other, or the text: days, people, totals, changes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from plugins.archive.front_matter import Location
from plugins.archive.metadata import Elected
from plugins.archive.problems import Problem
from plugins.archive.values import ChangeKind, Status
from plugins.checks.subject import Subject

_NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
_COUNT = rf"(?P<count>0?[1-9][0-9]{{0,2}}|{'|'.join(_NUMBERS)})"
_SIZE = re.compile(
    rf"(?P<between>[^.;\n]{{0,60}}?)\b(?:gồm|có) {_COUNT} "
    r"(?:người|đồng chí|thành viên|ủy viên|uỷ viên)\b",
    re.IGNORECASE,
)
_ABOUT_MEMBERS = frozenset({"elected", "elected.members", "elected.size"})
_YEARS = re.compile(r"[12][0-9]{3}")
_DELEGATES = re.compile(r" đại biểu(?P<attending>(?: \w+){0,3}? (?:dự|tham dự|tham gia)\b)?")
_HOW_MANY = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:\.[0-9]{3})*\Z")
_BEFORE = 40
_SENT = re.compile(r"\b(?:bầu|cử|đoàn)\b[^.;\n]*\Z", re.IGNORECASE)
"""Delegates that a meeting sends are not those it has."""


def held_after_publication(subject: Subject) -> Iterator[Problem]:
    """A meeting is held before its write-up is published, or on that day."""
    metadata = subject.metadata
    if metadata and metadata.published and metadata.event.date.first > metadata.published.day:
        found = (
            f"họp {metadata.event.date.edtf}, sau ngày đăng {metadata.published.day.isoformat()}"
        )
        write = "sửa ngày sai; tin đăng sau khi họp, hoặc trong ngày họp"
        yield subject.warning_at(("event", "date"), "hop-sau-dang", found, write)


def two_offices(subject: Subject) -> Iterator[Problem]:
    """A person has one office in a record, written one way."""
    metadata = subject.metadata
    first: dict[str, str] = {}
    for index, entry in enumerate(metadata.people if metadata else ()):
        role = first.setdefault(entry.person, entry.role) if entry.role else None
        if role and entry.role and _plain(role) != _plain(entry.role):
            found = f"{entry.person} là “{entry.role}”, ở trên là “{role}”"
            write = "mỗi người một chức danh, ghi giống nhau ở các mục"
            yield subject.warning_at(("people", index, "role"), "hai-chuc-danh", found, write)


def named_twice(subject: Subject) -> Iterator[Problem]:
    """A person is named once for each part played, and once in each body elected."""
    metadata = subject.metadata
    if metadata is None:
        return
    parts = [(entry.person, entry.part.value) for entry in metadata.people]
    yield from _repeated(subject, ("people",), parts, "với cùng một vai trò")
    for index, body in enumerate(metadata.elected):
        members = [(member.person, "") for member in body.members]
        yield from _repeated(subject, ("elected", index, "members"), members, f"trong {body.body}")


def members_and_size(subject: Subject) -> Iterator[Problem]:
    """A body has as many members as its size says; fewer names want a note that tells why."""
    metadata = subject.metadata
    for index, body in enumerate(metadata.elected if metadata else ()):
        if body.size is None or len(body.members) in {0, body.size}:
            continue
        location: Location = ("elected", index, "size")
        named = len(body.members)
        found = f"{body.body}: size là {body.size}, members có {named} người"
        if named > body.size:
            yield subject.warning_at(location, "so-nguoi-lech", found, "sửa size hoặc members")
        elif metadata and not any(note.about in _ABOUT_MEMBERS for note in metadata.notes):
            write = (
                "thêm người còn thiếu vào members; nếu nguồn không nêu tên thì thêm vào notes "
                "một mục about: elected.members, kind: thieu"
            )
            yield subject.warning_at(location, "so-nguoi-lech", found, write)


def size_in_the_text(subject: Subject) -> Iterator[Problem]:
    """A text that tells how many a body has tells what the field does."""
    metadata = subject.metadata
    for index, body in enumerate(metadata.elected if metadata else ()):
        told = set(_sizes_told(subject, body)) if body.size else set()
        if told and body.size not in told:
            found = f"{body.body}: size là {body.size}, trong bài là {min(told)} người"
            write = "sửa chỗ sai"
            yield subject.warning_at(("elected", index, "size"), "so-nguoi-lech", found, write)


def delegates_in_the_text(subject: Subject) -> Iterator[Problem]:
    """A text that tells how many delegates attended tells what the field does."""
    metadata = subject.metadata
    count = metadata.delegates.count if metadata and metadata.delegates else None
    if metadata is None or count is None:
        return
    mentions = [*_delegates(metadata.summary), *_delegates(subject.body.text)]
    attending = [number for number, attend in mentions if attend]
    if attending and count not in {number for number, _ in mentions}:
        found = f"delegates.count là {count}, trong bài là {attending[0]} đại biểu"
        yield subject.warning_at(("delegates", "count"), "so-dai-bieu-lech", found, "sửa chỗ sai")


def changes_in_order(subject: Subject) -> Iterator[Problem]:
    """Changes stand in the order of their days, the oldest first, none before publication."""
    metadata = subject.metadata
    if metadata is None:
        return
    days = [change.date.iso for change in metadata.changes]
    for index, (earlier, later) in enumerate(pairwise(days), 1):
        if later < earlier:
            found = f"{later} đứng sau {earlier}"
            write = "xếp thay đổi cũ trước, mới sau"
            yield subject.warning_at(("changes", index, "date"), "thay-doi-sai-ngay", found, write)
    start = metadata.published.day if metadata.published else metadata.event.date.first
    for index, change in enumerate(metadata.changes):
        if change.date.day < start:
            found = f"thay đổi ngày {change.date.day.isoformat()}, trước ngày {start.isoformat()}"
            write = "ngày sửa, từ ngày đăng trở đi; điều sửa trước khi đăng thì không ghi"
            yield subject.warning_at(("changes", index, "date"), "thay-doi-sai-ngay", found, write)


def withdrawal_with_its_reason(subject: Subject) -> Iterator[Problem]:
    """What is withdrawn says so twice: in its status, and as a change with day and reason."""
    metadata = subject.metadata
    if metadata is None:
        return
    kinds = [change.kind for change in metadata.changes]
    withdrawn = metadata.status is Status.WITHDRAWN
    if withdrawn and ChangeKind.WITHDRAWAL not in kinds:
        found = "bài đã rút mà changes không có mục rut-bai"
        write = "thêm vào changes một mục: date (ngày rút), kind: rut-bai, note (vì sao rút)"
        yield subject.warning_at(("status",), "rut-bai-lech", found, write)
    if not withdrawn and kinds[-1:] == [ChangeKind.WITHDRAWAL]:
        found = f"changes ghi rut-bai, status là {metadata.status.value}"
        write = "status: da-rut; nếu đã đăng lại thì thêm một mục cap-nhat nói rõ"
        location: Location = ("changes", len(kinds) - 1, "kind")
        yield subject.warning_at(location, "rut-bai-lech", found, write)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    held_after_publication,
    two_offices,
    named_twice,
    members_and_size,
    size_in_the_text,
    delegates_in_the_text,
    changes_in_order,
    withdrawal_with_its_reason,
)


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _repeated(
    subject: Subject, location: Location, entries: Iterable[tuple[str, str]], where: str
) -> Iterator[Problem]:
    seen: Counter[tuple[str, str]] = Counter()
    for index, entry in enumerate(entries):
        seen[entry] += 1
        if seen[entry] > 1:
            found = f"{entry[0]} có hai lần {where}"
            yield subject.warning_at(
                (*location, index), "nguoi-lap", found, "giữ một mục, xóa mục kia"
            )


def _sizes_told(subject: Subject, body: Elected) -> Iterator[int]:
    """How many people a text gives a body, where it names no other term than the body's."""
    terms = set(map(str, (body.term.first.year, body.term.last.year))) if body.term else set()
    for text in (subject.metadata.summary if subject.metadata else "", subject.body.text):
        for end in _ends(body.body, text):
            found = _SIZE.match(text, end)
            if found and set(_YEARS.findall(found["between"])) <= terms:
                yield _number(found["count"].lower())


def _delegates(text: str) -> Iterator[tuple[int, bool]]:
    """Every number of delegates in a text, and whether it says that they attended."""
    for found in _DELEGATES.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        number = _HOW_MANY.search(before)
        if number and not _SENT.search(before):
            yield int(number[0].replace(".", "")), found["attending"] is not None


def _ends(name: str, text: str) -> Iterator[int]:
    """Where a name ends each time that it stands in a text."""
    start = text.find(name)
    while start >= 0:
        yield start + len(name)
        start = text.find(name, start + len(name))


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBERS.index(written) + 1
