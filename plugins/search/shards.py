"""Shards: all terms of an archive in files of about one size, each put together from its blocks.

First it is told where everything stands, from what the bundle knows of each part; then block after
block brings its packed parts, so that never more than one of them is needed at once. The reader is
``theme/static/js/search/postings.js``.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np

from plugins.search.bits import (
    Bytes,
    Numbers,
    pack_number,
    pack_numbers,
    pack_text,
    pack_texts,
    spans,
)
from plugins.search.blocks import growth
from plugins.search.bundles import Bundle

_SIZE = 8 * 1024
"""Bytes of a shard in an archive of usual size."""

_ENDS = 64
"""One of so many terms may begin a shard: which is told by itself, so that a change in one shard
leaves the others as they are."""

_PLACES = 1 << 16
"""Occurrences up to which a term keeps its places in long fields."""

_FOLLOWERS = 24
"""Words that are kept as what often follows a word: from them a begun word is completed."""

_OFTEN = 20
"""Documents a word must be in before it is said what follows it."""


_NONE = pack_texts([])


class Shard(NamedTuple):
    """A shard: the shortest text that no term before it reaches, and its bytes."""

    first: str
    content: memoryview


def pack_shards(bundle: Bundle, documents: int, packed: Iterable[bytes]) -> list[Shard]:
    """Put the terms of all blocks together, and cut them into shards.

    ``packed`` gives what is packed of each block, in their order: ``packed`` and ``long`` of its
    postings.
    """
    keys, parts = bundle.keys, _Parts(bundle)
    heads = list(_heads(bundle))
    sizes = (_lengths(heads) + parts.sizes_by_term).tolist()
    begins = _cut(keys, sizes, documents)
    beginnings = list(_beginnings(keys, heads, sizes, begins))
    content = parts.put(beginnings, packed).data
    edges = np.cumsum([0, *(_lengths(beginnings) + parts.sizes_by_term).tolist()])
    return [
        Shard(
            _beyond(keys[begin - 1] if begin else "", keys[begin]),
            content[edges[begin] : edges[end]],
        )
        for begin, end in pairwise([*begins, len(keys)])
    ]


class _Parts:
    """All parts of all terms: what stands before each, and how many bytes they have."""

    def __init__(self, bundle: Bundle) -> None:
        columns = bundle.columns
        self._blocks = np.bincount(columns.block, minlength=bundle.blocks)
        self._block = columns.block
        self._owners = np.repeat(np.arange(len(bundle.keys)), columns.parts)
        self._placed = (columns.occurrences <= _PLACES)[self._owners]
        self._before, self._before_sizes = _pack_before(bundle, self._owners)
        self._sizes, self._long_sizes = columns.sizes, columns.long_sizes
        self._whole = self._before_sizes + self._sizes + self._long_sizes * self._placed
        self.sizes_by_term = _add_up(self._owners, self._whole, len(bundle.keys))

    def put(self, beginnings: Sequence[bytes], packed: Iterable[bytes]) -> Bytes:
        """Give the bytes of all terms: the beginning of each, and its parts."""
        lengths = _lengths(beginnings)
        content = np.empty(int(lengths.sum() + self._whole.sum()), np.uint8)
        term_sizes = lengths + self.sizes_by_term
        starts = np.cumsum(term_sizes) - term_sizes
        _put(content, starts, lengths, np.frombuffer(b"".join(beginnings), np.uint8))
        at = np.cumsum(self._whole) - self._whole + np.cumsum(lengths)[self._owners]
        _put(content, at, self._before_sizes, self._before)
        at += self._before_sizes
        by_block = np.split(_order(self._block), np.cumsum(self._blocks))[:-1]
        for here, of_block in zip(by_block, packed, strict=True):
            self._put_block(content, at[here], here, np.frombuffer(of_block, np.uint8))
        return content

    def _put_block(self, content: Bytes, at: Numbers, here: Numbers, packed: Bytes) -> None:
        """Put the parts of a block, which begin at these places."""
        sizes, long_sizes, placed = self._sizes[here], self._long_sizes[here], self._placed[here]
        edge = int(sizes.sum())
        _put(content, at, sizes, packed[:edge])
        long = packed[edge:][np.repeat(placed, long_sizes)]
        _put(content, (at + sizes)[placed], long_sizes[placed], long)


def _pack_before(bundle: Bundle, owners: Numbers) -> tuple[Bytes, Numbers]:
    """Pack what stands before each part.

    That is how many blocks lie between it and the part before; where its term has several forms,
    how many of them are there, and which.
    """
    columns = bundle.columns
    first = np.cumsum(columns.parts) - columns.parts
    gaps = np.diff(columns.block, prepend=0) - 1
    gaps[first] = columns.block[first]
    several = columns.forms[owners] > 1
    counts = 1 + several * (1 + columns.block_forms)
    starts = np.cumsum(counts) - counts
    numbers = np.empty(int(counts.sum()), np.int64)
    numbers[starts] = gaps
    numbers[starts[several] + 1] = columns.block_forms[several]
    firsts = np.cumsum(columns.forms) - columns.forms
    of_several = np.repeat(several, columns.block_forms)
    of_term = columns.form - np.repeat(firsts[owners], columns.block_forms)
    numbers[spans(starts[several] + 2, columns.block_forms[several])] = of_term[of_several]
    packed, lengths = pack_numbers(numbers)
    return packed, np.add.reduceat(lengths, starts, dtype=np.int64) if len(starts) else starts


def _heads(bundle: Bundle) -> Iterator[bytes]:
    """Pack of each term its forms with marks, unless it has none but itself, and its followers.

    Then how many parts it has, and whether they have all places.
    """
    columns = bundle.columns
    edges = np.cumsum([0, *columns.forms.tolist()]).tolist()
    placed = columns.occurrences <= _PLACES
    followers = _followers(bundle)
    numbers = (columns.parts << 1 | placed).tolist()
    for nth, key in enumerate(bundle.keys):
        forms = bundle.forms[edges[nth] : edges[nth + 1]]
        own = _NONE if len(forms) == 1 and forms[0] == key else pack_texts(forms)
        yield own + followers.get(nth, _NONE) + pack_number(numbers[nth])


def _followers(bundle: Bundle) -> dict[int, bytes]:
    """Pack what follows the words that are in enough documents, the most frequent first."""
    keys, columns = bundle.keys, bundle.columns
    often = np.flatnonzero(columns.documents[columns.first] >= _OFTEN)
    first, following, times = columns.first[often], columns.next[often], columns.times[often]
    by_name = np.empty(len(keys), np.int64)
    by_name[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    order = np.lexsort((by_name[following], -times, first))
    first, following = first[order], following[order]
    rank = np.arange(len(first)) - np.searchsorted(first, first)
    first, following = first[rank < _FOLLOWERS], following[rank < _FOLLOWERS]
    words, begins, counts = np.unique(first, return_index=True, return_counts=True)
    texts = [pack_text(keys[number]) for number in following.tolist()]
    return {
        word: pack_number(count) + b"".join(texts[begin : begin + count])
        for word, begin, count in zip(words.tolist(), begins.tolist(), counts.tolist(), strict=True)
    }


def _cut(keys: Sequence[str], sizes: Sequence[int], documents: int) -> list[int]:
    """Tell which terms begin a shard."""
    size = _SIZE * growth(documents)
    begins: list[int] = []
    held = 0
    for nth, (key, more) in enumerate(zip(keys, sizes, strict=True)):
        if not begins or _ends(held, more, size, key):
            begins.append(nth)
            held = 0
        held += more + len(key)
    return begins


def _ends(held: int, more: int, size: int, key: str) -> bool:
    return held + more > size or (4 * held > size and crc32(key.encode()) % _ENDS == 0)


def _beyond(last: str, first: str) -> str:
    """Cut the first term of a shard to what is still beyond the last term of the one before."""
    return first[: _common(last, first) + 1]


def _beginnings(
    keys: Sequence[str], heads: Sequence[bytes], sizes: Sequence[int], begins: Sequence[int]
) -> Iterator[bytes]:
    """Give what stands before the parts of each term.

    That is how much of its key is that of the term before, the rest, how many bytes follow, its
    head; in the first of a shard first of all how many terms the shard has.
    """
    counts = dict(
        zip(begins, (end - begin for begin, end in pairwise([*begins, len(keys)])), strict=True)
    )
    before = b""
    for nth, (key, head, size) in enumerate(zip(keys, heads, sizes, strict=True)):
        encoded = key.encode()
        same, count = (
            (0, pack_number(counts[nth])) if nth in counts else (_common(before, encoded), b"")
        )
        rest = encoded[same:]
        yield b"".join(
            [count, pack_number(same), pack_number(len(rest)), rest, pack_number(size), head]
        )
        before = encoded


def _common(one: Sequence[object], other: Sequence[object]) -> int:
    """Tell how many letters or bytes are the same from the beginning on."""
    for place, (this, that) in enumerate(zip(one, other, strict=False)):
        if this != that:
            return place
    return min(len(one), len(other))


def _put(content: Bytes, starts: Numbers, sizes: Numbers, parts: Bytes) -> None:
    content[spans(starts, sizes)] = parts


def _order(blocks: Numbers) -> Numbers:
    """Tell the parts of each block, block after block; by their digits, for there are many."""
    narrow = blocks.astype(np.uint16) if len(blocks) and blocks.max() < 1 << 16 else blocks
    return np.argsort(narrow, kind="stable")


def _lengths(contents: Sequence[bytes]) -> Numbers:
    return np.fromiter(map(len, contents), np.int64, len(contents))


def _add_up(owners: Numbers, numbers: Numbers, count: int) -> Numbers:
    return np.bincount(owners, numbers, count).astype(np.int64)
