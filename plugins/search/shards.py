"""Shards: all terms of an archive in files of about one size, each put together from its blocks.

First it is told where everything stands, from what the bundle knows of each part, its digest too:
so a shard has a name before it is there, and one that was written before is not put together. What
is packed of the blocks is read band by band. The reader is
``theme/static/js/search/postings.js``.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from plugins.search.bits import (
    Bytes,
    Numbers,
    edges,
    pack_number,
    pack_numbers,
    pack_text,
    pack_texts,
    put_spans,
    spans,
)
from plugins.search.bundles import Bundle
from plugins.search.columns import narrow
from plugins.search.digests import digest_name
from plugins.search.layout import growth
from plugins.search.postings import begin_bands

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


class Shards:
    """The shards of an archive.

    ``names`` are those of their files, ``firsts`` of each the shortest text that no term before it
    reaches. A name digests all that its shard is put together from.
    """

    def __init__(
        self, bundle: Bundle, documents: int, stamp: bytes, read_band: Callable[[int], list[bytes]]
    ) -> None:
        """Cut the terms of a bundle into shards.

        ``stamp`` is of the format. ``read_band`` gives what is packed of a band in each block.
        """
        keys, columns = bundle.keys, bundle.columns
        owners = np.repeat(np.arange(len(keys), dtype=np.int32), columns.parts)
        placed = (columns.occurrences <= _PLACES)[owners]
        before, before_sizes = _pack_before(bundle, owners)
        heads = list(_heads(bundle))
        of_parts = before_sizes + columns.sizes + columns.long_sizes * placed
        sizes = (_lengths(heads) + _add_up(owners, of_parts, len(keys))).tolist()
        bands = begin_bands(keys)
        begins = _cut(keys, sizes, documents, frozenset(bands))
        beginnings = list(_beginnings(keys, heads, sizes, begins))

        self._read_band = read_band
        self._terms = [*begins, len(keys)]
        self._band = (np.searchsorted(bands, begins, "right") - 1).tolist()
        self._beginnings = _Row(b"".join(beginnings), edges(_lengths(beginnings)))
        self._parts = edges(columns.parts)
        self._band_parts = self._parts[[*bands, len(keys)]].tolist()
        self._before = _Row(before.tobytes(), edges(before_sizes))
        self._block, self._placed = narrow(columns.block), placed
        self._sizes, self._long_sizes = narrow(columns.sizes), narrow(columns.long_sizes)
        self._last: _Band | None = None
        self.firsts = [_beyond(keys[begin - 1] if begin else "", keys[begin]) for begin in begins]
        self.names = [self._name(nth, stamp, columns.digests) for nth in range(len(begins))]

    def content(self, nth: int) -> bytes:
        """Put a shard together; the band of the one that was asked last is at hand."""
        terms, parts = self._spans(nth)
        band = self._open_band(self._band[nth])
        lengths = self._beginnings.sizes(terms)
        before_sizes = self._before.sizes(parts)
        taken = self._sizes[parts] + self._long_sizes[parts] * self._placed[parts].astype(np.int64)
        whole = before_sizes + taken
        first = self._parts[terms] - parts.start
        owners = np.repeat(np.arange(len(first)), np.diff(first, append=len(whole)))
        content = np.empty(int(lengths.sum() + whole.sum()), np.uint8)
        put_spans(
            content, _starts(lengths) + edges(whole)[first], lengths, self._beginnings.of(terms)
        )
        at = _starts(whole) + np.cumsum(lengths)[owners]
        put_spans(content, at, before_sizes, self._before.of(parts))
        here = parts.start - self._band_parts[band.nth]
        there = spans(band.places[here : here + len(whole)], taken)
        put_spans(content, at + before_sizes, taken, band.packed[there])
        return content.tobytes()

    def _name(self, nth: int, stamp: bytes, digests: Numbers) -> str:
        terms, parts = self._spans(nth)
        of_parts = digests[parts].astype("<u8").tobytes()
        return digest_name(
            b"".join([stamp, self._beginnings.of(terms), self._before.of(parts), of_parts])
        )

    def _spans(self, nth: int) -> tuple[slice, slice]:
        """Tell which terms and which parts are in a shard."""
        begin, end = self._terms[nth : nth + 2]
        return slice(begin, end), slice(int(self._parts[begin]), int(self._parts[end]))

    def _open_band(self, nth: int) -> "_Band":
        if self._last and self._last.nth == nth:
            return self._last
        self._last = None
        packed = np.frombuffer(b"".join(self._read_band(nth)), np.uint8)
        parts = slice(*self._band_parts[nth : nth + 2])
        order = _order(self._block[parts])
        sizes = self._sizes[parts].astype(np.int64) + self._long_sizes[parts]
        places = np.empty(len(sizes), np.int64)
        places[order] = _starts(sizes[order])
        self._last = _Band(nth, packed, places)
        return self._last


class _Band(NamedTuple):
    """What is packed of a band, block after block, and where in it each part is."""

    nth: int
    packed: Bytes
    places: Numbers


class _Row(NamedTuple):
    """Bytes of many owners in a row; those of each end where those of the next begin."""

    content: bytes
    edges: Numbers

    def of(self, owners: slice) -> bytes:
        """Give the bytes of some owners."""
        return self.content[self.edges[owners.start] : self.edges[owners.stop]]

    def sizes(self, owners: slice) -> Numbers:
        """Tell how many bytes each of some owners has."""
        return np.diff(self.edges[owners.start : owners.stop + 1])


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


def _cut(
    keys: Sequence[str], sizes: Sequence[int], documents: int, bands: AbstractSet[int]
) -> list[int]:
    """Tell which terms begin a shard; those that begin a band do."""
    size = _SIZE * growth(documents)
    begins: list[int] = []
    held = 0
    for nth, (key, more) in enumerate(zip(keys, sizes, strict=True)):
        if not begins or nth in bands or _ends(held, more, size, key):
            begins.append(nth)
            held = 0
        held += more + len(key)
    return begins


def _ends(held: int, more: int, size: int, key: str) -> bool:
    return held + more > size or (4 * held > size and crc32(key.encode()) % _ENDS == 0)


def _beyond(last: str, first: str) -> str:
    """Cut the first term of a shard to what is still beyond the last term of the one before."""
    beginnings = (first[:size] for size in range(1, len(first)))
    return next((some for some in beginnings if not last.startswith(some)), first)


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


def _common(one: bytes, other: bytes) -> int:
    """Tell how many bytes are the same from the beginning on."""
    shorter = min(len(one), len(other))
    differing = int.from_bytes(one[:shorter]) ^ int.from_bytes(other[:shorter])
    return shorter - (differing.bit_length() + 7) // 8


def _order(blocks: npt.NDArray[np.unsignedinteger]) -> Numbers:
    """Tell the parts of each block, block after block."""
    return np.argsort(blocks, kind="stable")


def _starts(sizes: Numbers) -> Numbers:
    return np.cumsum(sizes) - sizes


def _lengths(contents: Sequence[bytes]) -> Numbers:
    return np.fromiter(map(len, contents), np.int64, len(contents))


def _add_up(owners: Numbers, numbers: Numbers, count: int) -> Numbers:
    return np.bincount(owners, numbers, count).astype(np.int64)
