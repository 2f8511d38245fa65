"""A plain folder, of this machine or mounted here; of any system."""

from dataclasses import dataclass
from pathlib import Path

from plugins.archive.sums import SUMS
from plugins.archive.write import remove_file, write_file
from plugins.deploy.refusal import Refusal


@dataclass(frozen=True)
class Folder:
    """Files in a folder, which is made when the first comes."""

    folder: Path

    def read(self, path: str) -> bytes | None:
        """Give a file; None where there is none."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._refusal(error) from None

    def is_empty(self) -> bool:
        """Tell whether nothing is there but what is left where the first list was being written."""
        try:
            return all(file.name.startswith(SUMS) for file in self.folder.iterdir())
        except FileNotFoundError:
            return True
        except OSError as error:
            raise self._refusal(error) from None

    def put(self, path: str, content: bytes) -> None:
        """Make a file hold this content, whole or not at all."""
        try:
            write_file(self.folder / path, content)
        except OSError as error:
            raise self._refusal(error) from None

    def remove(self, path: str) -> None:
        """Remove a file, and the folders that it leaves empty."""
        try:
            remove_file(self.folder, path)
        except OSError as error:
            raise self._refusal(error) from None

    def _refusal(self, error: OSError) -> Refusal:
        found = f"Không đọc, ghi được {error.filename or self.folder} ({error.strerror})"
        return Refusal(found, "kiểm tra đường dẫn, quyền ghi và chỗ trống trên đĩa rồi chạy lại")
