"""The archive: all records and their indexes, each built in one pass. Frozen."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from plugins.archive.digests import digest_of
from plugins.archive.media import Picture
from plugins.archive.record import PlainPage, Record
from plugins.archive.term_index import TermIndex
from plugins.archive.vocabulary import Vocabulary

Item = TypeVar("Item")
Key = TypeVar("Key")
Index = Mapping[Key, tuple[Record, ...]]
TermsOf = Callable[[Record], Iterable[str]]


@dataclass(frozen=True)
class Lexicon:
    """What is known of the things that records name: terms, and the sizes of pictures."""

    vocabulary: Vocabulary
    pictures: Mapping[str, Picture]

    def of(self, record: Record) -> "Lexicon":
        """Give what is known of the things that a record names, and nothing else."""
        known = self.vocabulary.known()
        named = {
            name: {term: known[name][term] for term in terms_of(record)}
            for name, terms_of in TERM_FIELDS.items()
        }
        pictures = {file: self.pictures[file] for file in record.card.pictures}
        return Lexicon(Vocabulary(**named, abbreviations={}), pictures)

    def digest_of(self, record: Record) -> bytes:
        """Digest what is known of the things that a record names."""
        return digest_of(
            *(
                self._term_digests[name][term]
                for name, terms_of in TERM_FIELDS.items()
                for term in terms_of(record)
            ),
            *(repr(self.pictures[file]).encode() for file in record.card.pictures),
        )

    @cached_property
    def _term_digests(self) -> Mapping[str, Mapping[str, bytes]]:
        """Digest each term with its identifier."""
        known = self.vocabulary.known()
        return {
            name: {
                identifier: digest_of(identifier.encode(), term.model_dump_json().encode())
                for identifier, term in known[name].items()
            }
            for name in TERM_FIELDS
        }


@dataclass(frozen=True)
class Archive(Lexicon):
    """All that is published.

    ``records`` are newest first (by publication, else by event; ties by path). Every index keeps
    that order. Withdrawn records are in ``withdrawn`` alone: they have a marker page and stand
    in no list. ``vocabulary_key`` digests the files of the vocabulary; ``read_texts`` reads the
    texts of the attachments, by file. ``read_published`` reads the addresses that were ever
    published, each with its line, ``read_picture`` the file that is served of a picture in a width.
    ``index_terms`` knows which records name which terms without reading their cards.
    """

    records: tuple[Record, ...]
    withdrawn: tuple[Record, ...]
    plain_pages: tuple[PlainPage, ...]
    attachments: frozenset[str]
    vocabulary_key: bytes = b""
    read_texts: Callable[[], Mapping[str, str]] = dict
    read_published: Callable[[], Mapping[str, int]] = dict
    read_picture: Callable[[Picture, int], bytes] = lambda *_: b""
    index_terms: Callable[["Archive"], TermIndex] | None = None

    @cached_property
    def digest(self) -> bytes:
        """Digest what lists, neighbours and indexes are made of: all but the texts of records."""
        cards = (
            part
            for record in (*self.records, *self.withdrawn)
            for part in (record.path.encode(), record.card_key)
        )
        pictures = (repr(picture).encode() for picture in self.pictures.values())
        return digest_of(digest_of(*cards), self.vocabulary_key, *pictures)

    @cached_property
    def attachment_texts(self) -> Mapping[str, str]:
        """The text of each attachment that has one; it may take long and is read when asked for."""
        return self.read_texts()

    @cached_property
    def term_index(self) -> TermIndex:
        """The numbers of records by vocabulary and term."""
        return (self.index_terms or build_term_index)(self)

    @cached_property
    def by_term(self) -> Mapping[str, Index[str]]:
        """Records by vocabulary and term; terms in the order of the vocabulary."""
        return MappingProxyType(
            {
                vocabulary: _Named(
                    self.records,
                    {
                        term: found[term]
                        for term in self.vocabulary.known()[vocabulary]
                        if term in found
                    },
                )
                for vocabulary, found in self.term_index.items()
            }
        )

    @cached_property
    def by_day(self) -> Index[date]:
        """Records by each day on which they were held or published, newest day first."""
        return _newest_first(index_by(self.records, days))

    @cached_property
    def by_month(self) -> Index[tuple[int, int]]:
        """Records by each year and month in which they were held or published."""
        return _newest_first(index_by(self.records, months))

    @cached_property
    def by_year(self) -> Index[int]:
        """Records by each year in which they were held or published."""
        return _newest_first(index_by(self.records, years))

    @cached_property
    def by_event_year(self) -> Index[int]:
        """Records by the year in which the meeting was held (its first day)."""
        return _newest_first(index_by(self.records, lambda r: [r.card.held.first.year]))


@dataclass(frozen=True, eq=False)
class _Named(Index[str]):
    """Records by a term; those of a term are put together when somebody asks for it."""

    records: Sequence[Record]
    numbers: Mapping[str, Sequence[int]]

    def __getitem__(self, term: str) -> tuple[Record, ...]:
        if term not in self._found:
            self._found[term] = tuple([self.records[number] for number in self.numbers[term]])
        return self._found[term]

    def __iter__(self) -> Iterator[str]:
        return iter(self.numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def _found(self) -> dict[str, tuple[Record, ...]]:
        return {}


def build_archive(
    records: Iterable[Record],
    plain_pages: Iterable[PlainPage],
    vocabulary: Vocabulary,
    pictures: Iterable[Picture],
    attachments: Iterable[str],
) -> Archive:
    """Put the archive together; drafts, where nobody asked for them, were left out before."""
    ordered = sorted(records, key=lambda record: record.path)
    ordered.sort(key=lambda record: record.date, reverse=True)
    return Archive(
        vocabulary,
        MappingProxyType({picture.file: picture for picture in pictures}),
        tuple(record for record in ordered if not record.withdrawn),
        tuple(record for record in ordered if record.withdrawn),
        tuple(sorted(plain_pages, key=lambda page: page.path)),
        frozenset(attachments),
    )


def build_term_index(archive: Archive) -> TermIndex:
    """Number the records of each term; every card is read."""
    return {
        vocabulary: _numbers(archive.records, terms_of)
        for vocabulary, terms_of in TERM_FIELDS.items()
    }


def _numbers(records: Sequence[Record], terms_of: TermsOf) -> dict[str, Sequence[int]]:
    index = index_by(range(len(records)), lambda number: terms_of(records[number]))
    return {term: array("I", found) for term, found in index.items()}


def index_by(
    items: Iterable[Item], keys_of: Callable[[Item], Iterable[Key]]
) -> dict[Key, tuple[Item, ...]]:
    """Index records, or their numbers, by each of their keys, in one pass, keeping their order."""
    index: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys_of(item)):
            index[key].append(item)
    return {key: tuple(found) for key, found in index.items()}


def organizations(record: Record) -> list[str]:
    """The units that organized or published."""
    card = record.card
    return [card.organizer, *([card.publisher] if card.publisher else [])]


def people(record: Record) -> tuple[str, ...]:
    """The people who took part or were elected, each once."""
    return record.card.people


def attached_files(record: Record) -> dict[str, str]:
    """The files that come with a record and what they are called, each once."""
    metadata = record.metadata
    documents = ((document.file, document.title) for document in metadata.documents)
    attachments = ((attached.file, attached.title) for attached in metadata.attachments)
    return {file: title for file, title in (*documents, *attachments) if file}


TERM_FIELDS: Mapping[str, TermsOf] = MappingProxyType(
    {
        "categories": lambda record: (record.card.category,),
        "kinds": lambda record: (record.card.kind,),
        "organizations": organizations,
        "people": people,
        "series": lambda record: (record.card.series,) if record.card.series else (),
        "tags": lambda record: record.card.tags,
    }
)
"""Which terms of each vocabulary a record names."""


def days(record: Record) -> list[date]:
    """The known days of a record: of the meeting and of publication."""
    return [*record.card.held.days, *_published(record)]


def months(record: Record) -> list[tuple[int, int]]:
    """The known months of a record."""
    held = record.card.held.months
    return [*held, *((day.year, day.month) for day in _published(record))]


def years(record: Record) -> list[int]:
    """The years of a record: of the meeting and of publication."""
    return sorted({*record.card.held.years, *(day.year for day in _published(record))})


def _published(record: Record) -> list[date]:
    published = record.card.published
    return [published.day] if published else []


def _newest_first(index: dict[Key, tuple[Record, ...]]) -> Index[Key]:
    return MappingProxyType(dict(sorted(index.items(), reverse=True)))
