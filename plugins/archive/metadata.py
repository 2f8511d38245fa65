"""The table of fields: what the front matter of a write-up may say, field by field.

This one table is the source of the parser, the checker, the labels that readers see, and the
terms of JSON-LD and Dublin Core. Every field carries its Vietnamese label and what to write,
and, where they have one, its term in schema.org and in Dublin Core (``json_schema_extra``).

YAML gives every scalar as text (see ``front_matter``); the type of the field decides what the
text means. So ``no`` is a word, ``12:30`` is text and ``1.10`` keeps its zero wherever text is
expected, which is what YAML 1.2 asks for and what editors expect.
"""

from pydantic import HttpUrl, model_validator
from pydantic_core import PydanticCustomError

from plugins.archive.values import (
    Action,
    AuthorRole,
    CategoryId,
    ChangeKind,
    Comparator,
    Count,
    Date,
    Digest,
    Dong,
    FileName,
    Format,
    KindId,
    Model,
    NoteKind,
    Number,
    OrganizationId,
    Part,
    PersonId,
    PublicationDate,
    SeriesId,
    Slug,
    Status,
    TagId,
    Text,
    field,
)


class Event(Model):
    """When the meeting was held."""

    date: Date = field("Ngày diễn ra", "2022-09-14, 2019-07 hoặc 2017", schema="startDate")
    time: Text | None = field("Giờ diễn ra", "chiều, hoặc 14:00", default=None)


class Place(Model):
    """Where the meeting was held."""

    name: Text = field("Địa điểm", "tên hội trường hoặc tỉnh, thành phố", schema="name")
    address: Text | None = field("Địa chỉ", "số nhà, đường, xã", schema="address", default=None)


class Participant(Model):
    """A person, in the office held at that time, and the part played."""

    person: PersonId = field("Người", "mã trong vocabulary/people.yml", schema="Person")
    role: Text | None = field("Chức danh", "Vụ trưởng Vụ Công nghệ cao", default=None)
    part: Part = field("Vai trò tại hội nghị", "chu-tri, phat-bieu, ...", schema="roleName")


class Delegates(Model):
    """How many took part."""

    count: Count | None = field("Số đại biểu", "17", default=None)
    units: Count | None = field("Số đơn vị", "16", default=None)
    description: Text | None = field("Thành phần", "toàn thể viên chức", default=None)


class Member(Model):
    """A person elected, with the office, if any."""

    person: PersonId = field("Người", "mã trong vocabulary/people.yml")
    office: Text | None = field("Chức vụ", "Bí thư", schema="roleName", default=None)


class Elected(Model):
    """A body elected by the meeting."""

    body: Text = field("Tên ban", "Ban Thanh tra nhân dân")
    term: Date | None = field("Nhiệm kỳ", "2022/2025", default=None)
    size: Count | None = field("Số người", "5", default=None)
    members: tuple[Member, ...] = field("Thành viên", "danh sách person, office", default=())


class Document(Model):
    """A document the meeting dealt with."""

    title: Text = field("Tên văn bản", "Quy chế chi tiêu nội bộ năm 2024", schema="name")
    action: Action = field("Việc đã làm", "thong-qua, thao-luan, trinh-bay, ky-ket, ban-hanh")
    file: FileName | None = field("Tệp", "đường dẫn trong content/files", default=None)


class _Measured(Model):
    """A measure with a number, or with words where the source gives no number."""

    measure: Text = field("Chỉ tiêu", "Đảng viên hoàn thành tốt nhiệm vụ", schema="name")
    comparator: Comparator = field("So sánh", ">=, >, =, <=, <, ~", default=Comparator.EQUAL)
    value: Number | None = field("Giá trị", "95", schema="value", default=None)
    unit: Text | None = field("Đơn vị tính", "%", schema="unitText", default=None)
    text: Text | None = field("Mức bằng lời", "xếp loại tốt", default=None)

    @model_validator(mode="after")
    def _one_of_value_and_text(self) -> "_Measured":
        if (self.value is None) == (self.text is None):
            raise PydanticCustomError("value_or_text", "chỉ một trong hai: value hoặc text")
        return self


class Target(_Measured):
    """What the meeting set out to reach (schema.org QuantitativeValue)."""

    scope: Text | None = field("Phạm vi", "hằng năm; cả nhiệm kỳ", default=None)


class Result(_Measured):
    """What was reported as reached (schema.org Observation)."""

    year: Date | None = field("Thời gian", "2021", schema="observationDate", default=None)


class Money(Model):
    """A sum in đồng (schema.org MonetaryAmount, currency VND)."""

    amount: Dong = field("Số tiền (đồng)", "3800000000", schema="value")
    purpose: Text = field("Nội dung", "doanh thu dịch vụ năm 2023")
    approximate: bool = field("Gần đúng", "true khi nguồn viết “gần”, “khoảng”", default=False)
    year: Date | None = field("Năm", "2023", default=None)


class Honour(Model):
    """An award given or a pledge made."""

    name: Text = field("Tên", "Giấy khen; Giao ước thi đua; Phát động phong trào thi đua năm 2022")
    recipients: Text | None = field("Người nhận, bên ký", "cá nhân có thành tích", default=None)
    count: Count | None = field("Số lượng", "6", default=None)


class Author(Model):
    """A byline as printed."""

    name: Text = field("Tên", "H.Nhung", schema="name")
    role: AuthorRole = field("Phần việc", "bai-viet, anh, dang-lai, dang-bai")


class Source(Model):
    """Where the facts come from."""

    name: Text = field("Nguồn", "Vụ Công nghệ cao", schema="name")
    url: HttpUrl | None = field("Địa chỉ", "https://...", schema="url", default=None)
    captured: PublicationDate | None = field("Ngày lưu", "2024-05-01", default=None)
    digest: Digest | None = field("Mã kiểm tra", "sha256:...", default=None)


class Image(Model):
    """A picture, with what a reader who cannot see it needs."""

    file: FileName = field("Tệp ảnh", "đường dẫn trong content/images", schema="contentUrl")
    alt: Text = field("Mô tả thay ảnh", "ảnh cho thấy gì", schema="description")
    caption: Text = field("Chú thích", "câu dưới ảnh", schema="caption")
    credit: Text = field("Tác giả ảnh", "X.Phương", schema="creditText", dublin_core="rights")
    licence: Text = field("Giấy phép", "CC BY-SA 4.0", schema="license")


class Attachment(Model):
    """A file to download."""

    file: FileName = field("Tệp", "đường dẫn trong content/files", schema="contentUrl")
    title: Text = field("Tên", "Nghị quyết hội nghị", schema="name")


class Change(Model):
    """A change after publication."""

    date: PublicationDate = field("Ngày", "2024-05-01")
    kind: ChangeKind = field("Loại", "dinh-chinh, cap-nhat, rut-bai")
    note: Text = field("Nội dung", "đã sửa điều gì")


class Note(Model):
    """Where the source contradicts itself or leaves something out."""

    about: Text = field("Về", "trường được nói đến, ví dụ elected.term")
    kind: NoteKind = field("Loại", "mau-thuan, thieu, suy-luan")
    text: Text = field("Nội dung", "nguồn viết gì, tin ghi thế nào, vì sao")


class Legacy(Model):
    """What the old portal said of the page."""

    url: HttpUrl | None = field("Địa chỉ cũ", "https://...", default=None)
    views: Count | None = field("Lượt xem", "1375", schema="interactionStatistic", default=None)


class Metadata(Model):
    """All fields of a record, in canonical order."""

    id: Slug = field(
        "Mã", "bentre-2017-ccvc; không đổi", schema="identifier", dublin_core="identifier"
    )
    title: Text = field(
        "Tiêu đề", "chữ thường, không viết hoa toàn bộ", schema="headline", dublin_core="title"
    )
    summary: Text = field(
        "Tóm tắt", "một, hai câu", schema="description", dublin_core="description"
    )
    kind: KindId = field("Loại", "hoi-nghi, dai-hoi", schema="additionalType", dublin_core="type")
    category: CategoryId = field(
        "Chuyên mục", "tin-tuc-su-kien", schema="articleSection", dublin_core="subject"
    )
    tags: tuple[TagId, ...] = field(
        "Chủ đề", "danh sách mã", schema="keywords", dublin_core="subject", default=()
    )
    published: PublicationDate | None = field(
        "Ngày đăng",
        "2019-07-10T16:55+07:00 hoặc 2022-09-16; bỏ trống khi nguồn không ghi",
        schema="datePublished",
        dublin_core="issued",
        default=None,
    )
    event: Event = field("Ngày diễn ra", "date, time", schema="about", dublin_core="date")
    period: Date | None = field(
        "Kỳ báo cáo",
        "2019-01/2019-06",
        schema="temporalCoverage",
        dublin_core="temporal",
        default=None,
    )
    place: Place | None = field(
        "Địa điểm", "name, address", schema="location", dublin_core="coverage", default=None
    )
    format: Format | None = field(
        "Hình thức", "truc-tiep, truc-tuyen, ket-hop", schema="eventAttendanceMode", default=None
    )
    organizer: OrganizationId = field("Đơn vị tổ chức", "mã đơn vị", schema="organizer")
    publisher: OrganizationId | None = field(
        "Đơn vị đăng", "mã đơn vị", schema="publisher", dublin_core="publisher", default=None
    )
    people: tuple[Participant, ...] = field(
        "Nhân sự", "person, role, part", schema="attendee", dublin_core="contributor", default=()
    )
    delegates: Delegates | None = field("Đại biểu", "count, units", default=None)
    elected: tuple[Elected, ...] = field("Bầu cử", "body, term, size, members", default=())
    documents: tuple[Document, ...] = field(
        "Văn bản",
        "title, action, file",
        schema="workFeatured",
        dublin_core="references",
        default=(),
    )
    targets: tuple[Target, ...] = field("Chỉ tiêu", "measure, comparator, value", default=())
    results: tuple[Result, ...] = field("Kết quả", "measure, value, unit, year", default=())
    money: tuple[Money, ...] = field("Kinh phí, doanh thu", "amount, purpose", default=())
    awards: tuple[Honour, ...] = field("Khen thưởng", "name, recipients", default=())
    pledges: tuple[Honour, ...] = field("Giao ước, thi đua", "name, recipients", default=())
    theme: Text | None = field(
        "Chủ đề hội nghị",
        "khẩu hiệu, chủ đề thi đua",
        schema="keywords",
        dublin_core="subject",
        default=None,
    )
    authors: tuple[Author, ...] = field(
        "Tác giả", "name, role", schema="author", dublin_core="creator", default=()
    )
    source: Source | None = field(
        "Nguồn", "name, url", schema="isBasedOn", dublin_core="source", default=None
    )
    images: tuple[Image, ...] = field(
        "Ảnh", "file, alt, caption, credit, licence", schema="image", default=()
    )
    attachments: tuple[Attachment, ...] = field(
        "Tệp kèm", "file, title", schema="associatedMedia", dublin_core="relation", default=()
    )
    series: SeriesId | None = field(
        "Chuỗi", "hoi-nghi-ccvc", schema="superEvent", dublin_core="isPartOf", default=None
    )
    notes: tuple[Note, ...] = field("Ghi chú lưu trữ", "about, kind, text", default=())
    changes: tuple[Change, ...] = field(
        "Thay đổi", "date, kind, note", schema="correction", dublin_core="modified", default=()
    )
    legacy: Legacy | None = field("Trang cũ", "url, views", dublin_core="replaces", default=None)
    status: Status = field(
        "Trạng thái",
        "ban-nhap, cong-bo, da-rut",
        schema="creativeWorkStatus",
        default=Status.PUBLISHED,
    )
