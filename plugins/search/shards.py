"""Shards: all terms of an archive in files of about one size, each put together from its blocks.

The reader is ``theme/static/js/search/postings.js``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log2
from typing import AnyStr, NamedTuple
from zlib import crc32

from plugins.search.bits import pack_number, pack_texts
from plugins.search.postings import Part, Postings

_USUAL_SIZE = 8 * 1024
"""Bytes of a shard in an archive of ``_USUAL`` documents. One of four times as many documents has
shards of twice the size, so that the list of shards and a shard grow alike."""

_USUAL = 10_000

_ENDS = 64
"""One of so many terms may begin a shard: which is told by itself, so that a change in one shard
leaves the others as they are."""

_PLACES = 1 << 16
"""Occurrences up to which a term keeps its places in long fields."""

_FOLLOWERS = 24
"""Words that are kept as what often follows a word: from them a begun word is completed."""

_OFTEN = 20
"""Documents a word must be in before it is said what follows it."""

Parts = Sequence[tuple[int, Part]]
"""A term's parts, each with the number of its block."""


class Shard(NamedTuple):
    """A shard: the shortest text that no term before it reaches, and its bytes."""

    first: str
    content: bytes


def join_terms(blocks: Iterable[Postings]) -> dict[str, Parts]:
    """Collect the parts of every term, the terms in the order of JavaScript (UTF-16)."""
    terms: defaultdict[str, list[tuple[int, Part]]] = defaultdict(list)
    for number, postings in enumerate(blocks):
        for part in postings.parts:
            terms[part.key].append((number, part))
    return {key: terms[key] for key in sorted(terms, key=lambda key: key.encode("utf-16-be"))}


def cut_shards(
    terms: Mapping[str, Parts], blocks: Sequence[Postings], documents: int
) -> Iterator[Shard]:
    """Pack the terms and cut them into shards."""
    size = _USUAL_SIZE * 2 ** max(0, round(log2(max(documents, 1) / _USUAL) / 2))
    followers = _followers(terms, blocks)
    waiting: list[tuple[str, bytes]] = []
    held, last = 0, ""
    for key, parts in terms.items():
        packed = _pack_term(key, parts, followers.get(key, []))
        if waiting and _ends(held, len(packed), size, key):
            yield Shard(_beyond(last, waiting[0][0]), _pack_shard(waiting))
            last = waiting[-1][0]
            waiting, held = [], 0
        waiting.append((key, packed))
        held += len(packed) + len(key)
    if waiting:
        yield Shard(_beyond(last, waiting[0][0]), _pack_shard(waiting))


def count_documents(parts: Parts) -> int:
    """Count the documents that have a term."""
    return sum([part.documents for _, part in parts])


def _ends(held: int, more: int, size: int, key: str) -> bool:
    return held + more > size or (4 * held > size and crc32(key.encode()) % _ENDS == 0)


def _beyond(last: str, first: str) -> str:
    """Cut the first term of a shard to what is still beyond the last term of the one before."""
    return first[: _common(last, first) + 1]


def _pack_term(key: str, parts: Parts, followers: Sequence[str]) -> bytes:
    """Pack its forms with marks, unless it has none but itself, its followers and its parts."""
    forms = list(dict.fromkeys([form for _, part in parts for form in part.forms]))
    number = {form: nth for nth, form in enumerate(forms)}
    long = sum([part.occurrences for _, part in parts]) <= _PLACES
    packed = [
        pack_texts([] if forms == [key] else forms),
        pack_texts(followers),
        pack_number(len(parts) << 1 | long),
    ]
    before = -1
    for block, part in parts:
        packed.append(pack_number(block - before - 1))
        if len(forms) > 1:
            packed.append(_pack_numbers([number[form] for form in part.forms]))
        packed.append(part.packed)
        if long:
            packed.append(part.long)
        before = block
    return b"".join(packed)


def _pack_numbers(numbers: Sequence[int]) -> bytes:
    return b"".join(map(pack_number, (len(numbers), *numbers)))


def _pack_shard(terms: Sequence[tuple[str, bytes]]) -> bytes:
    """Pack terms: of each how much of its key is that of the one before, the rest, its posting."""
    parts = [pack_number(len(terms))]
    before = b""
    for key, packed in terms:
        encoded = key.encode()
        same = _common(before, encoded)
        rest = encoded[same:]
        parts += [pack_number(same), pack_number(len(rest)), rest, pack_number(len(packed)), packed]
        before = encoded
    return b"".join(parts)


def _common(one: AnyStr, other: AnyStr) -> int:
    return next(
        (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )


def _followers(terms: Mapping[str, Parts], blocks: Iterable[Postings]) -> dict[str, list[str]]:
    """Find what follows the words that are in enough documents, the most frequent first."""
    counts: dict[str, Counter[str]] = {
        key: Counter() for key, parts in terms.items() if count_documents(parts) >= _OFTEN
    }
    for parts, (first, following, times) in ((block.parts, block.followings) for block in blocks):
        of_parts = [counts.get(part.key) for part in parts]
        for one, other, count in zip(first, following, times, strict=True):
            if (counter := of_parts[one]) is not None:
                counter[parts[other].key] += count
    return {
        key: sorted(count, key=lambda next_key: (-count[next_key], next_key))[:_FOLLOWERS]
        for key, count in counts.items()
    }
