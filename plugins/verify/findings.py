"""What is wrong in a published site, said so that whoever publishes can mend it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from plugins.archive.problems import Severity


class Finding(NamedTuple):
    """One thing to mend.

    ``path`` is that of a file of the output, empty where the whole site is meant; ``line`` counts
    from 1, and is 0 where it is not known. ``found`` and ``write`` are Vietnamese phrases: what is
    there, and what to do. ``code`` is stable.
    """

    path: str
    line: int
    code: str
    found: str
    write: str
    severity: Severity = Severity.ERROR


class Check(StrEnum):
    """A part of the examination; its value is stable and stands in reports."""

    FILES = "tep"
    HTML = "ma-html"
    LINKS = "lien-ket"
    POLICY = "chinh-sach-noi-dung"
    INTEGRITY = "ma-kiem"
    DUBLIN_CORE = "dublin-core"
    STRUCTURED = "du-lieu-cau-truc"
    FEEDS = "nguon-tin"
    CALENDARS = "lich"
    SITE_MAP = "so-do-may-doc"
    LIKENESS = "trung-nhau"
    ADDRESSES = "dia-chi-da-cong-bo"
    BUDGETS = "dung-luong"
    LIMITS = "gioi-han-may-chu"
    ACCESS = "tiep-can"
    BROWSER = "trinh-duyet"


NAMES: Mapping[Check, str] = MappingProxyType(
    {
        Check.FILES: "Tệp đủ và đúng như lúc dựng",
        Check.HTML: "Mã HTML và cấu trúc trang",
        Check.LINKS: "Liên kết và neo",
        Check.POLICY: "Chính sách nội dung",
        Check.INTEGRITY: "Mã kiểm của tệp mà trang tải",
        Check.DUBLIN_CORE: "Dublin Core",
        Check.STRUCTURED: "Dữ liệu có cấu trúc",
        Check.FEEDS: "Nguồn tin",
        Check.CALENDARS: "Lịch",
        Check.SITE_MAP: "Sơ đồ cho máy tìm kiếm",
        Check.LIKENESS: "Tiêu đề và mô tả riêng của mỗi trang",
        Check.ADDRESSES: "Địa chỉ đã công bố",
        Check.BUDGETS: "Dung lượng",
        Check.LIMITS: "Giới hạn của nơi đặt trang",
        Check.ACCESS: "Tiếp cận (axe, sáng và tối, 360 và 1280 px)",
        Check.BROWSER: "Trang mở trong trình duyệt",
    }
)
"""What each check is called, in the order of reports."""


def severities(findings: Sequence[Finding]) -> tuple[int, int]:
    """Count errors and warnings."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    return errors, len(findings) - errors
