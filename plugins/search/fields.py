"""The fields that are searched: what a record says in each, and what a word there counts for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from plugins.archive.archive import Lexicon, attached_files, organizations, people
from plugins.archive.record import Record
from plugins.vietnamese.dates import short_date


@dataclass(frozen=True, slots=True)
class Field:
    """A field, and what a word of it counts for.

    Of a ``long`` one the index may leave out where words stand that are everywhere.
    """

    name: str
    boost: float
    long: bool = False


FIELDS = (
    Field("title", 2),
    Field("summary", 1.2),
    Field("body", 1, long=True),
    Field("details", 1),
    Field("dates", 1),
    Field("attachments", 0.6, long=True),
)
"""The fields of a record; a result shows the texts of those that it shows in this order."""


def record_texts(record: Record, lexicon: Lexicon, attached: Mapping[str, str]) -> dict[str, str]:
    """Give what is searched of a record, composed, by the names of the fields; each part once.

    ``attached`` are the texts of attachments by their files, of any at least those of the record.
    """
    parts = {name: texts_of(record, lexicon) for name, texts_of in _TEXTS.items()}
    parts["attachments"] = (attached[file] for file in attached_files(record) if file in attached)
    return {
        field.name: normalize("NFC", "\n".join(dict.fromkeys(parts[field.name])))
        for field in FIELDS
    }


def _title(record: Record, _: Lexicon) -> Iterator[str]:
    yield record.metadata.title


def _summary(record: Record, _: Lexicon) -> Iterator[str]:
    yield record.metadata.summary
    if record.metadata.theme:
        yield record.metadata.theme


def _body(record: Record, _: Lexicon) -> Iterator[str]:
    yield record.body.text


def _details(record: Record, lexicon: Lexicon) -> Iterator[str]:
    """What a record names beside its text, one a line."""
    for named in (_people, _organizations, _place, _documents, _captions):
        yield from named(record, lexicon)


def _people(record: Record, lexicon: Lexicon) -> Iterator[str]:
    for identifier in people(record):
        person = lexicon.vocabulary.people[identifier]
        yield from (person.name, *person.variants)
    for participant in record.metadata.people:
        if participant.role:
            yield participant.role


def _organizations(record: Record, lexicon: Lexicon) -> Iterator[str]:
    for identifier in organizations(record):
        unit = lexicon.vocabulary.organizations[identifier]
        yield from (unit.name, *([unit.short_name] if unit.short_name else []), *unit.variants)


def _place(record: Record, lexicon: Lexicon) -> Iterator[str]:
    place = record.metadata.place
    if place:
        yield from (place.name, *([place.address] if place.address else []))
    province = lexicon.vocabulary.organizations[record.metadata.organizer].place
    if province:
        yield province


def _documents(record: Record, _: Lexicon) -> Iterator[str]:
    yield from (document.title for document in record.metadata.documents)
    yield from (attachment.title for attachment in record.metadata.attachments)


def _captions(record: Record, _: Lexicon) -> Iterator[str]:
    for image in record.metadata.images:
        yield image.caption


def _dates(record: Record, _: Lexicon) -> Iterator[str]:
    """The dates as far as they are known: 14/09/2022, 09/2022, 2022."""
    held = record.metadata.event.date
    if held.days:
        yield from map(short_date, held.days)
    elif held.months:
        yield from (f"{month:02}/{year}" for year, month in held.months)
    else:
        yield str(held.first.year)
    if record.metadata.published:
        yield short_date(record.metadata.published.day)


_TEXTS: Mapping[str, Callable[[Record, Lexicon], Iterable[str]]] = {
    "title": _title,
    "summary": _summary,
    "body": _body,
    "details": _details,
    "dates": _dates,
}
