"""Bundles: the terms of neighbouring blocks, joined, without the packed parts themselves.

A bundle is columns of numbers and two lists of words, so that hundreds of blocks are joined by
arithmetic. It does not matter in which steps: bundles of bundles are the bundle of all blocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple

import numpy as np

from plugins.search.abbreviations import Introduction, add_introductions
from plugins.search.bits import Numbers, join_columns, spans
from plugins.search.columns import Kept, read_columns, write_columns
from plugins.search.readings import Met

_ONE_UNIT = "\uffff"
"""The last letter that is one unit of UTF-16."""

_OF_PARTS = np.int32
"""The width of columns of parts: of them there are most, 20 a document."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The numbers of a bundle, in the order of its terms.

    Of each term: the ``documents`` that have it, its ``occurrences`` in long fields, how many
    ``forms`` and how many ``parts`` it has. Of each part: the number of its ``block``, how many
    forms are there (``block_forms``), the bytes of what is packed of it (``sizes``) and of its
    places in long fields (``long_sizes``), and a digest of both (``digests``). Of each form in each
    part, by how frequent it is there: which it is (``form``). Of each pair of words, by their
    places: ``first``, ``next`` and how many ``times`` the next comes right after the first.
    """

    documents: Numbers
    occurrences: Numbers
    forms: Numbers
    parts: Numbers
    block: Numbers
    block_forms: Numbers
    sizes: Numbers
    long_sizes: Numbers
    digests: Numbers
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
    ordered = sorted(words)
    # Only where letters take two units is that not the order of letters.
    if max("".join(ordered), default="") > _ONE_UNIT:
        ordered.sort(key=lambda word: word.encode("utf-16-be"))
    return ordered


def join_bundles(bundles: Iterable[Bundle]) -> Bundle:
    """Join the bundles of blocks that follow each other; asks for one when it has taken another."""
    keys, forms = Met(), Met()
    introductions: list[Introduction] = []
    joining = []
    blocks = 0
    for held in bundles:
        numbers = keys.numbers(held.keys), forms.numbers(held.forms)
        joining.append(_Joining(blocks, *numbers, held.columns))
        blocks += held.blocks
        introductions += held.introductions
    ordered = order_words(keys)
    columns, order = _join_all(joining, keys.numbers(ordered), len(forms))
    met = list(forms)
    in_order = [met[nth] for nth in order.tolist()]
    return Bundle(blocks, ordered, in_order, columns, add_introductions(introductions))


def write_bundle(bundle: Bundle) -> bytes:
    """Give a bundle as bytes to keep."""
    head = {"blocks": bundle.blocks, "introductions": bundle.introductions}
    numbers = [getattr(bundle.columns, name) for name in _NAMES]
    return write_columns(Kept(head, [bundle.keys, bundle.forms], numbers))


def read_bundle(kept: bytes) -> Bundle:
    """Read what ``write_bundle`` gave."""
    head, (keys, forms), numbers = read_columns(kept)
    introductions = [Introduction(*found) for found in head["introductions"]]
    return Bundle(head["blocks"], keys, forms, Columns(*numbers), introductions)


class _Joining(NamedTuple):
    """A bundle that is being joined: the number of its first block, of its terms and its forms."""

    before: int
    terms: Numbers
    forms: Numbers
    columns: Columns


def _join_all(joining: Sequence[_Joining], by_name: Numbers, forms: int) -> tuple[Columns, Numbers]:
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

    of_parts = join_columns(
        (np.repeat(term, held.columns.parts) for term, held in of_bundles), _OF_PARTS
    )
    order = np.argsort(of_parts, kind="stable")
    block_forms = join_columns((held.block_forms for held in columns), _OF_PARTS)
    starts = (np.cumsum(block_forms) - block_forms)[order]
    block_forms = block_forms[order]
    form = join_columns(
        (place_of_form[held.forms[held.columns.form]] for held in joining), _OF_PARTS
    )
    joined = Columns(
        _add_up(terms, (held.documents for held in columns), count),
        _add_up(terms, (held.occurrences for held in columns), count),
        np.bincount(owners, minlength=count),
        np.bincount(of_parts, minlength=count),
        join_columns(
            (held.columns.block.astype(np.int64) + held.before for held in joining), _OF_PARTS
        )[order],
        block_forms,
        join_columns((held.sizes for held in columns), _OF_PARTS)[order],
        join_columns((held.long_sizes for held in columns), _OF_PARTS)[order],
        join_columns(held.digests for held in columns)[order],
        form[spans(starts, block_forms)],
        *_join_pairs(columns, terms, count),
    )
    return joined, order_of_forms


def _join_pairs(
    columns: Sequence[Columns], terms: Sequence[Numbers], count: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Add up how often words follow each other."""
    pairs = join_columns(
        of[held.first] * count + of[held.next] for of, held in zip(terms, columns, strict=True)
    )
    order = np.argsort(pairs, kind="stable")
    ordered = pairs[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    first, following = np.divmod(ordered[begins], max(count, 1))
    times = join_columns(held.times for held in columns)[order]
    return first, following, np.add.reduceat(times, begins) if len(begins) else times


def _invert(order: Numbers) -> Numbers:
    """Tell of each thing its place in an order."""
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place


def _add_up(terms: Sequence[Numbers], columns: Iterable[Numbers], count: int) -> Numbers:
    return np.bincount(join_columns(terms), join_columns(columns), count).astype(np.int64)
