"""The pictures and attachments that the content folder holds, looked at before they are served."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from warnings import catch_warnings, simplefilter

from PIL import Image
from PIL.ExifTags import Base

from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import unreadable
from plugins.archive.svg import svg_size

IMAGES_FOLDER = "images"
FILES_FOLDER = "files"
MAX_PICTURE_BYTES = 30 * 1024 * 1024
"""The largest photos of phones take some less. Git keeps each version of them for ever."""
MAX_DRAWING_BYTES = 2 * 1024 * 1024
"""Lines and areas are served as they are, and all of them is read."""
MAX_PIXELS = 50_000_000
"""The most that a phone makes: 8160 x 6120."""

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
_SMALLER = "thu nhỏ ảnh: cạnh dài 4000 điểm ảnh là thừa đủ"
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture upright, by its orientation in Exif; those from 5 on swap its sides."""
_FIRST_ON_ITS_SIDE = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the content folder: its file below ``images``, and its size in pixels.

    The size is that of what is served at its address. Where that is made of the file, ``name``
    names it, and smaller ones of the same name are served in some ``widths``.
    """

    file: str
    width: int
    height: int
    name: str = ""
    widths: tuple[int, ...] = ()


class Original(NamedTuple):
    """The file of a picture: its path relative to the content folder, and its bytes."""

    path: str
    content: bytes


class Opened(NamedTuple):
    """A picture unpacked, perhaps to a part of its size; ``turn`` is what turns it upright.

    ``width`` and ``height`` are those of the whole picture, upright.
    """

    image: Image.Image
    turn: Image.Transpose | None
    width: int
    height: int


def read_picture(content: Path, path: str) -> Picture:
    """Read the size of a picture; raises ``Invalid`` when it is none, or is not harmless."""
    check_file(content, path)
    return look(read_original(content, path))


def check_file(content: Path, path: str) -> None:
    """Raise ``Invalid`` where the name or the size of a picture's file forbids to open it."""
    _check_name(path)
    if not (is_drawn(path) or PurePosixPath(path).suffix in _PICTURES):
        write = "ảnh đuôi .webp, .avif, .jpg, .png, .gif hoặc .svg; tệp khác để trong thư mục files"
        suffix = PurePosixPath(path).suffix
        raise _invalid(path, "loai-tep", f"tệp {suffix or 'không đuôi'}", write)
    try:
        size = (content / path).stat().st_size
    except OSError as error:
        raise Invalid([unreadable(path, "tệp", error)]) from None
    most, smaller = (
        (MAX_DRAWING_BYTES, "bớt chi tiết, hoặc xuất ra .webp")
        if is_drawn(path)
        else (MAX_PICTURE_BYTES, _SMALLER)
    )
    if size > most:
        write = f"không quá {most // 1024**2} MB: {smaller}"
        raise _invalid(path, "anh-qua-lon", f"ảnh nặng {size / 1024**2:.0f} MB", write)


def read_original(content: Path, path: str) -> Original:
    """Read the file of a picture; raises ``Invalid`` where it cannot be read."""
    try:
        return Original(path, (content / path).read_bytes())
    except OSError as error:
        raise Invalid([unreadable(path, "tệp", error)]) from None


def look(original: Original) -> Picture:
    """Give a picture as its file has it; raises ``Invalid`` when it is none, or not harmless."""
    if is_drawn(original.path):
        width, height = svg_size(original.content, original.path)
    else:
        # To see that all is there, an eighth of the size is enough.
        _, _, width, height = open_picture(original, 1)
    return Picture(original.path.removeprefix(f"{IMAGES_FOLDER}/"), width, height)


def is_drawn(path: str) -> bool:
    """Tell whether a picture has lines and areas in place of pixels."""
    return path.endswith(".svg")


def picture_format(path: str) -> str:
    """Give Pillow's name of the format that the suffix of a picture stands for."""
    return _PICTURES[PurePosixPath(path).suffix]


def open_picture(original: Original, width: int) -> Opened:
    """Unpack a picture; where its format can be, to no more than ``width`` needs.

    Raises ``Invalid`` where it is damaged, of another format, too large or moving.
    """
    path, expected = original.path, picture_format(original.path)
    try:
        with catch_warnings():
            # What cameras write beside a picture is often not quite right, and nobody needs it.
            simplefilter("ignore")
            # The pixels of a picture of absurd size are never unpacked.
            simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(original.content), formats=[expected])
            stored, orientation = image.size, _orientation(image)
            size = stored[::-1] if orientation >= _FIRST_ON_ITS_SIDE else stored
            # A phone keeps a second view, or a depth, behind the picture: that does not move.
            moving = image.format != "MPO" and getattr(image, "is_animated", False)
            if size[0] * size[1] <= MAX_PIXELS:
                first, second = (max(1, side * width // size[0]) for side in stored)
                image.draft(None, (first, second))
                image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _invalid(path, "anh-qua-lon", "quá nhiều điểm ảnh", _SMALLER) from None
    except MemoryError:
        # Nothing is wrong with the picture.
        raise
    except Exception:  # noqa: BLE001 - what Pillow's readers raise on broken files is no list
        write = "xuất lại ảnh; đuôi tệp phải đúng với loại ảnh"
        raise _invalid(path, "anh-hong", f"không đọc được như ảnh {expected}", write) from None
    if size[0] * size[1] > MAX_PIXELS:
        raise _invalid(path, "anh-qua-lon", f"{size[0]} × {size[1]} điểm ảnh", _SMALLER)
    if moving:
        raise _invalid(path, "anh-dong", "ảnh động", "trang không có ảnh động: lưu lại một hình")
    return Opened(image, _TURNS.get(orientation), *size)


def _orientation(image: Image.Image) -> int:
    """Give the orientation in Exif; 1 is upright, and what a damaged one is taken for."""
    try:
        orientation = image.getexif().get(Base.Orientation)
    except Exception:  # noqa: BLE001 - what Pillow's readers raise on broken files is no list
        return 1
    return orientation if orientation in _TURNS else 1


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


def _invalid(path: str, code: str, found: str, write: str) -> Invalid:
    return Invalid([Problem(path, 1, 1, code, "", found, write)])
