"""What the write-up of a kind of meeting usually says."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Kind:
    """The fields a kind of meeting usually has, beyond those of all, and the parts of the text.

    ``parts`` are pairs of a heading and what to write below it.
    """

    fields: frozenset[str]
    parts: tuple[tuple[str, str], ...]


ALWAYS = frozenset(
    {"id", "title", "summary", "kind", "category", "tags", "published", "event", "place"}
    | {"organizer", "people", "delegates", "authors", "source", "images", "status"}
)
"""The fields of every skeleton."""

ROWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "event": ("date", "time"),
        "place": ("name",),
        "people": ("person", "role", "part"),
        "delegates": ("count", "description"),
        "elected": ("body", "term", "size", "members"),
        "members": ("person", "office"),
        "documents": ("title", "action"),
        "targets": ("measure", "value", "unit", "scope"),
        "results": ("measure", "value", "unit", "year"),
        "money": ("amount", "purpose", "year"),
        "awards": ("name", "recipients", "count"),
        "pledges": ("name", "recipients"),
        "authors": ("name", "role"),
        "source": ("name", "url"),
        "images": ("file", "alt", "caption", "credit", "licence"),
    }
)
"""The rows of a nested field that are worth a line; the others are for rare cases."""

OPENING = "một đoạn mở đầu, nói ai họp, khi nào, ở đâu, để làm gì"

GENERAL = Kind(
    frozenset({"documents", "results"}),
    (
        ("Nội dung", "ai báo cáo, ai phát biểu, bàn những việc gì"),
        ("Kết quả", "hội nghị đã quyết định những gì"),
    ),
)

_KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "dai-hoi": Kind(
            frozenset({"period", "elected", "documents", "targets", "results"}),
            (
                ("Nhìn lại nhiệm kỳ", "kết quả, hạn chế của nhiệm kỳ qua"),
                ("Phương hướng", "mục tiêu, nhiệm vụ của nhiệm kỳ tới"),
                ("Bầu cử", "đại hội bầu ban nào, gồm những ai"),
            ),
        ),
        "hoi-nghi": Kind(
            frozenset({"period", "elected", "documents", "targets", "results"})
            | frozenset({"awards", "pledges"}),
            (
                ("Kết quả trong năm", "các báo cáo nêu những kết quả nào"),
                ("Thảo luận, thông qua", "văn bản nào được bàn, được thông qua"),
                ("Phương hướng", "chỉ tiêu, nhiệm vụ đề ra"),
            ),
        ),
        "so-ket": Kind(
            frozenset({"period", "targets", "results", "pledges", "theme"}),
            (
                ("Kết quả trong kỳ", "các việc đã làm được, việc còn chậm"),
                ("Nhiệm vụ còn lại", "việc phải làm trong thời gian tới"),
            ),
        ),
        "tong-ket": Kind(
            frozenset({"period", "targets", "results", "awards", "pledges", "theme"}),
            (
                ("Kết quả", "các việc đã làm được, việc còn chậm"),
                ("Khen thưởng", "ai được khen, vì thành tích gì"),
                ("Phương hướng", "nhiệm vụ của kỳ tới"),
            ),
        ),
    }
)


def kind_of(identifier: str) -> Kind:
    """Give what a kind usually says; the general one for a kind that only the vocabulary knows."""
    return _KINDS.get(identifier, GENERAL)
