"""The library: what each source of a record was made into, kept in a store under a key.

A product that the store does not have, or no longer, is made again from its source. Of sources that
are as they were nothing is read but their rows in the register; cards and contents are read when
somebody asks for them.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from plugins.archive.card import Card
from plugins.archive.claims import Claims
from plugins.archive.crew import Crew, Lost
from plugins.archive.digests import digest_of
from plugins.archive.memory import Memory
from plugins.archive.problems import Invalid, Problem
from plugins.archive.product import Product, process, read_claimed_card, read_contents
from plugins.archive.progress import Progress
from plugins.archive.record import Contents, Record, place_of
from plugins.archive.register import Row, read_register, settled, write_register
from plugins.archive.source import Source, State, read_source
from plugins.archive.store import Store
from plugins.archive.urls import record_address

_CARD, _CONTENTS = b"1", b"2"

_TOGETHER = 256
"""Sources that are looked up at once."""

_FEW = 256
"""Where one of so many sources has changed the register is written: to read a few again is less."""

Found = Row | Lost | None
"""What is known of a source; None where it has faults or cannot be read."""


@dataclass(frozen=True, slots=True)
class Library:
    """Products of the sources below a content folder.

    ``stamp`` digests the code that makes them; ``memory`` has what earlier readings read.
    """

    content: Path
    store: Store
    memory: Memory
    stamp: bytes

    def rows(self, states: Mapping[str, State], crew: Crew, progress: Progress) -> dict[str, Found]:
        """Know every source, given with its state; what is not known the crew makes."""
        register = digest_of(b"register", self.stamp, str(self.content.resolve()).encode())
        kept = self.store.find([register]).get(register)
        known = read_register(kept) if kept else {}
        rows: dict[str, Found] = {
            path: self._as_it_was(path, state, known.get(path)) for path, state in states.items()
        }
        changed = [path for path, row in rows.items() if row is None]
        for path, key, product in self._products(changed, crew, progress):
            if isinstance(product, bytes):
                card, _ = self.memory.recall((path, key), partial(_read, path, product))
                state = settled(states[path])
                rows[path] = Row(state, key, digest_of(product), card.date, card.status)
            else:
                rows[path] = product
        sound = {path: row for path, row in rows.items() if isinstance(row, Row)}
        others = sum(known.get(path) is not row for path, row in sound.items())
        if others > len(sound) // _FEW:
            self.store.put(register, write_register(sound))
        self.store.use(row.key + part for row in sound.values() for part in (_CARD, _CONTENTS))
        return rows

    def record(self, path: str, row: Row, card: Card | None = None) -> Record:
        """Give the record of a source; a card that is not given is read when it is asked for."""
        key = (path, row.key, row.card_key)
        return self.memory.recall(key, partial(self._record, path, row, card))

    def claimed(self, rows: Mapping[str, Row]) -> Iterator[tuple[Record, Claims]]:
        """Read all cards; gives each record with what it claims."""
        waiting = iter(rows.items())
        while some := list(islice(waiting, _TOGETHER)):
            kept = self.store.find(row.key + _CARD for _, row in some)
            for path, row in some:
                part = kept.get(row.key + _CARD) or self._again(path, row.key).card
                card, claims = self.memory.recall((path, row.key), partial(_read, path, part))
                yield self.record(path, row, card), claims

    def card(self, path: str, key: bytes) -> Card:
        """Give the card of a record; raises ``Invalid`` where its source has changed."""
        part = key + _CARD
        kept = self.store.find([part]).get(part) or self._again(path, key).card
        return _read(path, kept)[0]

    def contents(self, path: str, key: bytes) -> bytes:
        """Give the second part of a product; raises ``Invalid`` where its source has changed."""
        part = key + _CONTENTS
        return self.store.find([part]).get(part) or self._again(path, key).contents

    def _as_it_was(self, path: str, state: State, row: Row | None) -> Row | None:
        """Give the row of a source that has not changed."""
        if row is None or row.state == state:
            return row
        return (
            row._replace(state=settled(state)) if row.key == self._key(self._source(path)) else None
        )

    def _products(
        self, paths: Sequence[str], crew: Crew, progress: Progress
    ) -> Iterator[tuple[str, bytes, bytes | Lost | None]]:
        """Give the key and the card of each source, from the store or made by the crew."""
        kept: list[tuple[str, bytes, bytes]] = []
        taken: deque[tuple[str, bytes]] = deque()

        def unknown() -> Iterator[Source]:
            for source, key, card in self._looked_up(paths):
                if card is None:
                    taken.append((source.path, key))
                    yield source
                else:
                    kept.append((source.path, key, card))

        with progress.stage("Xử lý tệp nguồn", len(paths)):
            for product in crew.do(process, unknown()):
                path, key = taken.popleft()
                if isinstance(product, Product):
                    self._put(key, product)
                yield path, key, product.card if isinstance(product, Product) else product
                progress.step()
            for found in kept:
                yield found
                progress.step()

    def _looked_up(self, paths: Iterable[str]) -> Iterator[tuple[Source, bytes, bytes | None]]:
        """Read sources, some at a time; gives the key of each, and the card if the store has it."""
        waiting = iter(paths)
        while some := list(islice(waiting, _TOGETHER)):
            sources = [self._source(path) for path in some]
            keys = [self._key(source) for source in sources]
            cards = self.store.find(key + _CARD for key in keys)
            for source, key in zip(sources, keys, strict=True):
                yield source, key, cards.get(key + _CARD)

    def _key(self, source: Source) -> bytes:
        """Give the key of a source's product: a digest of all that it depends on."""
        return digest_of(self.stamp, source.path.encode(), source.content)

    def _source(self, path: str) -> Source:
        """Read a source; one that cannot be read has nothing in it, which is a fault too."""
        try:
            return read_source(self.content, path)
        except Invalid:
            return Source(path, b"")

    def _put(self, key: bytes, product: Product) -> None:
        self.store.put(key + _CARD, product.card)
        self.store.put(key + _CONTENTS, product.contents)

    def _record(self, path: str, row: Row, card: Card | None) -> Record:
        year, slug = place_of(path)
        way = Kept(self, path, row.key, card)
        return Record(path, year, slug, row.date, row.status, way, row.key, row.card_key)

    def _again(self, path: str, key: bytes) -> Product:
        source = read_source(self.content, path)
        product = process(source) if self._key(source) == key else None
        if product is None:
            write = "lưu xong tệp rồi dựng lại"
            found = "tệp bị sửa trong lúc dựng trang"
            raise Invalid([Problem(path, 1, 1, "dang-sua", "", found, write)])
        self._put(key, product)
        return product


class Kept:
    """The way to a record through the library; one that is sent away takes all with it."""

    __slots__ = ("_card", "_key", "_library", "_path")

    def __init__(self, library: Library, path: str, key: bytes, card: Card | None) -> None:
        """Read nothing yet."""
        self._library, self._path, self._key, self._card = library, path, key, card

    @property
    def card(self) -> Card:
        """The card; once it was read it stays at hand."""
        if self._card is None:
            self._card = self._library.card(self._path, self._key)
        return self._card

    def open(self) -> Contents:
        """Give the contents."""
        return read_contents(self._library.contents(self._path, self._key))

    def __reduce__(self) -> tuple[type["Packed"], tuple[Card, bytes]]:
        """Pack the card and the contents."""
        return Packed, (self.card, self._library.contents(self._path, self._key))


@dataclass(frozen=True, slots=True)
class Packed:
    """The way to a record that was sent here."""

    card: Card
    contents: bytes

    def open(self) -> Contents:
        """Give the contents."""
        return read_contents(self.contents)


def _read(path: str, card: bytes) -> tuple[Card, Claims]:
    """Read the first part of a product of a source."""
    return read_claimed_card(card, path, record_address(*place_of(path)))
