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
    EarlierAddress,
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

    date: Date = field(
        "Ngày diễn ra",
        "ngày họp; không rõ thì chỉ ghi tháng hoặc năm: 2022-09-14, 2019-07, 2017",
        schema="startDate",
    )
    time: Text | None = field("Giờ diễn ra", "giờ hoặc buổi họp: 14:00, chiều", default=None)


class Place(Model):
    """Where the meeting was held."""

    name: Text = field("Địa điểm", "tên hội trường hoặc tỉnh, thành phố", schema="name")
    address: Text | None = field("Địa chỉ", "số nhà, đường, xã", schema="address", default=None)


class Participant(Model):
    """A person, in the office held at that time, and the part played."""

    person: PersonId = field("Người", "mã của người ấy", schema="Person")
    role: Text | None = field(
        "Chức danh", "chức danh lúc họp, ví dụ Vụ trưởng Vụ Công nghệ cao", default=None
    )
    part: Part = field("Vai trò tại hội nghị", "chu-tri, phat-bieu, ...", schema="roleName")


class Delegates(Model):
    """How many took part."""

    count: Count | None = field("Số đại biểu", "chỉ ghi số: 17", default=None)
    units: Count | None = field("Số đơn vị", "chỉ ghi số: 16", default=None)
    description: Text | None = field(
        "Thành phần", "những ai dự, ví dụ toàn thể viên chức", default=None
    )


class Member(Model):
    """A person elected, with the office, if any."""

    person: PersonId = field("Người", "mã của người ấy")
    office: Text | None = field(
        "Chức vụ", "chức vụ được bầu, ví dụ Bí thư", schema="roleName", default=None
    )


class Elected(Model):
    """A body elected by the meeting."""

    body: Text = field("Tên ban", "tên đầy đủ, ví dụ Ban Thanh tra nhân dân")
    term: Date | None = field("Nhiệm kỳ", "năm đầu/năm cuối: 2022/2025", default=None)
    size: Count | None = field("Số người", "số người được bầu, chỉ ghi số: 5", default=None)
    members: tuple[Member, ...] = field(
        "Thành viên", "mỗi người một mục: person, office", default=()
    )


class Document(Model):
    """A document the meeting dealt with."""

    title: Text = field(
        "Tên văn bản", "tên đầy đủ, ví dụ Quy chế chi tiêu nội bộ năm 2024", schema="name"
    )
    action: Action = field("Việc đã làm", "thong-qua, thao-luan, trinh-bay, ky-ket, ban-hanh")
    file: FileName | None = field(
        "Tệp", "tên tệp trong content/files: 2024/quy-che.pdf", default=None
    )


class _Measured(Model):
    """A measure with a number, or with words where the source gives no number."""

    measure: Text = field(
        "Chỉ tiêu", "điều được đo, ví dụ Đảng viên hoàn thành tốt nhiệm vụ", schema="name"
    )
    comparator: Comparator = field("So sánh", ">=, >, =, <=, <, ~", default=Comparator.EQUAL)
    value: Number | None = field(
        "Giá trị", "chỉ ghi số, phần lẻ sau dấu chấm: 95", schema="value", default=None
    )
    unit: Text | None = field(
        "Đơn vị tính",
        'đơn vị của số ấy, ví dụ đề tài; riêng "%" đặt trong ngoặc kép',
        schema="unitText",
        default=None,
    )
    text: Text | None = field(
        "Mức bằng lời", "khi nguồn không có số, ví dụ xếp loại tốt", default=None
    )

    @model_validator(mode="after")
    def _one_of_value_and_text(self) -> "_Measured":
        if (self.value is None) == (self.text is None):
            raise PydanticCustomError("value_or_text", "chỉ một trong hai: value hoặc text")
        return self


class Target(_Measured):
    """What the meeting set out to reach (schema.org QuantitativeValue)."""

    scope: Text | None = field("Phạm vi", "cho ai, khi nào: năm 2024; cả nhiệm kỳ", default=None)


class Result(_Measured):
    """What was reported as reached (schema.org Observation)."""

    year: Date | None = field(
        "Thời gian",
        "kết quả của năm, kỳ nào: 2021, 2019-01/2019-06",
        schema="observationDate",
        default=None,
    )


class Money(Model):
    """A sum in đồng (schema.org MonetaryAmount, currency VND)."""

    amount: Dong = field("Số tiền (đồng)", "số đồng, chỉ gồm chữ số: 3800000000", schema="value")
    purpose: Text = field("Nội dung", "tiền gì, ví dụ doanh thu dịch vụ năm 2023")
    approximate: bool = field("Gần đúng", "true khi nguồn viết “gần”, “khoảng”", default=False)
    year: Date | None = field("Năm", "tiền của năm nào: 2023", default=None)


class Honour(Model):
    """An award given or a pledge made."""

    name: Text = field("Tên", "ví dụ Giấy khen của Giám đốc Sở, Giao ước thi đua")
    recipients: Text | None = field(
        "Người nhận, bên ký", "ai nhận hoặc ai ký, ví dụ cá nhân có thành tích", default=None
    )
    count: Count | None = field("Số lượng", "chỉ ghi số: 6", default=None)


class Author(Model):
    """A byline as printed."""

    name: Text = field("Tên", "như nguồn in, ví dụ H.Nhung", schema="name")
    role: AuthorRole = field("Phần việc", "bai-viet, anh, dang-lai, dang-bai")


class Source(Model):
    """Where the facts come from."""

    name: Text = field("Nguồn", "nơi có tài liệu gốc, ví dụ Vụ Công nghệ cao", schema="name")
    url: HttpUrl | None = field(
        "Địa chỉ", "địa chỉ đầy đủ: https://...", schema="url", default=None
    )
    captured: PublicationDate | None = field(
        "Ngày lưu", "ngày chép về kho: 2024-05-01", default=None
    )
    digest: Digest | None = field(
        "Mã kiểm tra", "mã SHA-256 của bản gốc đã lưu: sha256:...", default=None
    )


class Image(Model):
    """A picture, with what a reader who cannot see it needs."""

    file: FileName = field(
        "Tệp ảnh", "tên tệp trong content/images: 2024/bieu-quyet.webp", schema="contentUrl"
    )
    alt: Text = field(
        "Mô tả thay ảnh", "ảnh cho thấy gì, cho người không nhìn thấy ảnh", schema="description"
    )
    caption: Text = field("Chú thích", "câu dưới ảnh: ai, việc gì, lúc nào", schema="caption")
    credit: Text = field(
        "Tác giả ảnh", "ai chụp, ai vẽ, ví dụ X.Phương", schema="creditText", dublin_core="rights"
    )
    licence: Text = field(
        "Giấy phép", "được dùng theo điều kiện nào, ví dụ CC BY-SA 4.0", schema="license"
    )


class Attachment(Model):
    """A file to download."""

    file: FileName = field(
        "Tệp", "tên tệp trong content/files: 2024/nghi-quyet.pdf", schema="contentUrl"
    )
    title: Text = field("Tên", "tên đầy đủ, ví dụ Nghị quyết hội nghị", schema="name")


class Change(Model):
    """A change after publication."""

    date: PublicationDate = field("Ngày", "ngày sửa: 2024-05-01")
    kind: ChangeKind = field("Loại", "dinh-chinh, cap-nhat, rut-bai")
    note: Text = field("Nội dung", "điều đúng là gì, trước đó đã đăng thế nào")


class Note(Model):
    """Where the source contradicts itself or leaves something out."""

    about: Text = field("Về", "trường được nói đến, ví dụ elected.term")
    kind: NoteKind = field("Loại", "mau-thuan, thieu, suy-luan")
    text: Text = field("Nội dung", "nguồn viết gì, tin ghi thế nào, vì sao")


class Acceptance(Model):
    """A warning of ``check`` that an editor has looked into and lets stand."""

    code: Slug = field("Mã cảnh báo", "lap-tu, như lệnh check in ra")
    reason: Text = field("Lý do", "vì sao giữ nguyên")


class Legacy(Model):
    """What the old portal said of the page."""

    url: HttpUrl | None = field("Địa chỉ cũ", "địa chỉ đầy đủ: https://...", default=None)
    views: Count | None = field(
        "Lượt xem", "chỉ ghi số: 1375", schema="interactionStatistic", default=None
    )


class Metadata(Model):
    """All fields of a record, in canonical order."""

    id: Slug = field(
        "Mã",
        "tên riêng của bài, không đổi sau khi đăng: bentre-2017-ccvc",
        schema="identifier",
        dublin_core="identifier",
    )
    title: Text = field(
        "Tiêu đề",
        "một câu, chữ thường, không viết hoa toàn bộ",
        schema="headline",
        dublin_core="title",
    )
    summary: Text = field(
        "Tóm tắt",
        "một, hai câu: ai, việc gì, khi nào, ở đâu",
        schema="description",
        dublin_core="description",
    )
    kind: KindId = field(
        "Loại", "ví dụ hoi-nghi, dai-hoi", schema="additionalType", dublin_core="type"
    )
    category: CategoryId = field(
        "Chuyên mục", "ví dụ tin-tuc-su-kien", schema="articleSection", dublin_core="subject"
    )
    tags: tuple[TagId, ...] = field(
        "Chủ đề", "mã chủ đề, mỗi mã một dòng", schema="keywords", dublin_core="subject", default=()
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
        "báo cáo nói về thời gian nào: 2019-01/2019-06, 2023",
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
    organizer: OrganizationId = field(
        "Đơn vị tổ chức", "mã của đơn vị mở hội nghị", schema="organizer"
    )
    publisher: OrganizationId | None = field(
        "Đơn vị đăng",
        "mã của đơn vị đăng tin",
        schema="publisher",
        dublin_core="publisher",
        default=None,
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
        "Chuỗi", "ví dụ hoi-nghi-ccvc", schema="superEvent", dublin_core="isPartOf", default=None
    )
    notes: tuple[Note, ...] = field("Ghi chú lưu trữ", "about, kind, text", default=())
    accepted: tuple[Acceptance, ...] = field("Cảnh báo đã xem", "code, reason", default=())
    changes: tuple[Change, ...] = field(
        "Thay đổi", "date, kind, note", schema="correction", dublin_core="modified", default=()
    )
    aliases: tuple[EarlierAddress, ...] = field(
        "Địa chỉ trước đây",
        "địa chỉ cũ trong trang này, nay dẫn đến bài: /tin/2022/ten-cu/",
        default=(),
    )
    legacy: Legacy | None = field("Trang cũ", "url, views", dublin_core="replaces", default=None)
    status: Status = field(
        "Trạng thái",
        "ban-nhap, cong-bo, da-rut",
        schema="creativeWorkStatus",
        default=Status.PUBLISHED,
    )
