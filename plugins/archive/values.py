"""The kinds of values that fields hold: texts, names of terms and files, dates, closed lists."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from plugins.archive.dates import (
    PartialDate,
    Published,
    parse_partial_date,
    parse_published,
    read_partial_date,
)
from plugins.archive.source import is_reserved


class Model(BaseModel):
    """A frozen mapping of known keys."""

    # What checks one is built when the first is checked, which most never are by themselves.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _date(parse: Callable[[str], Any], read: Callable[[str], Any]) -> PlainValidator:
    """Parse a date as an editor wrote it, or read one that was parsed before and kept as JSON."""

    def validate(value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("date", "một ngày, ví dụ 2022-09-14")
        try:
            return read(value) if info.mode == "json" else parse(value)
        except ValueError as error:
            raise PydanticCustomError("date", "{remedy}", {"remedy": str(error)}) from None

    return PlainValidator(validate)


def _not_reserved(value: str) -> str:
    if is_reserved(value):
        raise PydanticCustomError("reserved", "một mã khác: Windows không cho tạo thư mục tên này")
    return value


def _term(vocabulary: str) -> tuple[BeforeValidator, WithJsonSchema]:
    def validate(value: object, info: ValidationInfo) -> object:
        known = (info.context or {}).get(vocabulary)
        if known is not None and isinstance(value, str) and value not in known:
            raise PydanticCustomError("unknown_term", vocabulary, {"vocabulary": vocabulary})
        return value

    # Before its form is asked: whoever writes a name for an identifier is told the identifier.
    return BeforeValidator(validate), WithJsonSchema({"vocabulary": vocabulary})


_MONTH = r"\d{4}-(0[1-9]|1[0-2])"
_DAY = rf"{_MONTH}-(0[1-9]|[12]\d|3[01])"
_END = rf"(\d{{4}}|{_MONTH}|{_DAY})[?~%]?"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120),
    AfterValidator(_not_reserved),
]
FileName = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*$", max_length=160),
]
EarlierAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^(/[a-z0-9][a-z0-9._-]*)*/([a-z0-9][a-z0-9._-]*/|[a-z0-9][a-z0-9_-]*\.[a-z0-9._-]+)$",
        max_length=300,
    ),
]
"""A page's address on this site, which ends in a slash, or a file's: a lower case path."""
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Date = Annotated[
    PartialDate,
    _date(parse_partial_date, read_partial_date),
    PlainSerializer(lambda date: date.edtf, when_used="json"),
    # A program that knows YAML takes a year for a number.
    WithJsonSchema(
        {"type": ["string", "integer"], "pattern": f"^{_END}(/{_END})?$", "maximum": 9999}
    ),
]
PublicationDate = Annotated[
    Published,
    _date(parse_published, parse_published),
    PlainSerializer(lambda published: published.iso, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": rf"^{_DAY}(T\d\d:\d\d(:\d\d)?\+07:00)?$"}),
]
Count = Annotated[int, Field(ge=0, le=10**9)]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=18, decimal_places=6)]
Dong = Annotated[int, Field(gt=0, le=10**15)]

KindId = Annotated[Slug, *_term("kinds")]
CategoryId = Annotated[Slug, *_term("categories")]
TagId = Annotated[Slug, *_term("tags")]
SeriesId = Annotated[Slug, *_term("series")]
OrganizationId = Annotated[Slug, *_term("organizations")]
PersonId = Annotated[Slug, *_term("people")]


class Choice(StrEnum):
    """A closed list: what is written in a record, and what that means."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the label beside the value."""
        choice = str.__new__(cls, value)
        choice._value_ = value
        choice.label = label
        return choice


class Format(Choice):
    """How people took part (schema.org EventAttendanceModeEnumeration)."""

    IN_PERSON = "truc-tiep", "trực tiếp"
    ONLINE = "truc-tuyen", "trực tuyến"
    HYBRID = "ket-hop", "trực tiếp kết hợp trực tuyến"


class Part(Choice):
    """The part a person played in the meeting."""

    CHAIR = "chu-tri", "chủ trì"
    SPEAKER = "phat-bieu", "phát biểu"
    REPORTER = "bao-cao", "báo cáo"
    GUEST = "khach-moi", "khách mời"
    ATTENDEE = "tham-du", "tham dự"


class AuthorRole(Choice):
    """What an author did."""

    TEXT = "bai-viet", "viết tin, bài"
    PHOTO = "anh", "chụp ảnh"
    REPOST = "dang-lai", "đăng lại"
    POSTED = "dang-bai", "đăng bài"


class Action(Choice):
    """What the meeting did with a document."""

    PRESENTED = "trinh-bay", "trình bày"
    DISCUSSED = "thao-luan", "thảo luận"
    ADOPTED = "thong-qua", "thông qua"
    SIGNED = "ky-ket", "ký kết"
    ISSUED = "ban-hanh", "ban hành"


class Comparator(Choice):
    """How a value is meant."""

    EQUAL = "=", "đúng bằng"
    AT_LEAST = ">=", "từ mức này trở lên"
    MORE = ">", "trên mức này"
    AT_MOST = "<=", "không quá mức này"
    LESS = "<", "dưới mức này"
    ABOUT = "~", "khoảng, gần"


class ChangeKind(Choice):
    """Why a published record was changed."""

    CORRECTION = "dinh-chinh", "đính chính: điều đã đăng bị sai"
    UPDATE = "cap-nhat", "cập nhật: thêm hoặc sửa điều nhỏ"
    WITHDRAWAL = "rut-bai", "rút bài"


class NoteKind(Choice):
    """What the archivist has to say of the source (ISAD(G) 3.6.1)."""

    CONTRADICTION = "mau-thuan", "nguồn tự mâu thuẫn"
    OMISSION = "thieu", "nguồn thiếu"
    INFERENCE = "suy-luan", "tin suy ra điều nguồn không nói rõ"


class Status(Choice):
    """Where the record stands (schema.org creativeWorkStatus)."""

    DRAFT = "ban-nhap", "bản nháp: chưa đăng"
    PUBLISHED = "cong-bo", "công bố"
    WITHDRAWN = "da-rut", "đã rút: chỉ còn lời báo"


def field(
    label: str,
    write: str,
    *,
    schema: str = "",
    dublin_core: str = "",
    **more: Any,  # noqa: ANN401 - these go to pydantic's own Field, whose result this is
) -> Any:  # noqa: ANN401
    """One row of the table: label, what to write, schema.org and Dublin Core terms."""
    extra = {"schema.org": schema, "dublin-core": dublin_core}
    return Field(title=label, description=write, json_schema_extra=dict(extra), **more)
