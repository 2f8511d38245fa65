"""A record: one write-up, parsed and checked. Frozen, and knowing nothing of the others.

A record has its card at hand; its metadata and its body are read when somebody opens it.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from dataclasses import field as slot
from difflib import get_close_matches
from typing import Any, Protocol

from plugins.archive.card import Card, make_card
from plugins.archive.front_matter import FrontMatter, split_front_matter
from plugins.archive.markup import Body
from plugins.archive.metadata import Metadata
from plugins.archive.placeholders import unfilled
from plugins.archive.plain_markdown import read_body
from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import Source, is_reserved
from plugins.archive.urls import plain_address, record_address
from plugins.archive.validate import Known, ModelT, validate_unfinished
from plugins.archive.values import EarlierAddress, Model, Status, Text, field

RECORDS_FOLDER = "tin"
PAGES_FOLDER = "trang"

LONGEST_SLUG = 100

_RECORD_PATH = re.compile(
    r"tin/(?P<year>\d{4})/(?P<date>\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?)-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md"
)
_PAGE_PATH = re.compile(r"trang/(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a record says: its metadata and body.

    ``lines`` gives the line of each top-level field, for problems that only the whole archive
    can show.
    """

    metadata: Metadata
    body: Body
    lines: dict[str, int]


class Way(Protocol):
    """The way to what a record says of itself, and to what it says."""

    @property
    def card(self) -> Card:
        """The card."""

    def open(self) -> Contents:
        """Give the contents."""


@dataclass(frozen=True, slots=True)
class InHand:
    """The way to what is at hand."""

    card: Card
    contents: Contents

    def open(self) -> Contents:
        """Give the contents."""
        return self.contents


@dataclass(frozen=True, slots=True)
class Record:
    """A write-up: where it was read and where it is served, and the way to its card and contents.

    ``date`` is the day by which records are ordered; like ``status`` it stands on the card too, and
    is known of all records where nobody has read their cards. ``key`` digests all that the contents
    depend on: the source and the code that read it. ``card_key`` digests the card.
    """

    path: str
    year: int
    slug: str
    date: dt.date
    status: Status
    way: Way = slot(compare=False, repr=False)
    key: bytes = b""
    card_key: bytes = b""

    @property
    def card(self) -> Card:
        """The card."""
        return self.way.card

    @property
    def address(self) -> str:
        """The site-absolute address."""
        return record_address(self.year, self.slug)

    @property
    def draft(self) -> bool:
        """Whether it is not meant for readers yet."""
        return self.status is Status.DRAFT

    @property
    def withdrawn(self) -> bool:
        """Whether only a marker remains to be shown."""
        return self.status is Status.WITHDRAWN

    def open(self) -> Contents:
        """Give the contents."""
        return self.way.open()

    @property
    def metadata(self) -> Metadata:
        """The metadata; whoever needs more than one thing of a record has it ``opened``."""
        return self.open().metadata

    @property
    def body(self) -> Body:
        """The body."""
        return self.open().body

    @property
    def lines(self) -> dict[str, int]:
        """The line of each top-level field."""
        return self.open().lines

    def opened(self) -> "Record":
        """Give the record with its contents in hand."""
        return replace(self, way=InHand(self.card, self.open()))


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A source of a record cut in two; ``body_line`` is the line on which the body begins."""

    front_matter: FrontMatter
    body: str
    body_line: int

    @property
    def path(self) -> str:
        """The path of the source."""
        return self.front_matter.path

    @property
    def address(self) -> str:
        """The site-absolute address that follows from the path; empty where none does."""
        name = _RECORD_PATH.fullmatch(self.path)
        return record_address(int(name["year"]), name["slug"]) if name else ""


class PlainMetadata(Model):
    """The fields of a plain page."""

    title: Text = field("Tiêu đề", "Giới thiệu")
    summary: Text = field("Tóm tắt", "một, hai câu")
    aliases: tuple[EarlierAddress, ...] = field(
        "Địa chỉ trước đây", "địa chỉ cũ, nay dẫn đến trang này: /ten-cu/", default=()
    )


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page that is no record: about, contact, not found; ``key`` digests its source."""

    path: str
    slug: str
    metadata: PlainMetadata
    body: Body
    key: bytes

    @property
    def address(self) -> str:
        """The site-absolute address."""
        return plain_address(self.slug)


def parse_record(source: Source, known: Known) -> Record:
    """Parse and check a source by itself: a pure function of its bytes and the vocabulary.

    Raises ``Invalid`` with every problem found.
    """
    return parse_manuscript(read_manuscript(source), known)


def place_of(path: str) -> tuple[int, str]:
    """Give the year and the slug that follow from the path of a record."""
    name = _RECORD_PATH.fullmatch(path)
    if name is None:
        raise ValueError(path)
    return int(name["year"]), name["slug"]


def read_manuscript(source: Source) -> Manuscript:
    """Cut a source in two; raises ``Invalid`` where that cannot be done."""
    return Manuscript(*split_front_matter(source.text, source.path))


def parse_manuscript(manuscript: Manuscript, known: Known) -> Record:
    """Parse both parts of a record; raises ``Invalid`` with every problem found."""
    front_matter, path = manuscript.front_matter, manuscript.path
    name = _RECORD_PATH.fullmatch(path)
    misnamed = [] if name else [_badly_named(path)]
    try:
        metadata, body = _parse_parts(Metadata, manuscript, known)
    except Invalid as invalid:
        raise Invalid([*misnamed, *invalid.problems]) from None
    if name is None:
        raise Invalid(misnamed)
    contents = Contents(metadata, body, front_matter.top_level_lines)
    card = make_card(metadata, body)
    way = InHand(card, contents)
    record = Record(path, int(name["year"]), name["slug"], card.date, card.status, way)
    if problems := [*_misfiled(record, name["date"]), *_undeclared_images(record)]:
        raise Invalid(problems)
    return record


def parse_plain_page(source: Source) -> PlainPage:
    """Parse a plain page; raises ``Invalid``."""
    manuscript = read_manuscript(source)
    name = _PAGE_PATH.fullmatch(source.path)
    if name is None:
        write = "trang/<ten-khong-dau>.md, chỉ chữ thường, số và gạch ngang"
        raise Invalid([Problem(source.path, 1, 1, "ten-tep", "", f"tên tệp {source.path}", write)])
    metadata, body = _parse_parts(PlainMetadata, manuscript, {})
    if body.images:
        found = f"ảnh “{body.images[0]}”"
        write = "xóa ảnh: trang này không có trường images để mô tả và ghi tác giả ảnh"
        line = manuscript.body_line
        raise Invalid([Problem(source.path, line, 1, "anh-chua-khai-bao", "", found, write)])
    return PlainPage(source.path, name["slug"], metadata, body, source.digest)


def _parse_parts(model: type[ModelT], manuscript: Manuscript, known: Known) -> tuple[ModelT, Body]:
    """Parse both parts, so that the problems of both are told in one run."""
    front_matter, body, body_line = manuscript.front_matter, manuscript.body, manuscript.body_line
    draft = front_matter.mapping.get("status") == Status.DRAFT
    problems = [] if draft else list(unfilled(front_matter, body, body_line))
    parts: list[Any] = []
    for parse in (
        lambda: validate_unfinished(model, front_matter, known),
        lambda: read_body(body, manuscript.path, body_line),
    ):
        try:
            parts.append(parse())
        except Invalid as invalid:
            problems.extend(invalid.problems)
    if problems:
        raise Invalid(problems)
    metadata, parsed = parts
    return metadata, parsed


def _badly_named(path: str) -> Problem:
    write = (
        "tin/<năm>/<ngày>-<tên-không-dấu>.md, ví dụ tin/2022/2022-09-16-dai-hoi-chi-bo.md; "
        "ngày có thể là 2022-09-16, 2022-09 hoặc 2022"
    )
    return Problem(path, 1, 1, "ten-tep", "", f"tên tệp {path}", write)


def _misfiled(record: Record, written: str) -> Iterator[Problem]:
    """The folder and the file name follow the day of publication, else the day of the event."""
    if record.slug.replace("-", "").isdigit():
        found = f"tên bài chỉ có số: {record.slug}"
        write = "thêm chữ vào tên tệp; địa chỉ chỉ có số là của trang tháng, trang ngày"
        yield Problem(record.path, 1, 1, "ten-tep", "", found, write)
    if len(record.slug) > LONGEST_SLUG:
        found = f"tên tệp dài {len(record.slug)} ký tự sau phần ngày"
        write = f"đặt tên không quá {LONGEST_SLUG} ký tự; Windows không mở được đường dẫn quá dài"
        yield Problem(record.path, 1, 1, "ten-tep", "", found, write)
    if is_reserved(record.slug):
        found = f"tên bài {record.slug}"
        write = "thêm chữ vào tên tệp: Windows không cho tạo thư mục tên này"
        yield Problem(record.path, 1, 1, "ten-tep", "", found, write)
    if record.year == record.date.year and record.date.isoformat().startswith(written):
        return
    name = "published" if record.card.published else "event"
    day = record.date.isoformat()[: len(written)]
    yield Problem(
        record.path,
        record.lines.get(name, 1),
        1,
        "sai-thu-muc",
        name,
        f"tệp tên {written} trong thư mục {record.year}, ngày trong bài là {day}",
        f"chuyển tệp thành tin/{record.date.year}/{day}-{record.slug}.md, hoặc sửa ngày",
    )


def _undeclared_images(record: Record) -> Iterator[Problem]:
    """A picture in the body is declared in ``images``, where its alternative text stands."""
    declared = record.card.pictures
    for file in record.body.images:
        if file not in declared:
            near = get_close_matches(file, declared, 1)
            write = f"có phải {near[0]}?" if near else "khai báo ảnh này trong trường images"
            line = record.lines.get("images", 1)
            yield Problem(
                record.path,
                line,
                1,
                "anh-chua-khai-bao",
                "images",
                f"ảnh “{file}” chưa khai báo",
                write,
            )
