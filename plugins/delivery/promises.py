"""An address that was published once leads to something for ever."""

from collections.abc import Iterator

from plugins.archive.archive import Archive
from plugins.archive.problems import Problem
from plugins.archive.published import PUBLISHED, write_published
from plugins.archive.redirects import aliases, lasting_addresses


def broken_promises(archive: Archive) -> Iterator[Problem]:
    """An address that was published is that of something, or an alias of it."""
    known = {*lasting_addresses(archive), *(alias.earlier for alias in aliases(archive))}
    for address, line in archive.read_published().items():
        if address not in known:
            found = f"không còn gì ở địa chỉ đã công bố {address}"
            write = (
                "trả lại tên cũ, hoặc thêm vào bài nay thay nó (mục từ vựng, nếu là trang của mục "
                f"ấy) hai dòng «aliases:» và «- {address}»"
            )
            yield Problem(PUBLISHED, line, 1, "mat-dia-chi", "", found, write)


def all_promises(archive: Archive) -> bytes:
    """Give the file of published addresses as it is once this archive is published."""
    return write_published([*archive.read_published(), *lasting_addresses(archive)])
