"""The pictures and attachments that the content folder holds, looked at before they are served."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, UnidentifiedImageError

from plugins.archive.problems import Invalid, Problem

IMAGES_FOLDER = "images"
FILES_FOLDER = "files"
MAX_PIXELS = 100_000_000
MAX_SVG_BYTES = 2 * 1024 * 1024

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
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_SVG_SIZE = re.compile(
    r'<svg\b[^>]*?\sviewBox="\s*[\d.-]+[\s,]+[\d.-]+[\s,]+([\d.]+)[\s,]+([\d.]+)'
)
_SVG_ACTIVE = re.compile(
    r"<\s*(?:\w+:)?(script|foreignObject|iframe|handler|listener|set|animate\w*)\b|\s(on\w+)\s*=|"
    r"(javascript\s*:)|(<!ENTITY)|href\s*=\s*[\"']\s*((?!#|data:image/)[^\"']{0,40})",
    re.IGNORECASE,
)


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
    if suffix == ".svg":
        width, height = _svg_size(content, path)
    elif suffix in _PICTURES:
        width, height = _raster_size(content, path, _PICTURES[suffix])
    else:
        raise _invalid(path, "loai-tep", f"tệp {suffix or 'không đuôi'}", "ảnh webp, jpg, png, svg")
    return Picture(path.removeprefix(f"{IMAGES_FOLDER}/"), width, height)


def check_attachment(path: str) -> None:
    """Raise ``Invalid`` when the file is not of a kind that is safe to offer."""
    _check_name(path)
    if PurePosixPath(path).suffix not in _ATTACHMENTS:
        write = f"một trong các loại: {' '.join(sorted(_ATTACHMENTS))}"
        raise _invalid(path, "loai-tep", "loại tệp này không phục vụ được", write)


def _check_name(path: str) -> None:
    if not all(map(_NAME.fullmatch, path.split("/"))):
        write = "tên chỉ có chữ thường không dấu, số, chấm, gạch ngang: 2017/dai-bieu.webp"
        raise _invalid(path, "ten-tep", "tên tệp không dùng được làm địa chỉ", write)


def _raster_size(content: Path, path: str, expected: str) -> tuple[int, int]:
    try:
        with Image.open(content / path, formats=[expected]) as image:
            width, height = image.size
            image.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, UnidentifiedImageError):
        write = "xuất lại ảnh; đuôi tệp phải đúng với loại ảnh"
        raise _invalid(path, "anh-hong", f"không đọc được như ảnh {expected}", write) from None
    if width * height > MAX_PIXELS:
        raise _invalid(path, "anh-qua-lon", f"{width} × {height} điểm ảnh", "thu nhỏ ảnh")
    return width, height


def _svg_size(content: Path, path: str) -> tuple[int, int]:
    if (content / path).stat().st_size > MAX_SVG_BYTES:
        raise _invalid(path, "anh-qua-lon", "tệp SVG quá lớn", "đơn giản hóa, hoặc xuất ra webp")
    svg = (content / path).read_text(encoding="utf-8", errors="replace")
    if active := next(_active(svg), None):
        line = svg.count("\n", 0, active.start()) + 1
        found = next(group for group in active.groups() if group is not None)
        write = (
            "ảnh SVG không có mã lệnh, hoạt hình hay liên kết ra ngoài; xuất lại dạng “Plain SVG”"
        )
        raise _invalid(path, "svg-nguy-hiem", f"“{found}”", write, line)
    size = _SVG_SIZE.search(svg)
    if size is None:
        raise _invalid(path, "anh-hong", "SVG không có viewBox", 'thêm viewBox="0 0 rộng cao"')
    return round(float(size[1])), round(float(size[2]))


def _active(svg: str) -> Iterator[re.Match[str]]:
    return _SVG_ACTIVE.finditer(svg)


def _invalid(path: str, code: str, found: str, write: str, line: int = 1) -> Invalid:
    return Invalid([Problem(path, line, 1, code, "", found, write)])
