"""Names that are suggested while a reader types: titles of records, people, units, places."""

from collections.abc import Iterator
from datetime import date
from unicodedata import normalize
from urllib.parse import urlencode

from plugins.archive.archive import Archive
from plugins.archive.entries import organization_link
from plugins.archive.record import Record
from plugins.archive.urls import SEARCH, term_address
from plugins.search.documents import Choice, Document, Suggestion
from plugins.search.fields import Field

NAME_FIELDS = (Field("name", 1), Field("others", 0.8))
"""What something is called, and what else it is known as."""

NAME_FACETS = ("kind",)
"""What suggestions can be chosen by: record, person, organization, place."""

_NO_DAYS = (date.min, date.min)


def build_names(archive: Archive) -> list[Document]:
    """Make the documents of all names: of records oldest first, then of terms that have records."""
    return [
        *(_title(record, archive) for record in reversed(archive.records)),
        *_people(archive),
        *_organizations(archive),
        *_places(archive),
    ]


def _title(record: Record, archive: Archive) -> Document:
    card = record.card
    organizer = organization_link(card.organizer, archive).label
    note = f"{organizer}, {card.held.first.year}"
    return _document("record", card.title, record.address, note=note)


def _people(archive: Archive) -> Iterator[Document]:
    for identifier in archive.by_term["people"]:
        person = archive.vocabulary.people[identifier]
        yield _document("person", person.name, term_address("people", identifier), person.variants)


def _organizations(archive: Archive) -> Iterator[Document]:
    for identifier in archive.by_term["organizations"]:
        unit = archive.vocabulary.organizations[identifier]
        others = (*([unit.short_name] if unit.short_name else []), *unit.variants)
        address = term_address("organizations", identifier)
        yield _document("organization", unit.name, address, others)


def _places(archive: Archive) -> Iterator[Document]:
    """Places have no pages: they lead to a search for what was held there."""
    for name in sorted({record.card.place for record in archive.records} - {""}):
        quoted = urlencode({"q": f'"{name}"'})
        yield _document("place", name, f"{SEARCH}?{quoted}")


def _document(
    kind: str, name: str, address: str, others: tuple[str, ...] = (), note: str = ""
) -> Document:
    texts = {"name": name, "others": "\n".join(others)}
    return Document(
        {field: normalize("NFC", text) for field, text in texts.items()},
        Suggestion(normalize("NFC", name), address.removeprefix("/"), kind, note),
        {"kind": (Choice(kind, kind),)},
        _NO_DAYS,
    )
