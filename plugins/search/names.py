"""Names that are suggested while a reader types: titles of records, people, units, places."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize
from urllib.parse import urlencode

from plugins.archive.archive import Archive
from plugins.archive.entries import organization_link
from plugins.archive.record import Record
from plugins.archive.urls import SEARCH, term_address
from plugins.search.documents import NO_DAYS, Choice, Document, Entry, Suggestion
from plugins.search.fields import Field

NAME_FIELDS = (Field("name", 1), Field("others", 0.8))
"""What something is called, and what else it is known as."""

NAME_FACETS = ("kind",)
"""What suggestions can be chosen by: record, person, organization, place."""

_KINDS = {
    kind: {"kind": (Choice(kind, kind),)} for kind in ("record", "person", "organization", "place")
}
"""What a name of a kind can be chosen by."""


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """The title of a record as it stands in the index; all else is on the ground of the archive."""

    record: Record
    archive: Archive

    @property
    def mark(self) -> bytes:
        """Give the digest of the card, and where the record lies."""
        return self.record.card_key + self.record.path.encode()

    @property
    def key(self) -> bytes:
        """Digest what is searched and shown."""
        return self.source.key

    @property
    def address(self) -> str:
        """Give the address of the record."""
        return self.record.address.removeprefix("/")

    @property
    def days(self) -> tuple[date, date]:
        """Give no days."""
        return NO_DAYS

    @property
    def source(self) -> Document:
        """Make the document."""
        card = self.record.card
        organizer = organization_link(card.organizer, self.archive).label
        note = f"{organizer}, {card.held.first.year}"
        return _document("record", card.title, self.record.address, note=note)

    def choices(self, facet: str) -> tuple[Choice, ...]:
        """Give the kind."""
        return _KINDS["record"][facet]


def build_names(archive: Archive) -> list[Entry]:
    """Make the entries of all names: of records oldest first, then of terms that have records."""
    return [
        *(TitleEntry(record, archive) for record in reversed(archive.records)),
        *_people(archive),
        *_organizations(archive),
        *_places(archive),
    ]


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
        _KINDS[kind],
    )
