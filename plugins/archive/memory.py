"""What pure steps made of their input, kept from one reading of the archive to the next."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Product = TypeVar("Product")


class Memory:
    """Products by key, for as long as readings ask for them.

    A build reads once and forgets; the preview reads again at each change, and parses only what
    is not here. A step that fails leaves nothing.
    """

    def __init__(self) -> None:
        self._earlier: dict[Hashable, Any] = {}
        self._products: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """Begin a reading: forget what the last one did not ask for."""
        self._earlier, self._products = self._products, {}

    def forget(self) -> None:
        """Forget all."""
        self._earlier, self._products = {}, {}

    def recall(self, key: Hashable, step: Callable[[], Product]) -> Product:
        """Give what a step makes; the key holds all that its product depends on."""
        if key not in self._products:
            self._products[key] = self._earlier[key] if key in self._earlier else step()
        product: Product = self._products[key]
        return product
