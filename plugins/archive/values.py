"""The kinds of values that fields hold: texts, names of terms and files, dates, closed lists."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from plugins.archive.dates import PartialDate, Published, parse_partial_date, parse_published
from plugins.archive.source import is_reserved


class Model(BaseModel):
    """A frozen mapping of known keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _date(parse: Callable[[str], Any]) -> PlainValidator:
    def validate(value: object) -> object:
        if not isinstance(value, str):
            raise PydanticCustomError("date", "một ngày, ví dụ 2022-09-14")
        try:
            return parse(value)
        except ValueError as error:
            raise PydanticCustomError("date", "{remedy}", {"remedy": str(error)}) from None

    return PlainValidator(validate)


def _not_reserved(value: str) -> str:
    if is_reserved(value):
        raise PydanticCustomError("reserved", "một mã khác: Windows không cho tạo thư mục tên này")
    return value


def _term(vocabulary: str) -> AfterValidator:
    def validate(value: str, info: ValidationInfo) -> str:
        known = (info.context or {}).get(vocabulary)
        if known is not None and value not in known:
            raise PydanticCustomError("unknown_term", vocabulary, {"vocabulary": vocabulary})
        return value

    return AfterValidator(validate)


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
Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Date = Annotated[PartialDate, _date(parse_partial_date)]
PublicationDate = Annotated[Published, _date(parse_published)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Number = Annotated[Decimal, Field(allow_inf_nan=False, max_digits=18, decimal_places=6)]
Dong = Annotated[int, Field(gt=0, le=10**15)]

KindId = Annotated[Slug, _term("kinds")]
CategoryId = Annotated[Slug, _term("categories")]
TagId = Annotated[Slug, _term("tags")]
SeriesId = Annotated[Slug, _term("series")]
OrganizationId = Annotated[Slug, _term("organizations")]
PersonId = Annotated[Slug, _term("people")]


class Format(StrEnum):
    """How people took part (schema.org EventAttendanceModeEnumeration)."""

    IN_PERSON = "truc-tiep"
    ONLINE = "truc-tuyen"
    HYBRID = "ket-hop"


class Part(StrEnum):
    """The part a person played in the meeting."""

    CHAIR = "chu-tri"
    SPEAKER = "phat-bieu"
    REPORTER = "bao-cao"
    GUEST = "khach-moi"
    ATTENDEE = "tham-du"


class AuthorRole(StrEnum):
    """What an author did."""

    TEXT = "bai-viet"
    PHOTO = "anh"
    REPOST = "dang-lai"
    POSTED = "dang-bai"


class Action(StrEnum):
    """What the meeting did with a document."""

    PRESENTED = "trinh-bay"
    DISCUSSED = "thao-luan"
    ADOPTED = "thong-qua"
    SIGNED = "ky-ket"
    ISSUED = "ban-hanh"


class Comparator(StrEnum):
    """How a value is meant."""

    EQUAL = "="
    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    ABOUT = "~"


class ChangeKind(StrEnum):
    """Why a published record was changed."""

    CORRECTION = "dinh-chinh"
    UPDATE = "cap-nhat"
    WITHDRAWAL = "rut-bai"


class NoteKind(StrEnum):
    """What the archivist has to say of the source (ISAD(G) 3.6.1)."""

    CONTRADICTION = "mau-thuan"
    OMISSION = "thieu"
    INFERENCE = "suy-luan"


class Status(StrEnum):
    """Where the record stands (schema.org creativeWorkStatus)."""

    DRAFT = "ban-nhap"
    PUBLISHED = "cong-bo"
    WITHDRAWN = "da-rut"


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
