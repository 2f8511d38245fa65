"""From records to documents: texts to search, what is chosen by, and what a result shows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple, Protocol, TypedDict
from unicodedata import normalize

from plugins.archive.archive import TERM_FIELDS, Archive, attached_files
from plugins.archive.entries import organization_link, short_term_link
from plugins.archive.language import Language
from plugins.archive.media import FILES_FOLDER
from plugins.archive.record import Record
from plugins.archive.store import digest_of
from plugins.search.fields import record_texts
from plugins.vietnamese.dates import short_date

FACETS = {
    "category": "categories",
    "organization": "organizations",
    "kind": "kinds",
    "person": "people",
}
"""What results can be chosen by beside their dates, and whose terms these are."""

DAYS = "days"
"""The facet of the days on which the meeting may have been."""

_PROSE = {"summary", "body"}
_NOT_SHOWN = {"title", "dates", "attachments"}
"""A result shows these in places of their own."""

_BROUGHT = 20_000
"""Characters of an attachment that a result brings; all that was read of it is searched."""


class AttachedText(TypedDict):
    """An attachment with a text; ``address`` is relative to the root of the site.

    ``text`` is the text from its beginning, and ``whole`` tells whether that is all of it.
    """

    title: str
    address: str
    text: str
    whole: bool


class Choice(NamedTuple):
    """A value of a facet, and what it is called."""

    value: str
    label: str


class Result(NamedTuple):
    """What the browser knows of a document, under these names.

    ``address`` is relative to the root of the site. ``date`` is that of the meeting in words,
    ``iso`` its machine form (empty for an interval). ``text`` is composed, one paragraph a line:
    from it come the snippets. ``files`` are the attachments that are searched.
    """

    title: str
    address: str
    iso: str
    date: str
    published: str
    category: str
    organization: str
    text: str
    files: tuple[AttachedText, ...]


class Suggestion(NamedTuple):
    """What the browser shows of a name while a reader types.

    ``address`` is relative to the root of the site; ``kind`` is record, person, organization or
    place; ``note`` tells namesakes apart.
    """

    title: str
    address: str
    kind: str
    note: str


class Source(Protocol):
    """The way to a document: small, and it can be sent to where documents are read."""

    def open(self) -> "Document":
        """Read the document."""


class Entry(Protocol):
    """A document as it stands in an index, before anybody reads its texts."""

    @property
    def key(self) -> bytes:
        """A digest of all that the texts and the result of the document depend on."""

    @property
    def address(self) -> str:
        """The address of its result."""

    @property
    def facets(self) -> Mapping[str, tuple[Choice, ...]]:
        """Its choices by the name of the facet."""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which the meeting may have been."""

    @property
    def source(self) -> Source:
        """The way to the document."""


@dataclass(frozen=True, slots=True)
class Document:
    """What search finds: composed texts by the name of their field, and what is shown of it.

    ``facets`` has its choices by the name of the facet, ``days`` the first and the last day on
    which the meeting may have been. A document is an entry and a source of its own.
    """

    texts: Mapping[str, str]
    result: Result | Suggestion
    facets: Mapping[str, tuple[Choice, ...]]
    days: tuple[date, date]

    @property
    def key(self) -> bytes:
        """Digest what is searched and shown; the facets are no matter of a block."""
        parts = chain.from_iterable(self.texts.items())
        return digest_of(*(part.encode() for part in (*parts, *map(str, self.result))))

    @property
    def address(self) -> str:
        """Give the address of the result."""
        return self.result.address

    @property
    def source(self) -> "Document":
        """Give the document."""
        return self

    def open(self) -> "Document":
        """Give the document."""
        return self


def build_documents(archive: Archive, language: Language) -> list[Document]:
    """Make the documents of all records, oldest first: what is new changes no number before it."""
    return [_document(record, archive, language) for record in reversed(archive.records)]


def _document(record: Record, archive: Archive, language: Language) -> Document:
    metadata = record.metadata
    texts = record_texts(record, archive)
    held = language.date(metadata.event.date)
    result = Result(
        _title(record, texts["title"], language),
        record.address.removeprefix("/"),
        held.iso,
        held.text,
        short_date(metadata.published.day) if metadata.published else "",
        archive.vocabulary.name("categories", metadata.category),
        organization_link(metadata.organizer, archive).label,
        _shown(texts),
        tuple(_files(record, archive)),
    )
    days = (metadata.event.date.first, metadata.event.date.last)
    return Document(texts, result, _facets(record, archive), days)


def _files(record: Record, archive: Archive) -> Iterator[AttachedText]:
    texts = archive.attachment_texts
    for file, title in attached_files(record).items():
        if file in texts:
            text = texts[file]
            brought = normalize("NFC", text[:_BROUGHT])
            whole = len(text) <= _BROUGHT
            yield AttachedText(
                title=normalize("NFC", title),
                address=f"{FILES_FOLDER}/{file}",
                text=brought,
                whole=whole,
            )


def _title(record: Record, title: str, language: Language) -> str:
    return language.gettext("Bản nháp: %(title)s") % {"title": title} if record.draft else title


def _facets(record: Record, archive: Archive) -> dict[str, tuple[Choice, ...]]:
    return {
        name: tuple(
            Choice(term, short_term_link(vocabulary, term, archive).label)
            for term in dict.fromkeys(TERM_FIELDS[vocabulary](record))
        )
        for name, vocabulary in FACETS.items()
    }


def _shown(texts: Mapping[str, str]) -> str:
    """Give prose as it is, and what is a list in one line."""
    return "\n".join(
        text if name in _PROSE else text.replace("\n", "; ")
        for name, text in texts.items()
        if text and name not in _NOT_SHOWN
    )
