"""The addresses that were ever published: a file of the content folder, an address a line.

It is sorted, and an address once in it stays, so that two branches that add to it merge line by
line. Lines that begin with ``#`` are for people. ``publish`` adds what is new.
"""

from collections.abc import Iterable
from pathlib import Path

from plugins.archive.problems import Invalid, Problem

PUBLISHED = "addresses.txt"
"""The name of the file."""

ADDRESSES = ".addresses"
"""Where a build leaves that file as it is once the archive is published; hosts do not get it."""

_HEAD = (
    "# Địa chỉ đã công bố, lệnh publish tự ghi thêm. "
    "Đừng xóa dòng nào: trang đổi địa chỉ thì ghi địa chỉ cũ vào aliases của bài thay nó."
)
_MARKS = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


def read_published(content: Path) -> dict[str, int]:
    """Read the addresses, each with its line; none where there is no file.

    Raises ``Invalid`` for the first line that is none of an address, a remark and nothing.
    """
    try:
        text = (content / PUBLISHED).read_bytes().decode("utf-8-sig", errors="replace")
    except FileNotFoundError:
        return {}
    lines = {line.rstrip(): number for number, line in enumerate(text.split("\n"), 1)}
    for line, number in lines.items():
        if problem := _problem(line, number):
            raise Invalid([problem])
    return {line: number for line, number in lines.items() if line.startswith("/")}


def write_published(addresses: Iterable[str]) -> bytes:
    """Give what ``read_published`` reads."""
    return "\n".join([_HEAD, *sorted(set(addresses)), ""]).encode()


def _problem(line: str, number: int) -> Problem | None:
    if line.startswith(_MARKS):
        found = f"dấu của git khi hai người cùng sửa: “{line[:40]}”"
        write = "giữ mọi địa chỉ của cả hai bản, chỉ xóa các dòng dấu <<<<<<<, =======, >>>>>>>"
        return Problem(PUBLISHED, number, 1, "xung-dot-git", "", found, write)
    if line and not line.startswith(("/", "#")):
        write = "mỗi dòng một địa chỉ bắt đầu bằng dấu /, ví dụ /tin/2022/ten-bai/"
        found = f"dòng không phải địa chỉ: “{line[:40]}”"
        return Problem(PUBLISHED, number, 1, "dia-chi-cong-bo-sai", "", found, write)
    return None
