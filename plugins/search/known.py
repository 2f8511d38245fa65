"""What is known of all blocks: what the store has not is made, by an executor, and put into it.

Kept are of each shelf what was read of its documents, its name and its sheets; of each block its
bundle and, band by band, what is packed of its terms; of each group of blocks the joined bundle. So
of a change one shelf is read anew, its block is made anew, its group is joined anew, and then the
groups; sheets that are kept are not even read.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from plugins.archive.crew import Crew
from plugins.archive.digests import digest_of
from plugins.search.blocks import (
    Block,
    Made,
    MadeShelf,
    Shelf,
    Task,
    cut_blocks,
    cut_groups,
    make_block,
    open_all,
    read_sheets,
    runs,
)
from plugins.search.bundles import Bundle, join_bundles, read_bundle, write_bundle
from plugins.search.documents import Document, Source
from plugins.search.fields import Field
from plugins.search.layout import Layout, Material
from plugins.search.ledger import Ledger
from plugins.search.postings import BANDS
from plugins.search.texts import Wording, make_wording, read_wording, write_wording

_SPEAKING = 2
"""Blocks that give the codes of texts: the oldest, and few. All texts are written in the codes, and
most changes in these blocks change some; codes from four times as many would be 1 % shorter."""


_Call = tuple[Sequence[Task], Sequence[Field], Wording, int]


class _Wanted(NamedTuple):
    """A block of which something is not known: its terms, the texts of some shelves."""

    block: Block
    terms: bool
    texts: Sequence[bool]


class KnownBlocks:
    """The blocks of an index, and what is known of them."""

    def __init__(
        self, material: Material, layout: Layout, stamp: bytes, store: Ledger, crew: Crew
    ) -> None:
        """Cut documents into blocks, and make what is not known of them.

        ``stamp`` digests the code and the layout.
        """
        self._layout, self._store, self._crew = layout, store, crew
        self.blocks = list(self._cut(material, stamp))
        self.shelves = [shelf for block in self.blocks for shelf in block.shelves]
        self.size = sum(block.size for block in self.blocks)
        sheets = (-(-len(shelf.entries) // layout.sheet) for shelf in self.shelves)
        self._first_sheets = [0, *accumulate(sheets)]
        self._opened: dict[bytes, Sequence[Document]] = {}
        self.wording = self._know_wording()
        self._wording_key = digest_of(write_wording(self.wording))
        self._last: tuple[bytes, list[bytes]] = (b"", [])
        self._make_unknown()

    def join(self) -> Bundle:
        """Join the bundles of all blocks."""
        return join_bundles(map(self._join_group, cut_groups(self.blocks)))

    def band(self, nth: int) -> list[bytes]:
        """Give what is packed of the terms of a band in each block."""
        known = self._store.find(_band_key(block, nth) for block in self.blocks)
        packed = ((block, known.get(_band_key(block, nth))) for block in self.blocks)
        return [
            self._make_terms(block).bands[nth] if kept is None else kept for block, kept in packed
        ]

    def names(self) -> list[str]:
        """Give the names of all shelves."""
        known = self._store.find(map(self._name_key, self.shelves))
        return [
            (known.get(self._name_key(shelf)) or self._make_texts(shelf).name).decode()
            for shelf in self.shelves
        ]

    def sheet(self, nth: int) -> bytes:
        """Give a sheet, counted from the first of all; the shelf that was asked last is at hand."""
        number = bisect_right(self._first_sheets, nth) - 1
        shelf, place = self.shelves[number], nth - self._first_sheets[number]
        key = self._sheets_key(shelf)
        if self._last[0] != key:
            kept = self._store.find([key]).get(key) or self._make_texts(shelf).sheets
            self._last = key, read_sheets(kept)
        return self._last[1][place]

    def _cut(self, material: Material, stamp: bytes) -> Iterator[Block]:
        """Cut documents into blocks and shelves; only those that are not known are looked at."""
        entries = material.entries()
        size = self._layout.shelf(len(entries))
        blocks = [[*runs(block, size)] for block in cut_blocks(entries)]
        seen = [
            [digest_of(stamp, material.ground, *(entry.mark for entry in some)) for some in block]
            for block in blocks
        ]
        known = self._store.find(chain.from_iterable(seen))
        for block, marks in zip(blocks, seen, strict=True):
            shelves = []
            for some, mark in zip(block, marks, strict=True):
                key = known.get(mark)
                if key is None:
                    key = digest_of(stamp, *(entry.key for entry in some))
                    self._store.put(mark, key)
                shelves.append(Shelf(key, some))
            yield Block(digest_of(*(shelf.key for shelf in shelves)), shelves)

    def _know_wording(self) -> Wording:
        """Know the codes of texts, from the oldest blocks."""
        speaking = self.blocks[:_SPEAKING]
        key = digest_of(b"wording", *(block.key for block in speaking))
        kept = self._store.find([key]).get(key)
        if kept:
            return read_wording(kept)
        shelves = [shelf for block in speaking for shelf in block.shelves]
        counts: Counter[str] = Counter()
        sources = map(self._sources, shelves)
        for shelf, (documents, pieces) in zip(
            shelves, self._crew.do_all(open_all, sources, chunk=1), strict=True
        ):
            counts.update(pieces)
            self._opened[shelf.key] = documents
        wording = make_wording(counts)
        self._store.put(key, write_wording(wording))
        return wording

    def _make_unknown(self) -> None:
        """Make what the store has not, each block as a call of its own."""
        wanted = list(self._unknown())
        calls = map(self._call, wanted)
        for one, made in zip(wanted, self._crew.do_all(_make_block, calls, chunk=1), strict=True):
            self._put(one.block, made)
        self._opened.clear()

    def _unknown(self) -> Iterator[_Wanted]:
        """Give the blocks of which something is not known."""
        groups = list(cut_groups(self.blocks))
        held = self._store.holds(self._all_keys(groups))
        for group in groups:
            joined = _group_key(group) in held
            for block in group:
                bundled = joined or _bundle_key(block) in held
                terms = not (bundled and held.issuperset(_band_keys(block)))
                texts = [
                    not held.issuperset((self._name_key(shelf), self._sheets_key(shelf)))
                    for shelf in block.shelves
                ]
                if terms or any(texts):
                    yield _Wanted(block, terms, texts)

    def _all_keys(self, groups: Sequence[Sequence[Block]]) -> Iterator[bytes]:
        yield from map(_group_key, groups)
        yield from map(_bundle_key, self.blocks)
        yield from chain.from_iterable(map(_band_keys, self.blocks))
        for key in (_reading_key, self._name_key, self._sheets_key):
            yield from map(key, self.shelves)

    def _call(self, wanted: _Wanted) -> _Call:
        """Tell a worker what is to be done with a block, and what is known of it."""
        block, terms, texts = wanted
        known = self._store.find(map(_reading_key, block.shelves)) if terms else {}
        tasks = []
        for shelf, sheets in zip(block.shelves, texts, strict=True):
            reading = known.get(_reading_key(shelf), b"") if terms else None
            needed = sheets or reading == b""
            tasks.append(Task(reading, sheets, self._sources(shelf) if needed else ()))
        return tasks, self._layout.fields, self.wording, self._layout.sheet

    def _join_group(self, group: Sequence[Block]) -> Bundle:
        key = _group_key(group)
        if kept := self._store.find([key]).get(key):
            return read_bundle(kept)
        known = self._store.find(map(_bundle_key, group))
        joined = join_bundles(
            [
                read_bundle(known.get(_bundle_key(block)) or self._make_terms(block).bundle)
                for block in group
            ]
        )
        self._store.put(key, write_bundle(joined))
        return joined

    def _make_terms(self, block: Block) -> Made:
        """Make the terms of a block that the store seemed to have, and lost."""
        call = self._call(_Wanted(block, terms=True, texts=[False] * len(block.shelves)))
        made = make_block(*call)
        self._put(block, made)
        return made

    def _make_texts(self, shelf: Shelf) -> MadeShelf:
        """Make the texts of a shelf that the store seemed to have, and lost."""
        task = Task(None, sheets=True, sources=self._sources(shelf))
        (made,) = make_block([task], self._layout.fields, self.wording, self._layout.sheet).shelves
        self._put_shelf(shelf, made)
        return made

    def _put(self, block: Block, made: Made) -> None:
        if made.bundle:
            self._store.put(_bundle_key(block), made.bundle)
            for key, band in zip(_band_keys(block), made.bands, strict=True):
                self._store.put(key, band)
        for shelf, made_shelf in zip(block.shelves, made.shelves, strict=True):
            self._put_shelf(shelf, made_shelf)

    def _put_shelf(self, shelf: Shelf, made: MadeShelf) -> None:
        if made.reading:
            self._store.put(_reading_key(shelf), made.reading)
        if made.name:
            self._store.put(self._name_key(shelf), made.name)
            self._store.put(self._sheets_key(shelf), made.sheets)

    def _sources(self, shelf: Shelf) -> Sequence[Source]:
        return self._opened.get(shelf.key) or [entry.source for entry in shelf.entries]

    def _name_key(self, shelf: Shelf) -> bytes:
        return b"".join((b"name", self._wording_key, shelf.key))

    def _sheets_key(self, shelf: Shelf) -> bytes:
        return b"".join((b"sheets", self._wording_key, shelf.key))


def _make_block(given: _Call) -> Made:
    return make_block(*given)


def _group_key(group: Sequence[Block]) -> bytes:
    return digest_of(b"group", *(block.key for block in group))


def _bundle_key(block: Block) -> bytes:
    return b"bundle" + block.key


def _band_keys(block: Block) -> list[bytes]:
    return [_band_key(block, nth) for nth in range(len(BANDS))]


def _band_key(block: Block, nth: int) -> bytes:
    return b"band" + bytes([nth]) + block.key


def _reading_key(shelf: Shelf) -> bytes:
    return b"reading" + shelf.key
