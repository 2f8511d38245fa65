"""Postings of a block of documents: for every term where it stands, packed, and what comes next.

A block is indexed by itself, so that a change asks for one block anew and blocks can be indexed
side by side. A term's packed part of a block tells its documents there, how often it is in each
field of each, which form with marks stands at each occurrence, and the places. Places in long
fields come last: where a term is everywhere they are left out. The reader is
``theme/static/js/search/postings.js``.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from plugins.search.abbreviations import add_introductions
from plugins.search.bits import Codes, Numbers, encode, join_columns, pack_codes, put_spans
from plugins.search.bundles import Bundle, Columns, order_words
from plugins.search.fields import Field
from plugins.search.readings import Reading
from plugins.search.terms import forms

_OFTEN = 3
"""Times that a word must follow another in a block before it is said so."""

BANDS = ("", "c", "d", "h", "k", "l", "n", "p", "t", "u")
"""Terms from one of these on stand in a band of their own, the first of them before all others.
What is packed of a block is kept band by band, so that no more is read than is put together."""

_SEVEN_BITS = 0x80

_NARROW = 1 << 16
"""Numbers below are sorted by their digits, ten times as quickly."""


class Postings(NamedTuple):
    """The terms of a block as a bundle, and of each band what is packed of them, term after term.

    Of a term the places in long fields come last.
    """

    bundle: Bundle
    bands: Sequence[bytes]


def build_postings(readings: Sequence[Reading], fields: Sequence[Field]) -> Postings:
    """Make the postings of a block from what was read of its documents."""
    entries = _Entries()
    found = _join(readings, entries)
    words = _Words(entries, found)
    columns, packed = _pack(found, words, fields)
    introductions = add_introductions(
        introduction for reading in readings for introduction in reading.introductions
    )
    bundle = Bundle(1, words.keys, words.forms, columns, introductions)
    return Postings(bundle, list(_cut_bands(bundle, packed)))


def begin_bands(keys: Sequence[str]) -> list[int]:
    """Tell which of the ordered terms begin a band: the number of the first, of all bands."""
    return [bisect_left(keys, band) for band in BANDS]


class _Entries(dict[str, int]):
    """The words met so far, as they are written, numbered; each with its term and its form."""

    def __init__(self) -> None:
        self.keys_by_number: dict[str, int] = {}
        self.forms_by_number: dict[str, int] = {}
        self.terms: list[int] = []
        self.exact: list[int] = []

    def __missing__(self, word: str) -> int:
        key, exact = forms(word)
        self.terms.append(self.keys_by_number.setdefault(key, len(self.keys_by_number)))
        self.exact.append(self.forms_by_number.setdefault(exact, len(self.forms_by_number)))
        number = self[word] = len(self)
        return number


@dataclass(frozen=True, slots=True)
class _Places:
    """Where entries stand: document * fields + field, and place, in this order.

    ``words`` tells which are words, and no codes and dates, which stand at their first word.
    """

    entries: Numbers
    texts: Numbers
    places: Numbers
    words: npt.NDArray[np.bool_]


class _Words:
    """The terms in the order of JavaScript, and their forms, each term's by how frequent they are.

    ``term`` and ``rank`` tell of each entry the place of its term, and that of its form in it;
    ``held`` is how many forms each term has.
    """

    def __init__(self, entries: _Entries, found: _Places) -> None:
        self.keys = order_words(entries.keys_by_number)
        place = np.empty(len(self.keys), np.int64)
        place[[entries.keys_by_number[key] for key in self.keys]] = np.arange(len(self.keys))
        exact = np.array(entries.exact, np.int64)
        self.term = place[np.array(entries.terms, np.int64)]
        count = len(entries.forms_by_number)
        often = np.bincount(exact[found.entries], minlength=count)
        owners = np.empty(count, np.int64)
        owners[exact] = self.term
        order = np.lexsort((-often, owners))
        self.held = np.bincount(owners, minlength=len(self.keys))
        rank = np.empty(count, np.int64)
        rank[order] = np.arange(count) - (np.cumsum(self.held) - self.held)[owners[order]]
        self.rank = rank[exact]
        names = list(entries.forms_by_number)
        self.forms = [names[number] for number in order.tolist()]


def _join(readings: Sequence[Reading], entries: _Entries) -> _Places:
    """Put what was read of shelf after shelf in a row, codes and dates at their first words."""
    entries_of = [np.array([entries[word] for word in read.words], np.int64) for read in readings]
    shelves = list(zip(entries_of, readings, strict=True))
    lengths = join_columns(read.sizes for read in readings)
    in_words = join_columns(of_shelf[read.found] for of_shelf, read in shelves)
    beside = join_columns(of_shelf[read.wholes] for of_shelf, read in shelves)
    before = np.cumsum([0, *(len(read.sizes) for read in readings)])
    of_texts = join_columns(
        read.texts + first for first, read in zip(before[:-1], readings, strict=True)
    )
    places = join_columns(read.places for read in readings)
    starts, count = np.cumsum(lengths) - lengths, len(in_words)
    at = starts[of_texts] + places
    return _Places(
        np.insert(in_words, at, beside),
        np.insert(np.repeat(np.arange(len(lengths)), lengths), at, of_texts),
        np.insert(np.arange(count) - np.repeat(starts, lengths), at, places),
        np.insert(np.ones(count, np.bool_), at, np.False_),
    )


def _pack(found: _Places, words: _Words, fields: Sequence[Field]) -> tuple[Columns, bytes]:
    """Pack all terms at once: every column of numbers says whose each number is."""
    count = len(words.keys)
    of_entries = words.term[found.entries]
    order = _order(of_entries, count)
    owners, texts = of_entries[order], found.texts[order]
    documents = texts // len(fields)
    of_fields = texts - documents * len(fields)
    rows, documents, counts = _count(owners, documents, of_fields, len(fields))
    held = np.bincount(rows, minlength=count)
    varied = words.held[owners] > 1
    ranks = words.rank[found.entries[order][varied]]
    gaps = _gaps(owners, texts, found.places[order])
    long = np.array([field.long for field in fields])[of_fields]
    near, sizes = pack_codes(
        [
            *_head(held, rows, counts),
            *encode(rows, _document_gaps(rows, documents), count),
            *_encode_counts(rows, counts, count),
            *encode(owners[varied], ranks, count),
            *encode(owners[~long], gaps[~long], count),
        ],
        count,
    )
    far, long_sizes = pack_codes([*encode(owners[long], gaps[long], count)], count)
    packed = _weave(near, sizes, far, long_sizes)
    columns = Columns(
        held,
        np.bincount(owners[long], minlength=count),
        words.held,
        np.ones(count, np.int64),
        np.zeros(count, np.int64),
        words.held,
        sizes,
        long_sizes,
        _digest(packed, sizes + long_sizes),
        np.arange(len(words.forms)),
        *_followings(found, of_entries, count),
    )
    return columns, packed


def _weave(near: bytes, sizes: Numbers, far: bytes, long_sizes: Numbers) -> bytes:
    """Put behind what each term has of one what it has of the other."""
    packed = np.empty(len(near) + len(far), np.uint8)
    ends = np.cumsum(sizes + long_sizes)
    put_spans(packed, ends - long_sizes - sizes, sizes, near)
    put_spans(packed, ends - long_sizes, long_sizes, far)
    return packed.tobytes()


def _digest(packed: bytes, sizes: Numbers) -> Numbers:
    """Digest what each term has: a shard is named by the digests of its parts."""
    edges = [0, *np.cumsum(sizes).tolist()]
    digests = b"".join(
        [blake2b(packed[start:end], digest_size=8).digest() for start, end in pairwise(edges)]
    )
    # Columns are of numbers from 0 on.
    return (np.frombuffer(digests, "<u8") >> np.uint64(1)).astype(np.int64)


def _cut_bands(bundle: Bundle, packed: bytes) -> Iterator[bytes]:
    """Cut what is packed of all terms."""
    columns = bundle.columns
    edges = np.cumsum([0, *(columns.sizes + columns.long_sizes).tolist()])
    for begin, end in pairwise([*begin_bands(bundle.keys), len(bundle.keys)]):
        yield packed[edges[begin] : edges[end]]


def _order(numbers: Numbers, count: int) -> Numbers:
    """Tell the order of numbers below ``count``; of equal ones the first stays first."""
    return np.argsort(numbers.astype(np.uint16) if count <= _NARROW else numbers, kind="stable")


def _count(
    owners: Numbers, documents: Numbers, of_fields: Numbers, fields: int
) -> tuple[Numbers, Numbers, list[Numbers]]:
    """Give a row for each document of each term.

    That is whose it is, the document, and how often the term is in each field of it.
    """
    new = np.ones(len(owners), bool)
    new[1:] = (owners[1:] != owners[:-1]) | (documents[1:] != documents[:-1])
    row = np.cumsum(new) - 1
    size = int(new.sum())
    counts = [np.bincount(row[of_fields == nth], minlength=size) for nth in range(fields)]
    return owners[new], documents[new], counts


def _head(held: Numbers, rows: Numbers, counts: Sequence[Numbers]) -> list[Codes]:
    """How many documents, in one byte of seven bits or two, and in which fields: a bit for each."""
    all_terms = np.arange(len(held))
    two = held >= _SEVEN_BITS
    number = np.where(two, (held & 0x7F | _SEVEN_BITS) << 8 | held >> 7, held)
    mask = np.zeros(len(held), np.int64)
    for nth, column in enumerate(counts):
        mask |= (np.bincount(rows, column, len(held)) > 0).astype(np.int64) << nth
    return [
        Codes(all_terms, number, np.where(two, 16, 8)),
        Codes(all_terms, mask, np.full(len(held), len(counts))),
    ]


def _encode_counts(rows: Numbers, counts: Sequence[Numbers], terms: int) -> list[Codes]:
    """How often a term is in each field it is in; less one where that is its only field."""
    there = [np.bincount(rows, column, terms) > 0 for column in counts]
    alone = np.sum(there, axis=0) == 1
    codes: list[Codes] = []
    for column, has in zip(counts, there, strict=True):
        of_term = has[rows]
        numbers = column[of_term] - alone[rows[of_term]]
        codes += encode(rows[of_term], numbers, terms)
    return codes


def _document_gaps(rows: Numbers, documents: Numbers) -> Numbers:
    gaps = documents.copy()
    same = rows[1:] == rows[:-1]
    gaps[1:][same] = documents[1:][same] - documents[:-1][same] - 1
    return gaps


def _gaps(owners: Numbers, texts: Numbers, places: Numbers) -> Numbers:
    """Gaps between the places of a term in a text; the first counts from the beginning."""
    gaps = places.copy()
    same = (owners[1:] == owners[:-1]) & (texts[1:] == texts[:-1])
    gaps[1:][same] = places[1:][same] - places[:-1][same]
    return gaps


def _followings(found: _Places, terms: Numbers, count: int) -> tuple[Numbers, Numbers, Numbers]:
    """Count the pairs of neighbouring words, those that are there often enough."""
    words, texts = terms[found.words], found.texts[found.words]
    near = np.flatnonzero(texts[1:] == texts[:-1])
    pairs, times = np.unique(words[near] * count + words[near + 1], return_counts=True)
    often = times >= _OFTEN
    first, following = np.divmod(pairs[often], max(count, 1))
    return first, following, times[often]
