"""What the suffixes of files tell: their media types, and how they are compressed."""

from collections.abc import Mapping
from types import MappingProxyType

TEXT_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "css": "text/css",
        "csv": "text/csv",
        "html": "text/html",
        "ics": "text/calendar",
        "js": "text/javascript",
        "md": "text/markdown",
        "mjs": "text/javascript",
        "svg": "image/svg+xml",
        "txt": "text/plain",
        "vtt": "text/vtt",
        "xml": "application/xml",
    }
)
"""Media types that take a charset, by suffix; it is always UTF-8 (JavaScript: RFC 9239)."""

OTHER_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "avif": "image/avif",
        "bin": "application/octet-stream",
        "doc": "application/msword",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "gif": "image/gif",
        "jpeg": "image/jpeg",
        "jpg": "image/jpeg",
        "json": "application/json",
        "mp3": "audio/mpeg",
        "mp4": "video/mp4",
        "odp": "application/vnd.oasis.opendocument.presentation",
        "ods": "application/vnd.oasis.opendocument.spreadsheet",
        "odt": "application/vnd.oasis.opendocument.text",
        "pdf": "application/pdf",
        "png": "image/png",
        "ppt": "application/vnd.ms-powerpoint",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "webmanifest": "application/manifest+json",
        "webp": "image/webp",
        "woff2": "font/woff2",
        "xls": "application/vnd.ms-excel",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
    }
)
"""Media types without a charset: JSON has none, it is UTF-8 by itself (RFC 8259, 11)."""

COMPRESSED = (".br", ".zst", ".gz")
"""What follows the name of a file in that of the same file compressed, the smallest first."""

_COMPRESSIBLE = frozenset({*TEXT_TYPES, "json", "webmanifest"})
"""Files that get smaller; of what the index of the search has packed (.bin) 97 % would be left."""


def media_type(file: str) -> str:
    """Tell the media type of a file by its name, without a charset."""
    suffix = file.rpartition(".")[2]
    return TEXT_TYPES.get(suffix) or OTHER_TYPES.get(suffix, "application/octet-stream")


def is_compressible(file: str) -> bool:
    """Tell by the name of a file whether it gets smaller when it is compressed."""
    return file.rpartition(".")[2] in _COMPRESSIBLE


def content_type(file: str) -> str:
    """Tell the value of ``Content-Type`` for a file by its name."""
    kind = media_type(file)
    return f"{kind}; charset=utf-8" if kind in TEXT_TYPES.values() else kind
