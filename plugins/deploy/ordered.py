"""A target in which nothing can be switched: one file comes after the other, in an order."""

from collections import deque
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from plugins.archive.sums import SUMS, read_sums, write_sums
from plugins.deploy.changes import steps, under_way
from plugins.deploy.published import Published
from plugins.deploy.refusal import Refusal

_AT_ONCE = 16
"""Files on their way at the same time: a host far away is waited for, not calculated with."""


class Place(Protocol):
    """Where files lie, by paths. All raise ``Refusal`` where it cannot be done."""

    def read(self, path: str) -> bytes | None:
        """Give a file; None where there is none."""

    def is_empty(self) -> bool:
        """Tell whether nothing is there that a deploy did not begin with."""

    def put(self, path: str, content: bytes) -> None:
        """Make a file hold this content, whole or not at all."""

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""


@dataclass(frozen=True)
class Ordered:
    """A target that has files of ours and no others."""

    address: str
    place: Place

    def read(self, _: Published) -> Mapping[str, str]:
        """Give the sums that the target's own list has; what is not in it is not ours."""
        listed = self.place.read(SUMS)
        if listed is None and not self.place.is_empty():
            found = f"{self.address} có những tệp không do lệnh này đưa lên"
            raise Refusal(found, "chọn một nơi trống, hoặc tự dọn nơi ấy trước")
        try:
            return read_sums(listed or b"")
        except ValueError:
            found = f"tệp {SUMS} ở {self.address} hỏng nên không biết ở đó có gì"
            raise Refusal(found, "dọn sạch nơi ấy rồi chạy lại") from None

    def bring(self, site: Published, there: Mapping[str, str]) -> str:
        """Do all steps, each when the one before is done."""
        self.place.put(SUMS, write_sums(under_way(there, site.sums)))
        pool = ThreadPoolExecutor(_AT_ONCE)
        try:
            for step in steps(there, site.sums):
                do = partial(self._put, site) if step.puts else self.place.remove
                deque(pool.map(do, step.paths), maxlen=0)
            deque(pool.map(partial(self._put, site), site.beside), maxlen=0)
        finally:
            pool.shutdown(cancel_futures=True)
        self.place.put(SUMS, site.listed)
        return ""

    def _put(self, site: Published, path: str) -> None:
        self.place.put(path, site.read(path))
