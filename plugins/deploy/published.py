"""The site that is brought: the output of ``publish``, and the sum of each of its files."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.manifest import read_manifest
from plugins.archive.published import ADDRESSES
from plugins.archive.store import Store
from plugins.archive.sums import SUMS, read_sums, site_sums, write_sums
from plugins.deploy.refusal import Refusal

_AGAIN = "chạy lại «python3 tasks.py publish», xong mới deploy"


@dataclass(frozen=True)
class Published:
    """A site: its folder, and the SHA-256 of each of its files, in hexadecimal, by paths.

    What tells of that list cannot be in it, and comes with it: the files ``beside``.
    """

    folder: Path
    sums: dict[str, str]
    beside: frozenset[str]

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
        if path in self.sums and hashlib.sha256(content).hexdigest() != self.sums[path]:
            raise Refusal(f"{self.folder / path} đã đổi từ lần publish", _AGAIN)
        return content

    def size(self, paths: Iterable[str]) -> int:
        """Add up the bytes of files; raises ``Refusal`` where one is missing."""
        try:
            return sum((self.folder / path).stat().st_size for path in paths)
        except OSError as error:
            raise Refusal(f"Không có tệp {error.filename} của trang", _AGAIN) from None


def read_site(folder: Path, store: Store) -> Published:
    """Read what ``publish`` left in a folder; raises ``Refusal`` where it did not, or not all.

    Its own list of sums is believed; where there is none, files are read. ``store`` keeps sums.
    """
    manifest = read_manifest(folder)
    if manifest.unknown or ADDRESSES not in manifest.files:
        found = f"{folder} không phải kết quả trọn vẹn của publish"
        raise Refusal(found, "chạy «python3 tasks.py publish» trước (build chỉ để xem thử)")
    sums = _listed(folder) or site_sums(folder, store)
    return Published(
        folder, sums, frozenset(manifest.files.keys() - sums.keys() - {ADDRESSES, SUMS})
    )


def _listed(folder: Path) -> dict[str, str]:
    """Read the list that the site has; none where there is none."""
    try:
        return read_sums((folder / SUMS).read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        raise Refusal(f"{folder / SUMS} hỏng hoặc không đọc được", _AGAIN) from None
