"""Bundles: the terms of neighbouring blocks, joined, without the packed parts themselves.

A bundle is columns of numbers and two lists of words, so that hundreds of blocks are joined by
arithmetic. It does not matter in which steps: bundles of bundles are the bundle of all blocks.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import accumulate, chain

import numpy as np
import numpy.typing as npt

from plugins.search.abbreviations import Introduction
from plugins.search.bits import Numbers, spans

_SIZE = 4
"""Bytes of the size of the head."""

_BETWEEN = "\t"
"""Is in no word."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of a bundle, in the order of its terms.

    Of each term: the ``documents`` that have it, its ``occurrences`` in long fields, how many
    ``forms`` and how many ``parts`` it has. Of each part: the number of its ``block``, how many
    forms are there (``block_forms``), the bytes of what is packed of it (``sizes``) and of its
    places in long fields (``long_sizes``). Of each form in each part, by how frequent it is there:
    which it is (``form``). Of each pair of words, by their places: ``first``, ``next`` and how
    many ``times`` the next comes right after the first.
    """

    documents: Numbers
    occurrences: Numbers
    forms: Numbers
    parts: Numbers
    block: Numbers
    block_forms: Numbers
    sizes: Numbers
    long_sizes: Numbers
    form: Numbers
    first: Numbers
    next: Numbers
    times: Numbers


_NAMES = [field.name for field in fields(Columns)]


@dataclass(frozen=True, slots=True)
class Bundle:
    """The terms of neighbouring blocks.

    ``keys`` are the terms in the order of JavaScript (UTF-16), ``forms`` those of term after term,
    each term's by where they are met first. ``introductions`` are of abbreviations.
    """

    blocks: int
    keys: Sequence[str]
    forms: Sequence[str]
    columns: Columns
    introductions: Sequence[Introduction]


def order_words(words: Iterable[str]) -> list[str]:
    """Put words in the order of JavaScript."""
    return sorted(words, key=lambda word: word.encode("utf-16-be"))


def join_bundles(bundles: Sequence[Bundle]) -> Bundle:
    """Join the bundles of blocks that follow each other."""
    keys = order_words(dict.fromkeys(chain.from_iterable(held.keys for held in bundles)))
    columns = [held.columns for held in bundles]
    terms = _places(keys, (held.keys for held in bundles))
    forms, numbers_of_forms, form = _join_forms(bundles, terms)
    owners = _join(
        np.repeat(*of) for of in zip(terms, (held.parts for held in columns), strict=True)
    )
    order = np.argsort(owners, kind="stable")
    before = accumulate((held.blocks for held in bundles), initial=0)
    block_forms = _join(held.block_forms for held in columns)
    starts = np.cumsum(block_forms) - block_forms
    joined = Columns(
        _sum(terms, (held.documents for held in columns), len(keys)),
        _sum(terms, (held.occurrences for held in columns), len(keys)),
        np.bincount(numbers_of_forms, minlength=len(keys)),
        np.bincount(owners, minlength=len(keys)),
        _join(held.block + start for held, start in zip(columns, before, strict=False))[order],
        block_forms[order],
        _join(held.sizes for held in columns)[order],
        _join(held.long_sizes for held in columns)[order],
        form[spans(starts[order], block_forms[order])],
        *_join_pairs(columns, terms, len(keys)),
    )
    introductions = _join_introductions(bundles)
    return Bundle(sum(held.blocks for held in bundles), keys, forms, joined, introductions)


def write_bundle(bundle: Bundle) -> bytes:
    """Give a bundle as bytes to keep."""
    texts = [_BETWEEN.join(words).encode() for words in (bundle.keys, bundle.forms)]
    numbers = [_narrow(getattr(bundle.columns, name)) for name in _NAMES]
    head = {
        "blocks": bundle.blocks,
        "introductions": bundle.introductions,
        "texts": [len(text) for text in texts],
        "numbers": [(len(column), column.itemsize) for column in numbers],
    }
    encoded = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    contents = [*texts, *(column.tobytes() for column in numbers)]
    return b"".join([len(encoded).to_bytes(_SIZE), encoded, *contents])


def read_bundle(kept: bytes) -> Bundle:
    """Read what ``write_bundle`` gave."""
    at = _SIZE + int.from_bytes(kept[:_SIZE])
    head = json.loads(kept[_SIZE:at])
    words = []
    for size in head["texts"]:
        text = kept[at : at + size].decode()
        words.append(text.split(_BETWEEN) if text else [])
        at += size
    keys, forms = words
    numbers = []
    for count, width in head["numbers"]:
        numbers.append(np.frombuffer(kept, f"<u{width}", count, at).astype(np.int64))
        at += count * width
    introductions = [Introduction(*found) for found in head["introductions"]]
    return Bundle(head["blocks"], keys, forms, Columns(*numbers), introductions)


def _join_forms(
    bundles: Sequence[Bundle], terms: Sequence[Numbers]
) -> tuple[list[str], Numbers, Numbers]:
    """Give all forms, whose each is, and the place of each form of each part of the bundles."""
    met = list(dict.fromkeys(chain.from_iterable(held.forms for held in bundles)))
    numbers = _places(met, (held.forms for held in bundles))
    owners = np.zeros(len(met), np.int64)
    for held, places, found in zip(bundles, terms, numbers, strict=True):
        owners[found] = np.repeat(places, held.columns.forms)
    order = np.argsort(owners, kind="stable")
    place = np.empty(len(met), np.int64)
    place[order] = np.arange(len(met))
    form = _join(
        place[found][held.columns.form] for found, held in zip(numbers, bundles, strict=True)
    )
    return [met[number] for number in order.tolist()], owners[order], form


def _join_pairs(
    columns: Sequence[Columns], terms: Sequence[Numbers], count: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Add up how often words follow each other."""
    pairs = _join(
        of[held.first] * count + of[held.next] for of, held in zip(terms, columns, strict=True)
    )
    times = _join(held.times for held in columns)
    order = np.argsort(pairs, kind="stable")
    ordered = pairs[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    first, following = np.divmod(ordered[begins], max(count, 1))
    added = np.add.reduceat(times[order], begins) if len(begins) else times
    return first, following, added


def _join_introductions(bundles: Sequence[Bundle]) -> list[Introduction]:
    counts: Counter[tuple[str, str]] = Counter()
    for short, long, times in chain.from_iterable(held.introductions for held in bundles):
        counts[short, long] += times
    return [Introduction(*found, counts[found]) for found in sorted(counts)]


def _places(words: Sequence[str], lists: Iterable[Sequence[str]]) -> list[Numbers]:
    """Tell of each list where its words stand among all."""
    place = {word: nth for nth, word in enumerate(words)}
    return [np.fromiter(map(place.__getitem__, held), np.int64, len(held)) for held in lists]


def _sum(terms: Sequence[Numbers], columns: Iterable[Numbers], count: int) -> Numbers:
    return np.bincount(_join(terms), _join(columns), count).astype(np.int64)


def _join(columns: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int64), *columns])


def _narrow(column: Numbers) -> npt.NDArray[np.unsignedinteger]:
    """Give numbers in no more bytes than they need, the lowest first on every machine."""
    width = np.min_scalar_type(int(column.max(initial=0))).itemsize
    return column.astype(f"<u{width}")
