"""Redirects as hosts are told of them: the file ``_redirects``, and the maps for nginx.

Of Apache and IIS, whose files are programs of patterns, nothing is read: ``tests/delivery`` asks
such servers.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

_MAPPED = re.compile(r'^    "(/(?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)+)";$', re.MULTILINE)


def read_redirects(folder: Path, base_path: str) -> dict[str, dict[str, str]]:
    """Give targets by earlier addresses for each file that tells them, by its path.

    Both begin at the root of the site, which is at ``base_path`` of its host. Earlier addresses are
    not escaped, but for their queries, and in small letters: hosts take capitals as the same.
    """
    return {
        path: {
            _below(base_path, earlier).casefold(): _below(base_path, target)
            for earlier, target in read((folder / path).read_text(encoding="utf-8"))
        }
        for path, read in _READERS.items()
        if (folder / path).is_file()
    }


def _below(base_path: str, path: str) -> str:
    return f"/{path.removeprefix(base_path)}"


def _static(rules: str) -> Iterator[tuple[str, str]]:
    """A line is a path, the pairs of its query, a target and a code."""
    for line in rules.splitlines():
        path, *pairs, target, _ = line.split()
        query = f"?{'&'.join(pairs)}" if pairs else ""
        yield f"{unquote(path)}{query}", target


def _nginx(maps: str) -> Iterator[tuple[str, str]]:
    for path, target in _MAPPED.findall(maps):
        yield re.sub(r"\\(.)", r"\1", path), target


_READERS: Mapping[str, Callable[[str], Iterator[tuple[str, str]]]] = MappingProxyType(
    {"_redirects": _static, ".nginx/http.conf": _nginx}
)
