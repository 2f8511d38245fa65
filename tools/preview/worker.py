"""A process that knows the archive, and the pipe over which it is asked."""

import asyncio
import gc
import signal
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from tools.preview.answers import Answer, Fault, Project, Report
from tools.preview.faults import describe

SESSION = "tools.preview.session"
"""Imported by the worker alone: a program that cannot even be read is told like any fault."""

QUIET = 2
"""Seconds without a question."""

# The same on every system: Windows knows no other way to begin a process.
_CONTEXT = get_context("spawn")


class Worker:
    """A process with a session, asked one question after the other, in the order they came."""

    def __init__(self, project: Project) -> None:
        """Begin the process; it says nothing until it is asked."""
        self._questions, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=work, args=(theirs, project), daemon=True)
        self._process.start()
        # Only the process holds its end now, so the pipe breaks when the process ends.
        theirs.close()
        self._thread = ThreadPoolExecutor(1)

    async def read(self) -> Report:
        """Let it read what is there now; raises ``Fault``, or ``EOFError`` when it has ended."""
        report: Report = await self._ask("read")
        return report

    async def answer(self, address: str) -> Answer | None:
        """Ask what is at an address; None for what takes long to make. Raises as ``read`` does."""
        answer: Answer | None = await self._ask("answer", address)
        return answer

    async def answer_slowly(self, address: str) -> Answer:
        """Ask what is at an address, however long it takes. Raises as ``read`` does."""
        answer: Answer = await self._ask("answer_slowly", address)
        return answer

    def stop(self) -> None:
        """End the process; whoever waits for an answer gets an ``EOFError``."""
        self._process.kill()
        self._process.join()
        self._thread.shutdown(cancel_futures=True)
        self._questions.close()

    async def _ask(self, *question: str) -> Any:  # noqa: ANN401 - as the session answers
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(self._thread, self._exchange, question)
        if isinstance(answer, Fault):
            raise answer
        return answer

    def _exchange(self, question: tuple[str, ...]) -> object:
        try:
            self._questions.send(question)
            return self._questions.recv()
        except OSError:
            raise EOFError from None


def work(questions: Connection, project: Project) -> None:
    """Answer until the pipe breaks; what fails is answered with a ``Fault``."""
    # Ctrl+C is for the server to obey.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The search for garbage takes as long as the reading of a change, so it waits for quiet.
    gc.disable()
    session: Any = None
    with suppress(EOFError, OSError):
        while True:
            if not questions.poll(QUIET):
                gc.collect()
            method, *arguments = questions.recv()
            try:
                session = session or import_module(SESSION).Session(project)
                answer = getattr(session, method)(*arguments)
            except (Exception, SystemExit) as error:  # noqa: BLE001 - told in the browser
                answer = Fault(describe(error, project.root))
            questions.send(answer)
