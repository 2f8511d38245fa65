"""The library: what each source of a record was made into, kept in a store under a key.

A product that the store does not have, or no longer, is made again from its source.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.archive.claims import Claims
from plugins.archive.crew import Crew, Lost
from plugins.archive.digests import digest_of
from plugins.archive.memory import Memory
from plugins.archive.problems import Invalid, Problem
from plugins.archive.product import Product, process, read_claimed_card, read_contents
from plugins.archive.progress import Progress
from plugins.archive.record import Contents, Record, place_of
from plugins.archive.source import Source, read_source
from plugins.archive.store import Store
from plugins.archive.urls import record_address

_CARD, _CONTENTS = b"1", b"2"

Found = tuple[Record, Claims] | Lost | None
"""A record and what it claims; None where its source has faults or cannot be read."""


@dataclass(frozen=True, slots=True)
class Library:
    """Products of the sources below a content folder.

    ``stamp`` digests the code that makes them; ``memory`` has the records of earlier readings.
    """

    content: Path
    store: Store
    memory: Memory
    stamp: bytes

    def records(
        self, paths: Iterable[str], crew: Crew, progress: Progress
    ) -> Iterator[tuple[str, Found]]:
        """Give each path with its record; those that are not known are made by the crew."""
        keys = dict(self._keys(paths))
        cards = self._cards(keys.values())
        unknown = [path for path, key in keys.items() if key not in cards]
        lost = {}
        with progress.stage("Xử lý tệp nguồn", len(unknown)):
            for path, key, product in self._made(unknown, crew):
                keys[path] = key
                if isinstance(product, Product):
                    self._put(key, product)
                    cards[key] = product.card
                elif product:
                    lost[path] = product
                progress.step()
        for path, key in keys.items():
            if card := cards.pop(key, None):
                yield path, self.memory.recall(key, partial(self._read, path, key, card))
            else:
                yield path, lost.get(path)

    def contents(self, path: str, key: bytes) -> bytes:
        """Give the second part of a product; raises ``Invalid`` where its source has changed."""
        part = key + _CONTENTS
        return self.store.find([part]).get(part) or self._again(path, key).contents

    def _keys(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        for path in paths:
            yield path, self._key(self._source(path))

    def _key(self, source: Source) -> bytes:
        """Give the key of a source's product: a digest of all that it depends on."""
        return digest_of(self.stamp, source.path.encode(), source.content)

    def _source(self, path: str) -> Source:
        """Read a source; one that cannot be read has nothing in it, which is a fault too."""
        try:
            return read_source(self.content, path)
        except Invalid:
            return Source(path, b"")

    def _cards(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        parts = [key + _CARD for key in keys]
        self.store.use(part[:-1] + _CONTENTS for part in parts)
        return {part[:-1]: kept for part, kept in self.store.find(parts).items()}

    def _made(
        self, paths: Iterable[str], crew: Crew
    ) -> Iterator[tuple[str, bytes, Product | Lost | None]]:
        """Make products, each with the key of the source as it was then."""
        taken: list[tuple[str, bytes]] = []

        def sources() -> Iterator[Source]:
            for path in paths:
                source = self._source(path)
                taken.append((path, self._key(source)))
                yield source

        for number, product in enumerate(crew.do(process, sources())):
            yield *taken[number], product

    def _put(self, key: bytes, product: Product) -> None:
        self.store.put(key + _CARD, product.card)
        self.store.put(key + _CONTENTS, product.contents)

    def _read(self, path: str, key: bytes, kept: bytes) -> tuple[Record, Claims]:
        year, slug = place_of(path)
        card, claims = read_claimed_card(kept, path, record_address(year, slug))
        way = Kept(self, path, key)
        return Record(path, year, slug, card, way, key, digest_of(kept)), claims

    def _again(self, path: str, key: bytes) -> Product:
        source = read_source(self.content, path)
        product = process(source) if self._key(source) == key else None
        if product is None:
            write = "lưu xong tệp rồi dựng lại"
            found = "tệp bị sửa trong lúc dựng trang"
            raise Invalid([Problem(path, 1, 1, "dang-sua", "", found, write)])
        return product


@dataclass(frozen=True, slots=True)
class Kept:
    """Opens a record from the library; one that is sent away takes its contents with it."""

    library: Library
    path: str
    key: bytes

    def __call__(self) -> Contents:
        """Give the contents."""
        return read_contents(self.library.contents(self.path, self.key))

    def __reduce__(self) -> tuple[type["Packed"], tuple[bytes]]:
        """Pack the contents."""
        return Packed, (self.library.contents(self.path, self.key),)


@dataclass(frozen=True, slots=True)
class Packed:
    """Opens a record that was sent here."""

    contents: bytes

    def __call__(self) -> Contents:
        """Give the contents."""
        return read_contents(self.contents)
