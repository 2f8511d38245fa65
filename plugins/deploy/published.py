"""The site that is brought: the output of ``publish``, and the sum of each of its files."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.sums import SUMS, read_sums, write_sums
from plugins.deploy.refusal import Refusal

_AGAIN = "chạy lại «python3 tasks.py publish», xong mới deploy"


@dataclass(frozen=True)
class Published:
    """A site: its folder, and the SHA-256 of each of its files, in hexadecimal, by paths."""

    folder: Path
    sums: dict[str, str]

    @property
    def listed(self) -> bytes:
        """The list of its sums, which a target is given last."""
        return write_sums(self.sums)

    @property
    def digest(self) -> str:
        """The digest of the whole site: whoever has the same has the same site."""
        return hashlib.sha256(self.listed).hexdigest()

    def read(self, path: str) -> bytes:
        """Read a file; raises ``Refusal`` where it is no longer what was published."""
        try:
            content = (self.folder / path).read_bytes()
        except OSError as error:
            raise Refusal(
                f"Không đọc được {self.folder / path} ({error.strerror})", _AGAIN
            ) from None
        if hashlib.sha256(content).hexdigest() != self.sums[path]:
            raise Refusal(f"{self.folder / path} đã đổi từ lần publish", _AGAIN)
        return content

    def size(self, paths: Iterable[str]) -> int:
        """Add up the bytes of files; raises ``Refusal`` where one is missing."""
        try:
            return sum((self.folder / path).stat().st_size for path in paths)
        except OSError as error:
            raise Refusal(f"Không có tệp {error.filename} của trang", _AGAIN) from None


def read_site(folder: Path) -> Published:
    """Read what ``publish`` left in a folder; raises ``Refusal`` where it did not, or not all.

    Its own list of sums is believed: whatever is built there later takes the list away first.
    """
    try:
        return Published(folder, read_sums((folder / SUMS).read_bytes()))
    except FileNotFoundError:
        found = f"{folder} không phải kết quả trọn vẹn của publish"
        write = "chạy «python3 tasks.py publish» trước (build chỉ để xem thử)"
        raise Refusal(found, write) from None
    except (OSError, ValueError):
        raise Refusal(f"{folder / SUMS} hỏng hoặc không đọc được", _AGAIN) from None
