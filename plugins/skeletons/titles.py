"""The title of a new write-up, and the name of its file."""

import unicodedata

from plugins.archive.record import LONGEST_SLUG
from plugins.archive.source import CONTROL, is_reserved
from plugins.vietnamese.slugs import slugify

_LONGEST = 300
"""Characters; the longest title of a write-up that makes sense."""


def parse_title(typed: str) -> str:
    """Take a title as typed; raises ``ValueError`` with a remedy."""
    title = unicodedata.normalize("NFC", " ".join(typed.split()))
    if CONTROL.search(title):
        raise ValueError("gõ lại tiêu đề: trong đó có ký tự điều khiển")
    if not slugify(title):
        raise ValueError("viết tiêu đề có chữ, ví dụ Hội nghị viên chức năm 2024")
    if len(title) > _LONGEST:
        raise ValueError(f"viết tiêu đề ngắn hơn, không quá {_LONGEST} ký tự")
    if title.isupper() and " " in title:
        raise ValueError("viết chữ thường, chỉ viết hoa đầu câu và tên riêng")
    return title


def file_slug(title: str, kind: str) -> str:
    """Name the file of a write-up, without its date.

    A name that begins with a digit would be read as part of the date before it, and Windows keeps
    some names for devices: these two begin with the kind.
    """
    slug = slugify(title)
    if slug[0].isdigit() or is_reserved(slug):
        slug = f"{kind}-{slug}"
    return slug[:LONGEST_SLUG].rstrip("-")
