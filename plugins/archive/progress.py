"""What a build tells of itself while it works: stages on a terminal, lines elsewhere, a trace.

Times are for people and decide nothing.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import NamedTuple, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

_LONG = 2
"""Seconds from which on a stage is worth a line of its own."""

_OFTEN = 0.1
"""Seconds between two pictures of the bars."""


class Span(NamedTuple):
    """Something that was done, by which process, from when to when (seconds of one clock)."""

    name: str
    process: int
    began: float
    ended: float

    @property
    def seconds(self) -> float:
        """How long it took."""
        return self.ended - self.began


class Progress:
    """Tells the stages of a build to whoever watches; without an output to nobody."""

    def __init__(self, out: TextIO | None = None) -> None:
        """Begin; bars are drawn where the output is a terminal."""
        self.spans: list[Span] = []
        self._began = perf_counter()
        self._out = out
        self._bars = _bars(out) if out and out.isatty() else None
        self._shown = 0.0

    @property
    def seconds(self) -> float:
        """How long all has taken until now."""
        return perf_counter() - self._began

    @property
    def slowest(self) -> Span | None:
        """The stage that took longest."""
        here = [span for span in self.spans if span.process == os.getpid()]
        return max(here, key=lambda span: span.seconds, default=None)

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[None]:
        """Tell of a stage: what it is called, and how many steps it has if that is known."""
        began = perf_counter()
        if self._bars:
            self._bars.start()
            self._bars.add_task(name, total=total)
        try:
            yield
        finally:
            if self._bars:
                self._bars.stop()
                self._bars.remove_task(self._bars.task_ids[-1])
            self.spans.append(Span(name, os.getpid(), began, perf_counter()))
        if self._out and not self._bars and self.spans[-1].seconds > _LONG:
            self._out.write(f"{name}: {self.spans[-1].seconds:.1f} giây\n")
            self._out.flush()

    def step(self) -> None:
        """Tell that a step of the stage is done."""
        if not self._bars:
            return
        self._bars.advance(self._bars.task_ids[-1])
        if perf_counter() - self._shown > _OFTEN:
            self._bars.refresh()
            self._shown = perf_counter()

    def trace(self, more: Iterable[Span]) -> bytes:
        """Give all spans in the Trace Event Format, which browsers show (ui.perfetto.dev)."""
        events = [
            {
                "name": span.name,
                "ph": "X",
                "pid": 1,
                "tid": span.process,
                "ts": round((span.began - self._began) * 1e6),
                "dur": round(span.seconds * 1e6),
            }
            for span in (*self.spans, *more)
        ]
        return json.dumps({"traceEvents": events}, ensure_ascii=False).encode()


class _Rate(ProgressColumn):
    """Steps in a second."""

    def render(self, task: Task) -> Text:
        """Show the speed, once it is known."""
        return Text(f"{task.speed:,.0f}/giây" if task.speed else "")


def _bars(out: TextIO) -> Bars:
    # Drawn when something is done, not by a thread: workers are copies of this process.
    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=Console(file=out),
        auto_refresh=False,
        transient=True,
    )
