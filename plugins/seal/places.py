"""Where a copy of a site is: in a folder, or with a host that serves it.

A host is asked in the way of a browser, for the address of a folder where its page is wanted.
"""

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple, Protocol
from urllib.parse import quote, urljoin, urlsplit

from plugins.archive.manifest import MANIFEST
from plugins.archive.published import ADDRESSES

_PAGE = "index.html"
_UNSERVED = {".nginx", ".htaccess", "web.config", "_redirects", "_headers"}
"""Folder and files that hosts read themselves and show nobody."""

_OWN = (MANIFEST, ADDRESSES, ".git/")
"""What paths begin with that are of builds and of git, and of no site."""

_BUSY = {429, 500, 502, 503, 504}
_PAUSES = (0, 0, 1)
"""Seconds before each try: a connection that was kept may have ended without a fault."""

_TIMEOUT = 30
_MOST_REDIRECTS = 3


class Answer(NamedTuple):
    """What is at a path; where nothing is, what a host says in its place."""

    content: bytes
    found: bool


class UnreachableError(Exception):
    """A file that could not be had; says why."""


class Place(Protocol):
    """Where a copy is; it may be asked by several threads."""

    def serves(self, path: str) -> bool:
        """Tell whether whoever asks this place is given the file at a path."""

    def ask(self, path: str) -> Answer:
        """Give what is at a path of the site; raises ``UnreachableError``."""

    def paths(self) -> Iterable[str]:
        """Give the paths of all files, of a place that can tell."""


class Folder:
    """A copy in a folder."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, which is there."""
        self._folder = folder

    def serves(self, _path: str) -> bool:
        """Give any."""
        return True

    def ask(self, path: str) -> Answer:
        """Read a file."""
        try:
            return Answer((self._folder / path).read_bytes(), found=True)
        except FileNotFoundError:
            return Answer(b"", found=False)
        except OSError as error:
            raise UnreachableError(error.strerror) from None

    def paths(self) -> Iterator[str]:
        """Yield the paths of all files of the site."""
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = Path(folder, name).relative_to(self._folder).as_posix()
                if not path.startswith(_OWN):
                    yield path


class Host:
    """A copy that is served below an address; connections are kept from file to file."""

    def __init__(self, url: str) -> None:
        """Take the address of the home page."""
        self._root = urlsplit(f"{url.rstrip('/')}/")
        self._idle: SimpleQueue[HTTPConnection] = SimpleQueue()

    def serves(self, path: str) -> bool:
        """Leave out what hosts read themselves."""
        return path.partition("/")[0] not in _UNSERVED

    def ask(self, path: str) -> Answer:
        """Fetch a file, where the host leads on from it too; it is tried again after a fault."""
        folder, _, name = path.rpartition("/")
        address = path if name != _PAGE else f"{folder}/" if folder else ""
        url = urljoin(self._root.geturl(), quote(address))
        for _ in range(_MOST_REDIRECTS + 1):
            status, target, content = self._try(url)
            if not target:
                return Answer(content, found=status < 400)  # noqa: PLR2004 - HTTP's own number
            url = urljoin(url, target)
            if urlsplit(url)[:2] != self._root[:2]:
                raise UnreachableError(f"dẫn sang {url}")
        raise UnreachableError("chuyển hướng quá nhiều lần")

    def paths(self) -> tuple[str, ...]:
        """Give none: a host does not tell what it has."""
        return ()

    def _try(self, url: str) -> tuple[int, str, bytes]:
        """Give status, where it leads on and what it says."""
        fault = ""
        for pause in _PAUSES:
            time.sleep(pause)
            try:
                with self._connection() as connection:
                    status, target, content = _get(connection, url)
            except (OSError, HTTPException) as error:
                fault = str(error) or type(error).__name__
                continue
            if status not in _BUSY:
                return status, target, content
            fault = f"mã {status}"
        raise UnreachableError(fault)

    @contextmanager
    def _connection(self) -> Iterator[HTTPConnection]:
        """Lend a connection, which is kept if nothing is wrong with it."""
        try:
            connection = self._idle.get_nowait()
        except Empty:
            kind = HTTPSConnection if self._root.scheme == "https" else HTTPConnection
            connection = kind(self._root.netloc, timeout=_TIMEOUT)
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._idle.put(connection)

    def close(self) -> None:
        """Let all connections go."""
        while not self._idle.empty():
            self._idle.get_nowait().close()


def _get(connection: HTTPConnection, url: str) -> tuple[int, str, bytes]:
    """Ask once. Compressed, the same file could come as other bytes."""
    parts = urlsplit(url)
    address = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request("GET", address, headers={"Accept-Encoding": "identity"})
    response: HTTPResponse = connection.getresponse()
    content = response.read()
    leads_on = response.status in {301, 302, 303, 307, 308}
    return response.status, (response.getheader("Location") or "") if leads_on else "", content
