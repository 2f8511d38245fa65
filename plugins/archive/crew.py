"""The crew: does pure work side by side, through a ``concurrent.futures.Executor``.

By default it is the processes of this machine; ``DASK_SCHEDULER`` hands the same functions to the
workers of a Dask cluster. Little work is done at once, here: it costs nothing to have a crew.
"""

import gc
import multiprocessing
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from importlib import import_module
from itertools import chain, islice
from threading import Thread
from time import perf_counter
from typing import Any, TypeVar

from plugins.archive.progress import Span

Item = TypeVar("Item")
Product = TypeVar("Product")

CHUNK = 32
"""Items that a worker is given at once."""

PATIENCE = 120
"""Seconds that a chunk may take; what the limits on sources let pass takes a tenth of that."""

_MOST_MEMORY = 4 * 1024**3
"""Bytes that a worker may take, where the system can be told so."""

_GARBAGE = 100_000
"""Objects that a worker makes before it looks for garbage."""

_CONTEXT = multiprocessing.get_context("spawn" if os.name == "nt" else None)


class Lost(Exception):  # noqa: N818 - what became of an item, not of the program
    """A worker ended or ran away with an item, which ``item`` is."""

    def __init__(self, item: object) -> None:
        """Remember the item."""
        super().__init__(item)
        self.item = item


class Crew:
    """Workers that begin when the first large work comes, and end with ``dismiss``.

    ``spans`` tell what they did when.
    """

    def __init__(self, scheduler: str = "", workers: int = 0, patience: float = PATIENCE) -> None:
        """Take the address of the scheduler of a Dask cluster, or empty for this machine.

        Of that as many workers are taken as it has cores, if nobody says how many. A single one
        is this process itself.
        """
        self._scheduler = scheduler
        self._count = workers or os.cpu_count() or 1
        self._patience = patience
        self._executor: Executor | None = None
        self._client: Any = None
        self.spans: list[Span] = []

    @property
    def is_far(self) -> bool:
        """Whether the workers are elsewhere, and see no file of this machine."""
        return bool(self._scheduler)

    @property
    def is_at_hand(self) -> bool:
        """Whether workers of this machine are there: what is quickly done is not worth a wait."""
        return self._executor is not None and not self.is_far

    def do(
        self, function: Callable[[Item], Product], items: Iterable[Item], chunk: int = CHUNK
    ) -> Iterator[Product | Lost]:
        """Give what a pure function makes of each item, in their order.

        The function is one of a module, and what it takes and gives can be pickled; items are
        taken as they are needed. In place of a product is ``Lost`` where a worker came to nothing.
        """
        waiting = iter(items)
        enough = chunk + chunk // 2 + 1
        few = list(islice(waiting, enough))
        if len(few) < enough or (self._count == 1 and not self.is_far):
            # So many are sooner done here than a worker is there to do them.
            yield from map(function, chain(few, waiting))
            return
        for products in self._spread(function, _chunks(chain(few, waiting), chunk)):
            yield from products

    def do_all(
        self, function: Callable[[Item], Product], items: Iterable[Item], chunk: int = CHUNK
    ) -> Iterator[Product]:
        """Give the products as ``do`` does; raises ``Lost`` where there is none."""
        for product in self.do(function, items, chunk):
            if isinstance(product, Lost):
                raise product
            yield product

    def dismiss(self) -> None:
        """Let the workers go."""
        if self._client:
            self._client.close()
        elif self._executor:
            self._executor.shutdown(cancel_futures=True)
        self._executor = self._client = None

    def _spread(
        self, function: Callable[[Item], Product], chunks: Iterator[Sequence[Item]]
    ) -> Iterator[list[Product | Lost]]:
        """Do chunks with no more under way than keeps all workers busy."""
        under_way: deque[tuple[bytes, Future[tuple[list[Product], Span]]]] = deque()
        for items in chunks:
            # Packed at once: an executor would do it in a thread, where no store may be asked.
            packed = pickle.dumps((function, items), pickle.HIGHEST_PROTOCOL)
            under_way.append((packed, self._submit(packed)))
            if len(under_way) > 2 * self._workers():
                yield self._receive(under_way)
        while under_way:
            yield self._receive(under_way)

    def _receive(
        self, under_way: deque[tuple[bytes, Future[tuple[list[Product], Span]]]]
    ) -> list[Product | Lost]:
        packed, future = under_way.popleft()
        try:
            products, span = future.result(self._patience)
        except self._losses:
            # Whoever was to blame, all that was under way is lost: each is done anew by itself.
            self._abandon()
            again = [others for others, _ in under_way]
            under_way.clear()
            under_way.extend((others, self._submit(others)) for others in again)
            function, items = pickle.loads(packed)  # noqa: S301 - packed by us
            return [self._alone(function, item) for item in items]
        self.spans.append(span)
        return [*products]

    @property
    def _losses(self) -> tuple[type[BaseException], ...]:
        """What is raised where a worker came to nothing."""
        cluster = (import_module("distributed").KilledWorker,) if self._client else ()
        return (BrokenExecutor, MemoryError, TimeoutError, *cluster)

    def _submit(self, packed: bytes) -> Future[tuple[list[Product], Span]]:
        try:
            return self._hire().submit(_work, packed)
        except BrokenExecutor as error:
            # Told by the future, like the end of any other worker.
            broken: Future[tuple[list[Product], Span]] = Future()
            broken.set_exception(error)
            return broken

    def _alone(self, function: Callable[[Item], Product], item: Item) -> Product | Lost:
        with ProcessPoolExecutor(1, _CONTEXT, _begin) as executor:
            try:
                return executor.submit(function, item).result(self._patience)
            except (BrokenExecutor, MemoryError, TimeoutError):
                _end_children()
                return Lost(item)

    def _hire(self) -> Executor:
        if self._executor is None and self._scheduler:
            self._client = import_module("distributed").Client(self._scheduler)
            self._executor = self._client.get_executor(pure=False)
        elif self._executor is None:
            self._executor = ProcessPoolExecutor(self._workers(), _CONTEXT, _begin)
        return self._executor

    def _workers(self) -> int:
        return len(self._client.nthreads()) if self._client else self._count

    def _abandon(self) -> None:
        if self._executor and not self._client:
            _end_children()
        self.dismiss()


def _work(packed: bytes) -> tuple[list[Any], Span]:
    """Do a chunk, in a worker; tell when that was."""
    began = perf_counter()
    function, items = pickle.loads(packed)  # noqa: S301 - packed by us
    products = [function(item) for item in items]
    name = getattr(function, "__qualname__", type(function).__name__)
    return products, Span(name, os.getpid(), began, perf_counter())


def _chunks(items: Iterator[Item], size: int) -> Iterator[Sequence[Item]]:
    while some := list(islice(items, size)):
        yield some


def _begin() -> None:
    """Prepare a worker: what it has read stays, and it looks seldom for garbage."""
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    Thread(target=_end_with_the_builder, daemon=True).start()
    if os.name == "posix":
        resource = import_module("resource")
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, most))


def _end_with_the_builder() -> None:
    """End when the program that began this worker is gone, even if it was killed."""
    builder = multiprocessing.parent_process()
    if builder:
        builder.join()
        os._exit(1)


def _end_children() -> None:
    """End the workers of this machine: they are the only children of the program."""
    for child in multiprocessing.active_children():
        child.kill()
