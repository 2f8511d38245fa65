"""An address that was ever published leads to something: a file, or a redirect to one.

Pages that lead on are files.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from plugins.archive.published import ADDRESSES
from plugins.verify.findings import Finding
from plugins.verify.output import Output

_NO_HOST = "không tệp nào cho máy chủ"


def promised(output: Output) -> dict[str, int]:
    """Read the addresses that were ever published, each with its line; none without a list."""
    file = output.folder / ADDRESSES
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else ()
    return {line: number for number, line in enumerate(lines, 1) if line.startswith("/")}


def lost_addresses(promises: Mapping[str, int], output: Output) -> Iterator[Finding]:
    """Each address of the list is served by every kind of host that the output has files for."""
    if not promises:
        write = "dựng bằng lệnh publish: chỉ lệnh ấy ghi danh sách"
        yield Finding(ADDRESSES, 0, "dia-chi-khong-ghi", "không có địa chỉ nào", write)
    for address, number in promises.items():
        if not _is_served(address, output):
            for path, redirects in output.redirects.items() or [(_NO_HOST, {})]:
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
