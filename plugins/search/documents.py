"""From records to documents: texts to search, what is chosen by, and what a result shows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, partial
from itertools import chain
from typing import NamedTuple, Protocol, TypedDict
from unicodedata import normalize

from plugins.archive.archive import TERM_FIELDS, Archive, Lexicon, attached_files
from plugins.archive.digests import digest_of
from plugins.archive.entries import organization_link, short_term_link
from plugins.archive.language import Language
from plugins.archive.media import FILES_FOLDER
from plugins.archive.record import Record
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

NO_DAYS = (date.min, date.min)
"""The days of what is no meeting."""

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
    """A document as it stands in an index, before anybody reads its texts.

    Whoever has the mark and the address of an entry need not look at the rest: as long as its index
    stands on the same ground, an entry of the same mark has the same key.
    """

    @property
    def mark(self) -> bytes:
        """A digest that is at hand."""

    @property
    def key(self) -> bytes:
        """A digest of all that the texts and the result of the document depend on."""

    @property
    def address(self) -> str:
        """The address of its result."""

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day on which the meeting may have been."""

    @property
    def source(self) -> Source:
        """The way to the document."""

    def choices(self, facet: str) -> tuple[Choice, ...]:
        """Give its choices of a facet."""


@dataclass(frozen=True, slots=True)
class Document:
    """What search finds: composed texts by the name of their field, and what is shown of it.

    A document is a source of its own, and an entry where it is told what it can be chosen by:
    ``facets`` has its choices by the name of the facet.
    """

    texts: Mapping[str, str]
    result: Result | Suggestion
    facets: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    days: tuple[date, date] = NO_DAYS

    @property
    def mark(self) -> bytes:
        """Digest what is searched and shown."""
        return self.key

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

    def choices(self, facet: str) -> tuple[Choice, ...]:
        """Give its choices of a facet."""
        return self.facets[facet]


@dataclass(frozen=True, slots=True)
class RecordSource:
    """A record, and what its document is made from beside it.

    ``attached`` are the texts of attachments by their files. Of these and of the lexicon only what
    the record names is used, and sent to whoever reads the document.
    """

    record: Record
    lexicon: Lexicon
    attached: Mapping[str, str]
    language: Language

    def open(self) -> Document:
        """Make the document."""
        return _document(self.record.opened(), self.lexicon, self.attached, self.language)

    def __reduce__(self) -> tuple[type["RecordSource"], tuple[object, ...]]:
        """Send no more than is used."""
        files = (file for file in self.record.card.files if file in self.attached)
        attached = {file: self.attached[file] for file in files}
        lexicon = self.lexicon.of(self.record)
        return RecordSource, (self.record, lexicon, attached, self.language)


@dataclass(frozen=True)
class Ground:
    """What the documents of all records are made from beside the record."""

    archive: Archive
    language: Language

    @cached_property
    def key(self) -> bytes:
        """Digest the ground, the cards and the sources: all that an index is made from."""
        keys = b"".join([record.key for record in self.archive.records])
        return digest_of(self.archive.digest, self.digest, keys)

    @cached_property
    def digest(self) -> bytes:
        """Digest the ground: terms, language, texts of attachments. No document shows pictures."""
        attached = sorted(self.attached_digests.items())
        named = (digest_of(file.encode(), text) for file, text in attached)
        return digest_of(self.archive.vocabulary_key, self.language.digest.encode(), *named)

    @cached_property
    def attached_digests(self) -> Mapping[str, bytes]:
        """Digest the text of each attachment that has one."""
        texts = self.archive.attachment_texts.items()
        return {file: digest_of(text.encode()) for file, text in texts}

    @cached_property
    def choice(self) -> Callable[[str, str], Choice]:
        """Give a term of a vocabulary as a choice."""
        return cache(partial(_choice, self.archive))


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A record as it stands in the index."""

    record: Record
    ground: Ground

    @property
    def mark(self) -> bytes:
        """Give the digest of the source."""
        return self.record.key

    @property
    def key(self) -> bytes:
        """Digest the source and, of the ground, what the record names."""
        archive, digests = self.ground.archive, self.ground.attached_digests
        files = (digests[file] for file in self.record.card.files if file in digests)
        language = self.ground.language.digest.encode()
        return digest_of(self.record.key, archive.digest_of(self.record), language, *files)

    @property
    def address(self) -> str:
        """Give the address of the record."""
        return self.record.address.removeprefix("/")

    @property
    def days(self) -> tuple[date, date]:
        """Give the first and the last day on which the meeting may have been."""
        held = self.record.card.held
        return held.first, held.last

    @property
    def source(self) -> RecordSource:
        """Give the way to the document."""
        archive = self.ground.archive
        texts = archive.attachment_texts
        return RecordSource(self.record, archive, texts, self.ground.language)

    def choices(self, facet: str) -> tuple[Choice, ...]:
        """Give the terms of a vocabulary that the record names."""
        vocabulary = FACETS[facet]
        terms = dict.fromkeys(TERM_FIELDS[vocabulary](self.record))
        return tuple([self.ground.choice(vocabulary, term) for term in terms])


def build_entries(ground: Ground) -> list[RecordEntry]:
    """Make the entries of all records, oldest first: what is new changes no number before it."""
    return [RecordEntry(record, ground) for record in reversed(ground.archive.records)]


def _document(
    record: Record, lexicon: Lexicon, attached: Mapping[str, str], language: Language
) -> Document:
    metadata = record.metadata
    texts = record_texts(record, lexicon, attached)
    held = language.date(metadata.event.date)
    result = Result(
        _title(record, texts["title"], language),
        record.address.removeprefix("/"),
        held.iso,
        held.text,
        short_date(metadata.published.day) if metadata.published else "",
        lexicon.vocabulary.name("categories", metadata.category),
        organization_link(metadata.organizer, lexicon).label,
        _shown(texts),
        tuple(_files(record, attached)),
    )
    return Document(texts, result)


def _files(record: Record, texts: Mapping[str, str]) -> Iterator[AttachedText]:
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


def _choice(lexicon: Lexicon, vocabulary: str, term: str) -> Choice:
    return Choice(term, short_term_link(vocabulary, term, lexicon).label)


def _shown(texts: Mapping[str, str]) -> str:
    """Give prose as it is, and what is a list in one line."""
    return "\n".join(
        text if name in _PROSE else text.replace("\n", "; ")
        for name, text in texts.items()
        if text and name not in _NOT_SHOWN
    )
