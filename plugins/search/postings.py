"""Postings of a block of documents: for every term where it stands, packed, and what comes next.

A block is indexed by itself, so that a change asks for one block anew and blocks can be indexed
side by side. A term's packed part of a block tells its documents there, how often it is in each
field of each, which form with marks stands at each occurrence, and the places. Places in long
fields stand apart, at the end: where a term is everywhere they are left out. The reader is
``theme/static/js/search/postings.js``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from plugins.search.bits import Codes, Numbers, encode, pack_codes
from plugins.search.documents import Document
from plugins.search.fields import Field
from plugins.search.terms import find_wholes, forms
from plugins.vietnamese.tokens import split_words

_OFTEN = 3
"""Times that a word must follow another in a block before it is said so."""

_SEVEN_BITS = 0x80


class Part(NamedTuple):
    """A term in a block: its documents and occurrences there, its forms by how frequent they are.

    ``packed`` has all but the places in long fields, which are ``long``.
    """

    key: str
    documents: int
    occurrences: int
    forms: tuple[str, ...]
    packed: bytes
    long: bytes


class Followings(NamedTuple):
    """How often which word comes right after which, by their places among the parts."""

    first: list[int]
    next: list[int]
    times: list[int]


@dataclass(frozen=True, slots=True)
class Postings:
    """The terms of a block, and which words follow each other in it."""

    parts: list[Part]
    followings: Followings


def build_postings(documents: Sequence[Document], fields: Sequence[Field]) -> Postings:
    """Make the postings of a block."""
    entries = _Entries()
    places = _read(documents, fields, entries)
    return Postings(_parts(places, entries, fields), _followings(places, entries))


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
    """Where entries stand: document * fields + field, and place; ``words`` come before wholes."""

    entries: Numbers
    texts: Numbers
    places: Numbers
    words: int


def _read(documents: Sequence[Document], fields: Sequence[Field], entries: _Entries) -> _Places:
    words: list[list[int]] = []
    wholes: list[tuple[int, int, int]] = []
    for nth, text in enumerate(
        document.texts[field.name] for document in documents for field in fields
    ):
        words.append([entries[word] for word in split_words(text)])
        wholes += [(entries[whole], nth, place) for whole, place in find_wholes(text)]
    lengths = np.array([len(found) for found in words], np.int64)
    in_words = np.fromiter(chain.from_iterable(words), np.int64, int(lengths.sum()))
    before = np.repeat(np.cumsum(lengths) - lengths, lengths)
    beside = np.array(wholes, np.int64).reshape(-1, 3)
    return _Places(
        np.concatenate([in_words, beside[:, 0]]),
        np.concatenate([np.repeat(np.arange(len(words)), lengths), beside[:, 1]]),
        np.concatenate([np.arange(len(in_words)) - before, beside[:, 2]]),
        len(in_words),
    )


def _parts(found: _Places, entries: _Entries, fields: Sequence[Field]) -> list[Part]:
    """Pack all terms at once: every column of numbers says whose each number is."""
    count = len(entries.keys_by_number)
    of_entries = np.array(entries.terms, np.int64)[found.entries]
    order = np.lexsort((found.places, found.texts, of_entries))
    owners, texts = of_entries[order], found.texts[order]
    exact = np.array(entries.exact, np.int64)[found.entries[order]]
    ranks, form_owners, of_forms = _rank_forms(owners, exact)
    rows, documents, counts = _count(owners, texts, len(fields))
    held = np.bincount(rows, minlength=count)
    varied = (np.bincount(form_owners, minlength=count) > 1)[owners]
    gaps = _gaps(owners, texts, found.places[order])
    long = np.array([field.long for field in fields])[texts % len(fields)]
    packed = pack_codes(
        [
            *_head(held, rows, counts),
            *encode(rows, _document_gaps(rows, documents), count),
            *_encode_counts(rows, counts, count),
            *encode(owners[varied], ranks[varied], count),
            *encode(owners[~long], gaps[~long], count),
        ],
        count,
    )
    names = list(entries.forms_by_number)
    forms_by_owner = [names[number] for number in of_forms.tolist()]
    edges = np.searchsorted(form_owners, np.arange(count + 1)).tolist()
    return list(
        map(
            Part,
            entries.keys_by_number,
            held.tolist(),
            np.bincount(owners[long], minlength=count).tolist(),
            [tuple(forms_by_owner[start:end]) for start, end in pairwise(edges)],
            packed,
            pack_codes([*encode(owners[long], gaps[long], count)], count),
        )
    )


def _rank_forms(owners: Numbers, exact: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Number the forms of each term by how frequent they are.

    Gives the number at each occurrence, and all forms in this order: whose each is, and which.
    """
    size = int(exact.max(initial=0)) + 1
    pairs, where, often = np.unique(owners * size + exact, return_inverse=True, return_counts=True)
    of_terms, of_forms = np.divmod(pairs, size)
    order = np.lexsort((of_forms, -often, of_terms))
    of_terms, of_forms = of_terms[order], of_forms[order]
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order)) - np.searchsorted(of_terms, of_terms)
    return ranks[where], of_terms, of_forms


def _count(owners: Numbers, texts: Numbers, fields: int) -> tuple[Numbers, Numbers, list[Numbers]]:
    """Give a row for each document of each term.

    That is whose it is, the document, and how often the term is in each field of it.
    """
    documents = texts // fields
    new = np.ones(len(owners), bool)
    new[1:] = (owners[1:] != owners[:-1]) | (documents[1:] != documents[:-1])
    row = np.cumsum(new) - 1
    size = int(new.sum())
    counts = [np.bincount(row[texts % fields == nth], minlength=size) for nth in range(fields)]
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


def _followings(found: _Places, entries: _Entries) -> Followings:
    """Count the pairs of neighbouring words, those that are there often enough."""
    count = len(entries.keys_by_number)
    terms = np.array(entries.terms, np.int64)[found.entries[: found.words]]
    texts = found.texts[: found.words]
    near = np.flatnonzero(texts[1:] == texts[:-1])
    pairs, times = np.unique(terms[near] * count + terms[near + 1], return_counts=True)
    often = times >= _OFTEN
    first, following = np.divmod(pairs[often], max(count, 1))
    return Followings(first.tolist(), following.tolist(), times[often].tolist())
