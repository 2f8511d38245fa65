"""An address that was ever published leads to something: a file, or a redirect to one.

What hosts are told of redirects is read as they read it: ``_redirects``, and the maps for nginx.
Pages that lead on are files. Of Apache and IIS, whose files are programs of patterns, nothing is
read here: ``tests/delivery`` asks such servers.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote

from plugins.archive.published import ADDRESSES
from plugins.verify.findings import Finding
from plugins.verify.output import Output

_MAPPED = re.compile(r'^    "((?:[^"\\]|\\.)+)" "((?:[^"\\]|\\.)+)";$', re.MULTILINE)


def lost_addresses(output: Output) -> Iterator[Finding]:
    """Each address of the list is served by every kind of host that the output has files for."""
    try:
        lines = (output.folder / ADDRESSES).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        write = "dựng bằng lệnh publish: chỉ lệnh ấy ghi danh sách"
        yield Finding(ADDRESSES, 0, "dia-chi-khong-ghi", f"không đọc được: {error.strerror}", write)
        return
    hosts = {
        path: _below(read(output), output)
        for path, read in _READERS.items()
        if path in output.files
    }
    for number, address in enumerate(lines, 1):
        if address.startswith("/") and not _is_served(address, output):
            for path, redirects in hosts.items() or (("tệp", {}),):
                yield from _lost(number, address, path, redirects, output)


def _lost(
    line: int, address: str, path: str, redirects: Mapping[str, str], output: Output
) -> Iterator[Finding]:
    target = redirects.get(address.casefold())
    if target is None or not _is_served(target, output):
        found = f"{address} không còn gì, và {path} không dẫn đến trang nào có thật"
        write = "ghi địa chỉ cũ vào aliases của bài thay nó, rồi publish lại"
        yield Finding(ADDRESSES, line, "dia-chi-mat", found, write)


def _is_served(address: str, output: Output) -> bool:
    path = unquote(address).removeprefix("/")
    return (f"{path}index.html" if address.endswith("/") else path) in output.files


def _below(redirects: Iterator[tuple[str, str]], output: Output) -> Mapping[str, str]:
    """Give targets by earlier addresses, both from the root of the site; case does not count."""
    root = output.base_path
    return {
        f"/{path.removeprefix(root)}".casefold(): f"/{target.removeprefix(root)}"
        for path, target in redirects
    }


def _static(output: Output) -> Iterator[tuple[str, str]]:
    for line in output.read("_redirects").decode().splitlines():
        path, *_, target, _code = line.split()
        yield unquote(path), target


def _nginx(output: Output) -> Iterator[tuple[str, str]]:
    for path, target in _MAPPED.findall(output.read(".nginx/http.conf").decode()):
        yield path.replace('\\"', '"').replace("\\\\", "\\"), target


_READERS: Mapping[str, Callable[[Output], Iterator[tuple[str, str]]]] = MappingProxyType(
    {"_redirects": _static, ".nginx/http.conf": _nginx}
)
"""How each file for a host tells its redirects."""
