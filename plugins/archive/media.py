"""The pictures and attachments that the content folder holds, looked at before they are served."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from warnings import catch_warnings

from PIL import Image

from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import unreadable
from plugins.archive.svg import svg_size

IMAGES_FOLDER = "images"
FILES_FOLDER = "files"
MAX_PICTURE_BYTES = 2 * 1024 * 1024
MAX_PIXELS = 25_000_000

_PICTURES = {
    ".avif": "AVIF",
    ".gif": "GIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}
_ATTACHMENTS = {
    *(".csv", ".doc", ".docx", ".mp3", ".mp4", ".odp", ".ods", ".odt", ".pdf"),
    *(".ppt", ".pptx", ".txt", ".vtt", ".xls", ".xlsx", ".zip"),
}
_NAME = re.compile(r"[a-z0-9]+(?:[._-]+[a-z0-9]+)*")
_SMALLER = "thu nhỏ ảnh, bề rộng 1600 điểm ảnh là đủ"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the content folder: its file below ``images`` and its size in pixels."""

    file: str
    width: int
    height: int


def read_picture(content: Path, path: str) -> Picture:
    """Read the size of a picture; raises ``Invalid`` when it is none, or is not harmless."""
    _check_name(path)
    suffix = PurePosixPath(path).suffix
    if suffix != ".svg" and suffix not in _PICTURES:
        write = "ảnh đuôi .webp, .avif, .jpg, .png, .gif hoặc .svg; tệp khác để trong thư mục files"
        raise _invalid(path, "loai-tep", f"tệp {suffix or 'không đuôi'}", write)
    file = content / path
    try:
        if (size := file.stat().st_size) > MAX_PICTURE_BYTES:
            write = f"không quá {MAX_PICTURE_BYTES // 1024} KB: thu nhỏ, xuất ra webp"
            raise _invalid(path, "anh-qua-lon", f"ảnh nặng {size // 1024} KB", write)
        width, height = (
            svg_size(file.read_bytes(), path)
            if suffix == ".svg"
            else _raster_size(file, path, _PICTURES[suffix])
        )
    except OSError as error:
        raise Invalid([unreadable(path, "tệp", error)]) from None
    return Picture(path.removeprefix(f"{IMAGES_FOLDER}/"), width, height)


def check_attachment(path: str) -> None:
    """Raise ``Invalid`` when the file is not of a kind that is safe to offer."""
    _check_name(path)
    if PurePosixPath(path).suffix not in _ATTACHMENTS:
        write = f"một trong các loại: {' '.join(sorted(_ATTACHMENTS))}"
        raise _invalid(path, "loai-tep", "loại tệp này không dùng làm tệp kèm được", write)


def _check_name(path: str) -> None:
    if not all(map(_NAME.fullmatch, path.split("/"))):
        write = "tên chỉ có chữ thường không dấu, số, chấm, gạch ngang: 2017/dai-bieu.webp"
        raise _invalid(path, "ten-tep", "tên tệp không dùng được làm địa chỉ", write)


def _raster_size(file: Path, path: str, expected: str) -> tuple[int, int]:
    try:
        # The pixels of a picture of absurd size are never unpacked.
        with catch_warnings(action="error"), Image.open(file, formats=[expected]) as image:
            width, height = image.size
            moving = getattr(image, "is_animated", False)
            if width * height <= MAX_PIXELS:
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _invalid(path, "anh-qua-lon", "quá nhiều điểm ảnh", _SMALLER) from None
    except Exception:  # noqa: BLE001 - what Pillow's readers raise on broken files is no list
        write = "xuất lại ảnh; đuôi tệp phải đúng với loại ảnh"
        raise _invalid(path, "anh-hong", f"không đọc được như ảnh {expected}", write) from None
    if width * height > MAX_PIXELS:
        raise _invalid(path, "anh-qua-lon", f"{width} × {height} điểm ảnh", _SMALLER)
    if moving:
        raise _invalid(path, "anh-dong", "ảnh động", "trang không có ảnh động: lưu lại một hình")
    return width, height


def _invalid(path: str, code: str, found: str, write: str) -> Invalid:
    return Invalid([Problem(path, 1, 1, code, "", found, write)])
