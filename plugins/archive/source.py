"""The sources: which files the content folder holds, and their text.

Everything that could stall or trick a reader of files is a problem here, before anything is
read: links that lead out of the folder, pipes and devices, files of absurd size, bytes that are
not UTF-8 text.
"""

import os
import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from plugins.archive.problems import Invalid, Problem

MAX_TEXT_BYTES = 512 * 1024
"""A write-up of 100,000 words; a larger file is a mistake."""

_LARGER = {"vocabulary": 8 * 1024 * 1024}
"""Bytes of a file in a folder of large ones: some 80,000 people are one file."""

MAX_DEPTH = 8
"""Folders in each other."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE | re.DOTALL)
_OF_PROGRAMS = re.compile(r"\.|~\$|(?:thumbs\.db|desktop\.ini)\Z", re.IGNORECASE)
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)
_SAVE_AS = (
    "lưu lại tệp với bảng mã UTF-8 (không BOM): trong VS Code bấm tên bảng mã ở góc dưới bên phải, "
    "chọn Save with Encoding, rồi UTF-8"
)


class State(NamedTuple):
    """What changes when a file does: its size, its times in nanoseconds, its number on the disk.

    The first time is that of the content, which anybody may set; the other one the system sets.
    """

    size: int
    modified: int
    changed: int
    number: int


@dataclass(frozen=True, slots=True)
class Source:
    """A text file of the archive: path relative to the content folder, and its bytes."""

    path: str
    content: bytes

    @property
    def digest(self) -> bytes:
        """The SHA-256 of path and content."""
        return sha256(self.path.encode() + b"\0" + self.content).digest()

    @property
    def text(self) -> str:
        """The text with line ends as LF; raises ``Invalid`` when it is not clean UTF-8."""
        if problem := next(_text_problems(self), None):
            raise Invalid([problem])
        return self.content.decode().replace("\r\n", "\n").replace("\r", "\n")


def is_reserved(name: str) -> bool:
    """Tell whether Windows keeps the name of a file or folder for a device.

    https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
    """
    return _RESERVED.fullmatch(name) is not None


def list_files(content: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """List the regular files below a folder of the content, sorted, and what cannot be one."""
    states, problems = list_states(content, folder)
    return [*states], problems


def list_states(content: Path, folder: str) -> tuple[dict[str, State], list[Problem]]:
    """List files as ``list_files`` does, each with its state.

    Paths are relative to ``content``. Names that begin with a dot, and those that Windows and
    Office hide, are passed over: they belong to programs, not to the archive.
    """
    found: dict[str, State] = {}
    problems: list[Problem] = []
    content = content.resolve()
    if not (content / folder).is_symlink():
        _scan(content, folder, found, problems)
    return {path: found[path] for path in sorted(found)}, problems


def check_folders(content: Path, known: Sequence[str], file: str) -> list[Problem]:
    """The content folder holds the known folders and one file, and nothing else; none is a link."""
    problems: list[Problem] = []
    for path, seen in _entries(content, "", problems):
        mode = seen.st_mode
        is_known = stat.S_ISREG(mode) if path == file else path in known and stat.S_ISDIR(mode)
        if not is_known:
            write = f"ở đây chỉ có các thư mục {', '.join(known)}; chuyển vào đó, hoặc xóa"
            problems.append(Problem(path, 1, 1, "tep-la", "", "tệp hoặc thư mục lạ", write))
    return problems


def read_source(content: Path, path: str) -> Source:
    """Read a text file; raises ``Invalid`` when it is too large or cannot be read."""
    most = _LARGER.get(path.partition("/")[0], MAX_TEXT_BYTES)
    try:
        # Ten thousand are read each time: a path as an object would take as long as the reading.
        with open(f"{content}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
            size = os.fstat(file.fileno()).st_size
            if size <= most:
                return Source(path, file.read())
    except OSError as error:
        raise Invalid([unreadable(path, "tệp", error)]) from None
    found = f"tệp lớn {size // 1024} KB"
    write = f"một tệp như thế không quá {most // 1024} KB; tách bài hoặc để thành tệp kèm"
    raise Invalid([Problem(path, 1, 1, "tep-qua-lon", "", found, write)])


def file_state(content: Path, path: str) -> State:
    """Give the state of a file without opening it; raises ``Invalid``."""
    try:
        return _state((content / path).stat())
    except OSError as error:
        raise Invalid([unreadable(path, "tệp", error)]) from None


def _state(seen: os.stat_result) -> State:
    return State(seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_ino)


def _scan(content: Path, folder: str, found: dict[str, State], problems: list[Problem]) -> None:
    for path, seen in _entries(content, folder, problems):
        mode = seen.st_mode
        if stat.S_ISLNK(mode):
            problems.append(_irregular(path, "liên kết (symlink)"))
        elif path.count("/") > MAX_DEPTH:
            write = f"không để thư mục lồng nhau quá {MAX_DEPTH} bậc"
            problems.append(Problem(path, 1, 1, "tep-la", "", "thư mục lồng quá sâu", write))
        elif is_reserved(path.rpartition("/")[2]):
            write = "đổi tên: Windows không cho tạo tệp hay thư mục tên này"
            problems.append(Problem(path, 1, 1, "ten-tep", "", "tên dành riêng", write))
        elif stat.S_ISDIR(mode) and (content / path).resolve() != content / path:
            problems.append(_irregular(path, "liên kết thư mục (junction)"))
        elif stat.S_ISDIR(mode):
            _scan(content, path, found, problems)
        elif stat.S_ISREG(mode):
            try:
                # In a folder Windows tells no numbers, only of a file that is looked at by itself.
                found[path] = _state(seen) if seen.st_ino else file_state(content, path)
            except Invalid as gone:
                problems.extend(gone.problems)
        else:
            problems.append(_irregular(path, "không phải tệp thường (ống dẫn, thiết bị)"))


def _entries(
    content: Path, folder: str, problems: list[Problem]
) -> list[tuple[str, os.stat_result]]:
    """Paths in a folder and how they look, sorted; of what a link leads to nothing is asked."""
    within = folder and f"{folder}/"
    try:
        with os.scandir(content / folder) as entries:
            return sorted(
                (within + entry.name, entry.stat(follow_symlinks=False))
                for entry in entries
                if not _OF_PROGRAMS.match(entry.name)
            )
    except FileNotFoundError:
        return []
    except OSError as error:
        problems.append(unreadable(folder, "thư mục", error))
        return []


def unreadable(path: str, what: str, error: OSError) -> Problem:
    """Make the problem of a file or folder that the system does not let be read."""
    found = f"không đọc được {what} ({error.strerror})"
    return Problem(path, 1, 1, "khong-doc-duoc", "", found, f"kiểm tra quyền đọc của {what}")


def _irregular(path: str, found: str) -> Problem:
    return Problem(path, 1, 1, "tep-la", "", found, "chép tệp thật vào thư mục này rồi xóa mục lạ")


def _text_problems(source: Source) -> Iterator[Problem]:
    content = source.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield _text_problem(source, 0, "khong-phai-utf-8", "tệp lưu ở dạng UTF-16", _SAVE_AS)
    if content.startswith(b"\xef\xbb\xbf"):
        yield _text_problem(source, 0, "co-bom", "tệp lưu ở dạng UTF-8 có BOM", _SAVE_AS)
    if not content.strip():
        write = "viết bài, hoặc xóa tệp"
        yield _text_problem(source, 0, "tep-rong", "tệp không có nội dung", write)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        found = f"ký tự không thuộc bảng mã UTF-8 (byte 0x{content[error.start]:02x})"
        yield _text_problem(source, error.start, "khong-phai-utf-8", found, _SAVE_AS)
        return
    if control := CONTROL.search(text):
        found = f"ký tự ẩn không in được (U+{ord(control.group()):04X})"
        start = len(text[: control.start()].encode())
        yield _text_problem(
            source, start, "ky-tu-dieu-khien", found, "bôi đen chữ quanh chỗ này, xóa rồi gõ lại"
        )
    # To look for these signs anywhere is quicker than to look at the beginning of each line.
    marked = "<<<<<<<" in text or ">>>>>>>" in text
    if marked and (conflict := _CONFLICT.search(text)):
        found = f"dấu của git khi hai người cùng sửa: “{conflict[0][:40].rstrip()}”"
        write = "giữ một trong hai bản ở giữa <<<<<<< và >>>>>>>, xóa bản kia và các dòng dấu"
        start = len(text[: conflict.start()].encode())
        yield _text_problem(source, start, "xung-dot-git", found, write)


def _text_problem(source: Source, start: int, code: str, found: str, write: str) -> Problem:
    before = source.content[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return Problem(source.path, before.count(b"\n") + 1, column, code, "", found, write)
