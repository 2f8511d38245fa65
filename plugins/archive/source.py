"""The sources: which files the content folder holds, and their text.

Everything that could stall or trick a reader of files is a problem here, before anything is
read: links that lead out of the folder, pipes and devices, files of absurd size, bytes that are
not UTF-8 text.
"""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.archive.problems import Invalid, Problem

MAX_TEXT_BYTES = 512 * 1024
"""A write-up of 100,000 words; a larger file is a mistake."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0085\u2028\u2029\ufeff\ufffe\uffff]")
_SAVE_AS = "lưu lại tệp với bảng mã UTF-8 (không BOM)"


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the archive: path relative to the content folder, and its bytes."""

    path: str
    content: bytes

    @property
    def text(self) -> str:
        """The text with line ends as LF; raises ``Invalid`` when it is not clean UTF-8."""
        if problem := _not_text(self):
            raise Invalid([problem])
        return self.content.decode().replace("\r\n", "\n")


def list_files(content: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """List the regular files below a folder of the content, sorted, and what cannot be one.

    Paths are relative to ``content``. Names that begin with a dot are passed over: they belong
    to programs, not to the archive.
    """
    found: list[str] = []
    problems: list[Problem] = []
    _scan(content.resolve(), folder, found, problems)
    return sorted(found), problems


def read_source(content: Path, path: str) -> Source:
    """Read a text file; raises ``Invalid`` when it is too large or cannot be read."""
    file = content / path
    try:
        if file.stat().st_size > MAX_TEXT_BYTES:
            size = f"tệp lớn {file.stat().st_size // 1024} KB"
            write = f"một bài không quá {MAX_TEXT_BYTES // 1024} KB; tách bài hoặc để thành tệp kèm"
            raise Invalid([Problem(path, 1, 1, "tep-qua-lon", "", size, write)])
        return Source(path, file.read_bytes())
    except OSError as error:
        write = "kiểm tra quyền đọc của tệp"
        found = f"không đọc được tệp ({error.strerror})"
        raise Invalid([Problem(path, 1, 1, "khong-doc-duoc", "", found, write)]) from None


def _scan(content: Path, folder: str, found: list[str], problems: list[Problem]) -> None:
    if not (content / folder).is_dir():
        return
    with os.scandir(content / folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_symlink():
                problems.append(_irregular(path, "liên kết (symlink)"))
            elif entry.is_dir():
                _scan(content, path, found, problems)
            elif stat.S_ISREG(entry.stat().st_mode):
                found.append(path)
            else:
                problems.append(_irregular(path, "không phải tệp thường (ống dẫn, thiết bị)"))


def _irregular(path: str, found: str) -> Problem:
    return Problem(path, 1, 1, "tep-la", "", found, "chép tệp thật vào thư mục này rồi xóa mục lạ")


def _not_text(source: Source) -> Problem | None:
    return next(_text_problems(source), None)


def _text_problems(source: Source) -> Iterator[Problem]:
    content = source.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield _text_problem(source, 0, "khong-phai-utf-8", "tệp lưu ở dạng UTF-16", _SAVE_AS)
    if content.startswith(b"\xef\xbb\xbf"):
        yield _text_problem(source, 0, "co-bom", "dấu BOM ở đầu tệp", _SAVE_AS)
    if not content.strip():
        write = "viết bài, hoặc xóa tệp"
        yield _text_problem(source, 0, "tep-rong", "tệp không có nội dung", write)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x} không phải UTF-8"
        yield _text_problem(source, error.start, "khong-phai-utf-8", found, _SAVE_AS)
        return
    if control := _CONTROL.search(text):
        found = f"ký tự điều khiển U+{ord(control.group()):04X}"
        start = len(text[: control.start()].encode())
        yield _text_problem(source, start, "ky-tu-dieu-khien", found, "xóa ký tự này")


def _text_problem(source: Source, start: int, code: str, found: str, write: str) -> Problem:
    before = source.content[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return Problem(source.path, before.count(b"\n") + 1, column, code, "", found, write)
