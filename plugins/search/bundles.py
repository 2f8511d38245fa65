"""Bundles: the terms of neighbouring blocks, joined, without the packed parts themselves.

A bundle is columns of numbers and two lists of words, so that hundreds of blocks are joined by
arithmetic. It does not matter in which steps: bundles of bundles are the bundle of all blocks.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

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


def join_bundles(bundles: Iterable[Bundle]) -> Bundle:
    """Join the bundles of blocks that follow each other; asks for one when it has taken another."""
    keys, forms = _Met(), _Met()
    found: Counter[tuple[str, str]] = Counter()
    joining = []
    blocks = 0
    for held in bundles:
        numbers = keys.numbers(held.keys), forms.numbers(held.forms)
        joining.append(_Joining(blocks, *numbers, held.columns))
        blocks += held.blocks
        for short, long, times in held.introductions:
            found[short, long] += times
    ordered = order_words(keys)
    columns, order = _join_columns(joining, keys.numbers(ordered), len(forms))
    met = list(forms)
    introductions = [Introduction(*pair, found[pair]) for pair in sorted(found)]
    return Bundle(blocks, ordered, [met[nth] for nth in order.tolist()], columns, introductions)


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
        numbers.append(np.frombuffer(kept, f"<u{width}", count, at))
        at += count * width
    introductions = [Introduction(*found) for found in head["introductions"]]
    return Bundle(head["blocks"], keys, forms, Columns(*numbers), introductions)


class _Met(dict[str, int]):
    """Words, numbered as they are met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number

    def numbers(self, words: Sequence[str]) -> Numbers:
        """Number words, those too that were not met before."""
        return np.fromiter(map(self.__getitem__, words), np.int64, len(words))


class _Joining(NamedTuple):
    """A bundle that is being joined: the number of its first block, of its terms and its forms."""

    before: int
    terms: Numbers
    forms: Numbers
    columns: Columns


def _join_columns(
    joining: Sequence[_Joining], by_name: Numbers, forms: int
) -> tuple[Columns, Numbers]:
    """Join the columns; ``by_name`` is the order of the terms. Gives the order of the forms too."""
    count = len(by_name)
    place = _invert(by_name)
    terms = [place[held.terms] for held in joining]
    columns = [held.columns for held in joining]
    of_bundles = list(zip(terms, joining, strict=True))

    owners = np.zeros(forms, np.int64)
    for term, held in of_bundles:
        owners[held.forms] = np.repeat(term, held.columns.forms)
    order_of_forms = np.argsort(owners, kind="stable")
    place_of_form = _invert(order_of_forms)

    of_parts = _join(np.repeat(term, held.columns.parts) for term, held in of_bundles)
    order = np.argsort(of_parts, kind="stable")
    block_forms = _join(held.block_forms for held in columns)
    starts = (np.cumsum(block_forms) - block_forms)[order]
    block_forms = block_forms[order]
    form = _join(place_of_form[held.forms[held.columns.form]] for held in joining)
    joined = Columns(
        _add_up(terms, (held.documents for held in columns), count),
        _add_up(terms, (held.occurrences for held in columns), count),
        np.bincount(owners, minlength=count),
        np.bincount(of_parts, minlength=count),
        _join(held.columns.block.astype(np.int64) + held.before for held in joining)[order],
        block_forms,
        _join(held.sizes for held in columns)[order],
        _join(held.long_sizes for held in columns)[order],
        form[spans(starts, block_forms)],
        *_join_pairs(columns, terms, count),
    )
    return joined, order_of_forms


def _join_pairs(
    columns: Sequence[Columns], terms: Sequence[Numbers], count: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Add up how often words follow each other."""
    pairs = _join(
        of[held.first] * count + of[held.next] for of, held in zip(terms, columns, strict=True)
    )
    order = np.argsort(pairs, kind="stable")
    ordered = pairs[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    first, following = np.divmod(ordered[begins], max(count, 1))
    times = _join(held.times for held in columns)[order]
    return first, following, np.add.reduceat(times, begins) if len(begins) else times


def _invert(order: Numbers) -> Numbers:
    """Tell of each thing its place in an order."""
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place


def _add_up(terms: Sequence[Numbers], columns: Iterable[Numbers], count: int) -> Numbers:
    return np.bincount(_join(terms), _join(columns), count).astype(np.int64)


def _join(columns: Iterable[Numbers]) -> Numbers:
    return np.concatenate([np.zeros(0, np.int64), *columns])


def _narrow(column: Numbers) -> npt.NDArray[np.unsignedinteger]:
    """Give numbers in no more bytes than they need, the lowest first on every machine."""
    width = np.min_scalar_type(int(column.max(initial=0))).itemsize
    return column.astype(f"<u{width}")
