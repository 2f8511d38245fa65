"""What the values of closed lists are called on the page.

A program shows one language, so each list is made once.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from plugins.archive.metadata import Metadata
from plugins.archive.values import (
    Action,
    AuthorRole,
    ChangeKind,
    Comparator,
    Format,
    NoteKind,
    Part,
)

Gettext = Callable[[str], str]

_TITLES = MappingProxyType({name: row.title or name for name, row in Metadata.model_fields.items()})


def field_label(path: str, _: Gettext) -> str:
    """Name a field as the table of fields does: "elected.term" is told by its row, "Bầu cử"."""
    title = _TITLES.get(path.partition(".")[0])
    return _(title) if title else path


@lru_cache(maxsize=1)
def actions(_: Gettext) -> Mapping[Action, str]:
    """Documents by what was done with them, from the weightiest on."""
    return {
        Action.ADOPTED: _("Văn bản đã thông qua"),
        Action.SIGNED: _("Văn bản đã ký kết"),
        Action.ISSUED: _("Văn bản đã ban hành"),
        Action.DISCUSSED: _("Nội dung đã thảo luận"),
        Action.PRESENTED: _("Nội dung đã trình bày"),
    }


@lru_cache(maxsize=1)
def author_roles(_: Gettext) -> Mapping[AuthorRole, str]:
    """Authors by what they did."""
    return {
        AuthorRole.TEXT: _("Tin, bài"),
        AuthorRole.PHOTO: _("Ảnh"),
        AuthorRole.REPOST: _("Đăng lại"),
        AuthorRole.POSTED: _("Đăng bài"),
    }


@lru_cache(maxsize=1)
def change_kinds(_: Gettext) -> Mapping[ChangeKind, str]:
    """Changes by their reason."""
    return {
        ChangeKind.CORRECTION: _("Đính chính"),
        ChangeKind.UPDATE: _("Cập nhật"),
        ChangeKind.WITHDRAWAL: _("Rút tin"),
    }


@lru_cache(maxsize=1)
def formats(_: Gettext) -> Mapping[Format, str]:
    """How people took part."""
    return {
        Format.IN_PERSON: _("Trực tiếp"),
        Format.ONLINE: _("Trực tuyến"),
        Format.HYBRID: _("Trực tiếp kết hợp trực tuyến"),
    }


@lru_cache(maxsize=1)
def levels(_: Gettext) -> Mapping[Comparator, tuple[str, str]]:
    """How a value is meant: the words before it and behind it."""
    texts = {
        Comparator.EQUAL: "%(value)s",
        Comparator.AT_LEAST: _("từ %(value)s trở lên"),
        Comparator.MORE: _("trên %(value)s"),
        Comparator.AT_MOST: _("không quá %(value)s"),
        Comparator.LESS: _("dưới %(value)s"),
        Comparator.ABOUT: _("khoảng %(value)s"),
    }
    return {level: _around(text) for level, text in texts.items()}


@lru_cache(maxsize=1)
def note_kinds(_: Gettext) -> Mapping[NoteKind, str]:
    """What the archivist has to say of the source."""
    return {
        NoteKind.CONTRADICTION: _("nguồn mâu thuẫn"),
        NoteKind.OMISSION: _("nguồn thiếu"),
        NoteKind.INFERENCE: _("suy luận"),
    }


@lru_cache(maxsize=1)
def parts(_: Gettext) -> Mapping[Part, str]:
    """People by the part they played, in the order of protocol."""
    return {
        Part.CHAIR: _("Chủ trì"),
        Part.GUEST: _("Khách mời"),
        Part.SPEAKER: _("Phát biểu"),
        Part.REPORTER: _("Báo cáo"),
        Part.ATTENDEE: _("Tham dự"),
    }


@lru_cache(maxsize=1)
def reasons(_: Gettext) -> Mapping[str, str]:
    """Why two records are related, by the vocabulary of the terms that both name."""
    return {
        "series": _("Cùng chuỗi %(names)s"),
        "people": _("Cùng có %(names)s"),
        "organizations": _("Cùng đơn vị %(names)s"),
        "tags": _("Cùng chủ đề %(names)s"),
        "kinds": _("Cùng loại %(names)s"),
    }


def _around(text: str) -> tuple[str, str]:
    before, _, after = text.partition("%(value)s")
    return before, after
