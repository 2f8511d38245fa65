"""The front matter of made-up records, complete and valid, and the YAML it is written in."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from random import Random
from typing import TypeAlias

from bench.archive_text import TEXT, Ranked, chance, sentence, topic
from plugins.vietnamese.dates import short_date

Value: TypeAlias = "str | int | list[str] | list[Fields] | Fields | None"
Fields: TypeAlias = dict[str, Value]

YEARS = (2005, 2026)
UNDECLARED = "Phong trào ĐKST"
"""A theme with an abbreviation that only its record explains, by accepting the warning."""
_PLAIN = re.compile(r"[\w(“](?:[^\n#:]|:(?=\S))*(?<!\s)")


@dataclass(frozen=True, slots=True)
class Dates:
    """When a meeting was held, as front matter and in words, and when that was published."""

    event: str
    told: str
    first: dt.date
    published: dt.date | None

    @property
    def day(self) -> dt.date:
        """The day that a record is filed under."""
        return self.published or self.first


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms that records name; `names` are those of organizations and people."""

    organizations: Ranked
    staff: Mapping[str, Ranked]
    names: Mapping[str, str]
    kinds: Ranked
    categories: Ranked
    series: Ranked
    tags: Ranked


@dataclass(frozen=True, slots=True)
class Meeting:
    """What one record is about: `people` are identifiers, the first is in the chair."""

    number: int
    title: str
    slug: str
    kind: str
    organizer: str
    dates: Dates
    people: tuple[str, ...]
    body: str
    pictures: tuple[str, ...]
    attachments: tuple[str, ...]


def draw_dates(random: Random) -> Dates:
    """Draw dates: most days are known, some months and years, some are intervals or about."""
    day = dt.date(random.randint(*YEARS), 1, 1) + dt.timedelta(random.randrange(340))
    year = day.replace(month=1, day=1)
    month = day.replace(day=1)
    next_day = day + dt.timedelta(1)
    forms = (
        (str(day), f"Ngày {short_date(day)}", day, day),
        (f"{day}/{next_day}", f"Trong hai ngày, từ {short_date(day)}", day, next_day),
        (f"{day:%Y-%m}", f"Trong tháng {day.month}/{day.year}", month, month + dt.timedelta(31)),
        (f"{day.year}", f"Năm {day.year}", year, day.replace(month=12, day=5)),
        (f"{day.year}~", f"Khoảng năm {day.year}", year, day.replace(month=12, day=5)),
    )
    event, told, first, last = random.choices(forms, (78, 6, 8, 5, 3))[0]
    published = min(last + dt.timedelta(random.randint(0, 15)), day.replace(month=12, day=31))
    return Dates(event, told, first, published if chance(0.85, random) else None)


def front_matter(meeting: Meeting, terms: Terms, random: Random) -> Fields:
    """Fill the fields of a record in canonical order; some stay empty, as they do in life."""
    dates = meeting.dates
    host = terms.names[meeting.organizer]
    year = dates.first.year
    accepts = chance(0.04, random)
    return {
        "id": f"tin-{year}-{meeting.number:06}",
        "title": meeting.title,
        "summary": f"{dates.told}, {host} bàn về {topic(random)}. {sentence(random)}",
        "kind": meeting.kind,
        "category": terms.categories.one(random),
        "tags": terms.tags.draw(random, 5),
        "published": _published(dates, random),
        "event": {"date": dates.event, "time": _often(0.4, "14:00", random)},
        "period": _often(0.4, str(year - 1), random),
        "place": {"name": random.choice(TEXT["halls"])},
        "format": random.choice(("truc-tiep", "truc-tiep", "truc-tuyen", "ket-hop")),
        "organizer": meeting.organizer,
        "publisher": terms.organizations.one(random),
        "people": list(_participants(meeting.people, random)),
        "delegates": {"count": random.randint(12, 400), "description": "đại biểu các đơn vị"},
        "elected": list(_elected(meeting, random)),
        "documents": list(_documents(meeting, random)),
        "targets": list(_measures(random, {"scope": f"năm {year}"})),
        "results": list(_measures(random, {"year": str(year)})),
        "money": list(_money(year, random)),
        "awards": list(_honours(TEXT["awards"], random)),
        "pledges": list(_honours(TEXT["pledges"], random)),
        "theme": UNDECLARED if accepts else _often(0.2, random.choice(TEXT["themes"]), random),
        "authors": list(_authors(terms.names[meeting.people[0]])),
        "source": {
            "name": host,
            "captured": str(dates.day),
            "digest": f"sha256:{sha256(meeting.body.encode()).hexdigest()}",
        },
        "images": [_image(file, random) for file in meeting.pictures],
        "attachments": [_attachment(file, random) for file in meeting.attachments],
        "series": _often(0.3, terms.series.one(random), random),
        "notes": list(_notes(random)),
        "accepted": list(_accepted()) if accepts else None,
        **_afterwards(meeting, random),
    }


def yaml(fields: Mapping[str, Value], indent: str = "") -> Iterator[str]:
    """Write fields as lines of YAML; an empty one is left out."""
    for name, value in fields.items():
        if isinstance(value, dict):
            yield f"{indent}{name}:"
            yield from yaml(value, f"{indent}  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{name}:"
            for item in value:
                lines = yaml(item) if isinstance(item, dict) else [_scalar(item)]
                yield from _item(lines, indent)
        elif value:
            yield f"{indent}{name}: {_scalar(value)}"


def _item(lines: Iterator[str] | list[str], indent: str) -> Iterator[str]:
    mark = "- "
    for line in lines:
        yield f"{indent}{mark}{line}"
        mark = "  "


def _scalar(value: Value) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _often(share: float, value: str, random: Random) -> str | None:
    return value if chance(share, random) else None


def _published(dates: Dates, random: Random) -> str | None:
    if dates.published is None:
        return None
    hour = f"T{random.randint(7, 21):02}:{random.randrange(60):02}+07:00"
    return f"{dates.published}{hour if chance(0.5, random) else ''}"


def _participants(people: tuple[str, ...], random: Random) -> Iterator[Fields]:
    parts = ["chu-tri", *random.choices(("phat-bieu", "bao-cao", "khach-moi"), k=len(people))]
    for person, part in zip(people, parts, strict=False):
        yield {"person": person, "role": random.choice(TEXT["roles"]), "part": part}


def _elected(meeting: Meeting, random: Random) -> Iterator[Fields]:
    """A congress elects, and now and then another meeting does."""
    if meeting.kind != "dai-hoi" and not chance(0.2, random):
        return
    year = meeting.dates.first.year
    members: list[Fields] = [
        {"person": person, "office": office}
        for person, office in zip(meeting.people, TEXT["offices"], strict=False)
    ]
    yield {
        "body": random.choice(TEXT["committees"]),
        "term": f"{year}/{year + 5}",
        "size": len(members),
        "members": members,
    }


def _documents(meeting: Meeting, random: Random) -> Iterator[Fields]:
    for paper in random.sample(TEXT["papers"], random.randint(2, 5)):
        yield {
            "title": f"{paper} {topic(random)} năm {meeting.dates.first.year}",
            "action": random.choice(("trinh-bay", "thao-luan", "thong-qua", "ban-hanh")),
        }


def _measures(random: Random, last: Fields) -> Iterator[Fields]:
    for measured in random.sample(TEXT["measured"], random.randint(2, 7)):
        measure = f"{measured.capitalize()} trong {topic(random)}"
        if chance(0.2, random):
            yield {"measure": measure, "text": random.choice(TEXT["levels"]), **last}
        else:
            comparator = random.choice((">=", ">", "<=", "~", None))
            number: Fields = {"value": str(random.randint(5, 100)), "unit": "%"}
            yield {"measure": measure, "comparator": comparator, **number, **last}


def _money(year: int, random: Random) -> Iterator[Fields]:
    for purse in random.sample(TEXT["purses"], random.randint(0, 3)):
        amount = str(random.randint(5, 9000) * 1_000_000)
        yield {
            "amount": amount,
            "purpose": f"{purse} cho {topic(random)}",
            "approximate": _often(0.3, "true", random),
            "year": str(year),
        }


def _honours(names: list[str], random: Random) -> Iterator[Fields]:
    for name in random.sample(names, random.randint(0, 2)):
        recipients = f"{random.choice(TEXT['subjects'])} có thành tích về {topic(random)}"
        yield {"name": name, "recipients": recipients, "count": str(random.randint(1, 12))}


def _authors(name: str) -> Iterator[Fields]:
    yield {"name": name, "role": "bai-viet"}


def _attachment(file: str, random: Random) -> Fields:
    return {"file": file, "title": f"Bảng số liệu về {topic(random)}"}


def _image(file: str, random: Random) -> Fields:
    front, back = random.sample(TEXT["views"], 2)
    return {
        "file": file,
        "alt": f"Tranh vẽ {front}, phía sau là {back}.",
        "caption": f"{random.choice(TEXT['captions'])} về {topic(random)} (tranh minh họa).",
        "credit": "Biên niên (minh họa)",
        "licence": "CC BY-SA 4.0",
    }


def _notes(random: Random) -> Iterator[Fields]:
    about = ("event.time", "people", "place", "elected", "results", "images", "organizer")
    for field in random.sample(about, random.randint(2, 6)):
        yield {
            "about": field,
            "kind": random.choice(("thieu", "suy-luan", "mau-thuan")),
            "text": f"{random.choice(TEXT['notes'])} {sentence(random)}",
        }


def _accepted() -> Iterator[Fields]:
    yield {"code": "viet-tat-la", "reason": "Chép đúng chữ trên phông của hội nghị."}


_RENAMED = 50
"""One record in so many had another address before."""


def _afterwards(meeting: Meeting, random: Random) -> Fields:
    """Tell what happened after publication: changes, old addresses, a withdrawal, or a draft."""
    later = str(meeting.dates.day + dt.timedelta(random.randint(20, 90)))
    changes: list[Fields] = []
    if chance(0.06, random):
        kind = random.choice(("dinh-chinh", "cap-nhat"))
        changes.append({"date": later, "kind": kind, "note": random.choice(TEXT["corrections"])})
    status = random.choices((None, "ban-nhap", "da-rut"), (98, 1, 1))[0]
    if status == "da-rut":
        note = "Rút theo đề nghị của đơn vị tổ chức."
        changes.append({"date": later, "kind": "rut-bai", "note": note})
    legacy: Fields = {
        "url": f"https://cong-cu.example/tin/{meeting.number}",
        "views": str(random.randint(20, 9000)),
    }
    old = legacy if chance(0.3, random) else None
    renamed = meeting.number % _RENAMED == 0
    aliases = [f"/tin/{meeting.dates.day.year}/bai-{meeting.number}/"] if renamed else None
    return {"changes": changes, "aliases": aliases, "legacy": old, "status": status}
