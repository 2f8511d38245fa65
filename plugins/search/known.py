"""What is known of all blocks: what the store has not is made, by an executor, and put into it.

Kept are of each block its bundle, what is packed of its terms, the names of the shelves of its
texts and the sheets; of each group of blocks the joined bundle. So of a change one block is made
anew, its group is joined anew, and then the groups; sheets that are kept are not even read.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from plugins.archive.crew import Crew
from plugins.archive.digests import digest_of
from plugins.archive.store import Store, code_digest
from plugins.search.blocks import (
    Binding,
    Block,
    Made,
    cut_blocks,
    cut_groups,
    make_block,
    open_all,
    read_sheets,
)
from plugins.search.bundles import Bundle, join_bundles, read_bundle, write_bundle
from plugins.search.documents import Entry, Source
from plugins.search.fields import Field
from plugins.search.texts import Wording, make_wording, read_wording, write_wording

_ROOT = Path(__file__).resolve().parents[2]
_CODE = ("plugins/search", "plugins/vietnamese")

_SPEAKING = 2
"""Blocks that give the codes of texts: the oldest, and few. All texts are written in the codes, and
most changes in these blocks change some; codes from four times as many would be 1 % shorter."""

_AT_ONCE = 16
"""Blocks whose packed terms are read from the store at once."""


class KnownBlocks:
    """The blocks of an index, and what is known of them."""

    def __init__(
        self,
        entries: Sequence[Entry],
        fields: Sequence[Field],
        binding: Binding,
        store: Store,
        crew: Crew,
    ) -> None:
        """Cut documents into blocks, and make what is not known of them."""
        self._fields, self._binding, self._store, self._crew = fields, binding, store, crew
        layout = json.dumps([(field.name, field.long) for field in fields]).encode()
        stamp = digest_of(code_digest(_ROOT, _CODE), layout)
        self.blocks = [
            Block(digest_of(stamp, *(entry.key for entry in block)), block)
            for block in cut_blocks(entries)
        ]
        self._opened: dict[bytes, Sequence[Source]] = {}
        self.wording = self._know_wording()
        self._texts_stamp = digest_of(write_wording(self.wording), json.dumps(binding).encode())
        self._last: tuple[bytes, list[bytes]] = (b"", [])
        self._make_unknown()

    def join(self) -> Bundle:
        """Join the bundles of all blocks."""
        return join_bundles(map(self._join_group, cut_groups(self.blocks)))

    def packed(self) -> Iterator[bytes]:
        """Give what is packed of the terms of each block."""
        for start in range(0, len(self.blocks), _AT_ONCE):
            some = self.blocks[start : start + _AT_ONCE]
            known = self._store.find(_packed_key(block) for block in some)
            for block in some:
                yield known.pop(_packed_key(block), b"") or self._make_terms(block).packed

    def shelves(self) -> list[list[str]]:
        """Give the names of the shelves of each block's texts."""
        known = self._store.find(map(self._shelves_key, self.blocks))
        return [
            json.loads(known.get(self._shelves_key(block)) or self._make_texts(block).shelves)
            for block in self.blocks
        ]

    def sheet(self, block: Block, nth: int) -> bytes:
        """Give a sheet of a block; those of the block that was asked last are at hand."""
        key = self._sheets_key(block)
        if self._last[0] != key:
            kept = self._store.find([key]).get(key) or self._make_texts(block).sheets
            self._last = key, read_sheets(kept)
        return self._last[1][nth]

    def _know_wording(self) -> Wording:
        """Know the codes of texts, from the oldest blocks."""
        speaking = self.blocks[:_SPEAKING]
        key = digest_of(b"wording", *(block.key for block in speaking))
        kept = self._store.find([key]).get(key)
        if kept:
            return read_wording(kept)
        counts: Counter[str] = Counter()
        sources = map(self._sources, speaking)
        for block, (documents, pieces) in zip(
            speaking, self._crew.do_all(open_all, sources, chunk=1), strict=True
        ):
            counts.update(pieces)
            self._opened[block.key] = documents
        wording = make_wording(counts)
        self._store.put(key, write_wording(wording))
        return wording

    def _make_unknown(self) -> None:
        """Make what the store has not, each block as a call of its own."""
        wanted = list(self._unknown())
        calls = (
            (
                self._sources(block),
                self._fields if terms else None,
                (self.wording, self._binding) if texts else None,
            )
            for block, terms, texts in wanted
        )
        for (block, terms, texts), made in zip(
            wanted, self._crew.do_all(_make_block, calls, chunk=1), strict=True
        ):
            self._put(block, made, terms=terms, texts=texts)

    def _unknown(self) -> Iterator[tuple[Block, bool, bool]]:
        """Give the blocks of which something is not known: whether of its terms, of its texts."""
        groups = list(cut_groups(self.blocks))
        held = self._store.holds(self._all_keys(groups))
        for group in groups:
            joined = _group_key(group) in held
            for block in group:
                bundled = joined or _bundle_key(block) in held
                terms = not (bundled and _packed_key(block) in held)
                texts = not {self._shelves_key(block), self._sheets_key(block)} <= held
                if terms or texts:
                    yield block, terms, texts

    def _all_keys(self, groups: Sequence[Sequence[Block]]) -> Iterator[bytes]:
        yield from map(_group_key, groups)
        for key in (_bundle_key, _packed_key, self._shelves_key, self._sheets_key):
            yield from map(key, self.blocks)

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
        made = make_block(self._sources(block), self._fields, None)
        self._put(block, made, terms=True, texts=False)
        return made

    def _make_texts(self, block: Block) -> Made:
        made = make_block(self._sources(block), None, (self.wording, self._binding))
        self._put(block, made, terms=False, texts=True)
        return made

    def _put(self, block: Block, made: Made, *, terms: bool, texts: bool) -> None:
        if terms:
            self._store.put(_bundle_key(block), made.bundle)
            self._store.put(_packed_key(block), made.packed)
        if texts:
            self._store.put(self._shelves_key(block), made.shelves)
            self._store.put(self._sheets_key(block), made.sheets)

    def _sources(self, block: Block) -> Sequence[Source]:
        return self._opened.get(block.key) or [entry.source for entry in block.entries]

    def _shelves_key(self, block: Block) -> bytes:
        return digest_of(b"shelves", self._texts_stamp, block.key)

    def _sheets_key(self, block: Block) -> bytes:
        return digest_of(b"sheets", self._texts_stamp, block.key)


def _make_block(
    given: tuple[Sequence[Source], Sequence[Field] | None, tuple[Wording, Binding] | None],
) -> Made:
    return make_block(*given)


def _group_key(group: Sequence[Block]) -> bytes:
    return digest_of(b"group", *(block.key for block in group))


def _bundle_key(block: Block) -> bytes:
    return digest_of(b"bundle", block.key)


def _packed_key(block: Block) -> bytes:
    return digest_of(b"packed", block.key)
