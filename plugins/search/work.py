"""Work in many places at once: functions of a module on arguments that can be sent there."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

Made = TypeVar("Made")
Given = ParamSpec("Given")

_UNDER_WAY = 16
"""Calls that are under way at most: what is given and what is made must fit in memory."""


class Here(Executor):
    """Does the work at once, in this process."""

    def submit(
        self, function: Callable[Given, Made], /, *args: Given.args, **kwargs: Given.kwargs
    ) -> Future[Made]:
        """Do it; the future has its end already."""
        future: Future[Made] = Future()
        future.set_result(function(*args, **kwargs))
        return future


def do_all(
    executor: Executor, function: Callable[..., Made], calls: Iterable[tuple[Any, ...]]
) -> Iterator[Made]:
    """Give what the function makes of each of these arguments, in their order."""
    waiting: deque[Future[Made]] = deque()
    try:
        for arguments in calls:
            waiting.append(executor.submit(function, *arguments))
            if len(waiting) == _UNDER_WAY:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
