"""A ledger: a store, and which of its answers an index asked for."""

from collections.abc import Iterable

from plugins.archive.store import Store


class Ledger:
    """Asks a store and remembers the keys, so that they can be kept without being asked again."""

    def __init__(self, store: Store) -> None:
        """Begin with a store."""
        self._store = store
        self.asked: set[bytes] = set()

    def find(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Give the answers known under these keys."""
        return self._store.find(self._note(keys))

    def holds(self, keys: Iterable[bytes]) -> set[bytes]:
        """Tell which of these keys are known."""
        return self._store.holds(self._note(keys))

    def put(self, key: bytes, answer: bytes) -> None:
        """Remember an answer."""
        self.asked.add(key)
        self._store.put(key, answer)

    def _note(self, keys: Iterable[bytes]) -> list[bytes]:
        noted = list(keys)
        self.asked.update(noted)
        return noted
