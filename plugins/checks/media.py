"""Pictures and files: what is said of them, how large they are, and whether anything needs them."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from plugins.archive.media import IMAGES_FOLDER, is_drawn
from plugins.archive.metadata import Image
from plugins.archive.pdf.texts import Fault
from plugins.archive.problems import Problem, Severity
from plugins.checks.subject import Subject
from plugins.checks.whole import Whole
from plugins.vietnamese.folding import fold, normalize

NARROWEST = 600
"""Pixels: the width of the text column; a narrower picture is blurred there."""
HEAVIEST = 500 * 1024
"""Bytes of a drawing, which is served as it is: all others are made smaller for readers."""
LONGEST_PATH = 150
"""Characters below the content folder: Windows stops at 259, and the folder itself needs some."""

_WORDS = re.compile(r"[^\W_]+")
_SAME = 0.8
"""The share of words that two texts have in common where one says nothing the other does not."""
_TELLING = (
    r"vệ tinh|viễn thám|hàng không|x[- ]?quang|nhiệt|màn hình|hiển vi|siêu âm|ghép|bác hồ|hưởng"
)
"""What makes "ảnh" a word that tells something, or part of another."""
_NEEDLESS = re.compile(
    rf"(?:đây là )?(?:(?:bức|tấm|hình) ảnh|ảnh chụp|ảnh minh (?:họa|hoạ)|ảnh(?! (?:{_TELLING})))\b",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(
    r"\S+\.(?:avif|gif|heic|jpe?g|png|svg|webp)|(?:img|dsc|image|anh|hinh)[_-]?\d+", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:nguồn:? )?(?:internet|mạng|sưu tầm|st|google|facebook|zalo)|(?:không|chưa) (?:rõ|biết|có)"
    r"|không|chưa|n/?a|x+|\W+",
    re.IGNORECASE,
)


def alt_repeats_caption(subject: Subject) -> Iterator[Problem]:
    """The text that stands for a picture shows what is seen: the caption is read out anyway."""
    for index, image in _images(subject):
        if _says_the_same(image.alt, image.caption):
            write = "tả điều nhìn thấy: ai, ở đâu, đang làm gì; caption nói đó là dịp nào"
            found = "alt viết lại đúng caption"
            yield subject.warning_at(("images", index, "alt"), "alt-lap-caption", found, write)


def alt_says_that_it_is_a_picture(subject: Subject) -> Iterator[Problem]:
    """A text that stands for a picture begins with what is seen, not with "ảnh"."""
    for index, image in _images(subject):
        if found := _NEEDLESS.match(image.alt):
            write = "bỏ chữ ấy, bắt đầu bằng điều nhìn thấy: máy đọc màn hình đã báo đây là ảnh"
            yield subject.warning_at(
                ("images", index, "alt"), "alt-thua-chu", f"alt mở đầu bằng “{found[0]}”", write
            )


def file_name_for_words(subject: Subject) -> Iterator[Problem]:
    """Neither the text for a picture nor its caption is the name of a file."""
    for index, image in _images(subject):
        stem = PurePosixPath(image.file).stem
        for field, text in (("alt", image.alt), ("caption", image.caption)):
            if _FILE_NAME.fullmatch(text) or text.lower() == stem:
                write = "một câu về điều nhìn thấy" if field == "alt" else "một câu về dịp chụp ảnh"
                yield subject.warning_at(
                    ("images", index, field), "ten-tep-lam-chu", f"“{text}” là tên tệp", write
                )


def nobody_credited(subject: Subject) -> Iterator[Problem]:
    """A credit names a person or an institution, a licence names terms of use."""
    for index, image in _images(subject):
        if _NOBODY.fullmatch(image.credit):
            write = "tên người chụp, hoặc cơ quan giữ ảnh; không tìm được thì bỏ ảnh"
            yield subject.warning_at(
                ("images", index, "credit"),
                "anh-vo-chu",
                f"tác giả ảnh ghi “{image.credit}”",
                write,
            )
        if _NOBODY.fullmatch(image.licence):
            write = "điều kiện dùng ảnh, như CC BY-SA 4.0, hoặc: Được phép của tác giả"
            yield subject.warning_at(
                ("images", index, "licence"),
                "anh-vo-chu",
                f"giấy phép ảnh ghi “{image.licence}”",
                write,
            )


_SCAN = "lấy tệp PDF xuất từ Word, hoặc nhận dạng chữ (OCR) bản quét, rồi thay tệp"
_NO_TEXT = {
    Fault.NO_LETTERS: ("tệp quét ảnh không có chữ", _SCAN),
    Fault.ENCRYPTED: ("tệp có mật khẩu nên không đọc được chữ", "lưu lại tệp, không đặt mật khẩu"),
    Fault.BROKEN: ("tệp hỏng hoặc không phải PDF", "xin lại tệp gốc, hoặc in lại ra PDF"),
    Fault.TOO_LARGE: ("tệp quá nặng nên không đọc được chữ", "tách thành nhiều tệp, giảm cỡ ảnh"),
    Fault.TOO_HARD: ("đọc chữ trong tệp lâu quá nên đã thôi", "mở tệp rồi in lại ra PDF"),
}
"""Why an attachment has no text, and what helps."""


RECORD_RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    alt_repeats_caption,
    alt_says_that_it_is_a_picture,
    file_name_for_words,
    nobody_credited,
)


def too_small(whole: Whole) -> Iterator[Problem]:
    """A picture made of pixels has as many as the text is wide."""
    for picture in whole.pictures:
        if picture.width < NARROWEST and not is_drawn(picture.path):
            found = f"ảnh {picture.width} × {picture.height} điểm ảnh"
            write = (
                f"ảnh gốc rộng từ {NARROWEST} điểm ảnh, tốt nhất 1600; xin lại ảnh gốc của người "
                "chụp, đừng phóng to ảnh nhỏ"
            )
            yield _warning(picture.path, "anh-nho", found, write)


def too_heavy(whole: Whole) -> Iterator[Problem]:
    """A drawing opens quickly on a phone."""
    for picture in whole.pictures:
        if picture.size > HEAVIEST and is_drawn(picture.path):
            found = f"ảnh nặng {picture.size // 1024} KB"
            write = f"dưới {HEAVIEST // 1024} KB: bớt chi tiết trong hình vẽ, hoặc xuất ra .webp"
            yield _warning(picture.path, "anh-nang", found, write)


def named_by_nobody(whole: Whole) -> Iterator[Problem]:
    """A picture or attachment is there for a record or a link; told when all records are sound."""
    if not whole.complete:
        return
    linked = {target for facts in whole.facts for target, _ in facts.links}
    linked |= {target for page in whole.plain_links for target, _ in page.links}
    for path in (*(picture.path for picture in whole.pictures), *whole.attachments):
        if path not in whole.named_files and f"/{path}" not in linked:
            field = "images" if path.startswith(f"{IMAGES_FOLDER}/") else "attachments"
            write = f"xóa tệp, hoặc khai báo trong {field} của một bài"
            yield _warning(path, "tep-thua", "không bài nào dùng tệp này", write)


def path_too_long(whole: Whole) -> Iterator[Problem]:
    """A path leaves Windows room for the folder that the archive is kept in."""
    for path in (*(picture.path for picture in whole.pictures), *whole.attachments):
        if len(path) > LONGEST_PATH:
            write = f"đặt tên ngắn hơn, cả thư mục không quá {LONGEST_PATH} ký tự"
            found = f"đường dẫn dài {len(path)} ký tự, Windows có thể không mở được"
            yield _warning(path, "duong-dan-dai", found, write)


def without_text(whole: Whole) -> Iterator[Problem]:
    """What an attached PDF says can be searched, copied and read out: it has letters, not scans."""
    for unread in whole.unread:
        found, write = _NO_TEXT[unread.fault]
        yield Problem(
            unread.path,
            *unread.claim.place,
            "tep-khong-co-chu",
            unread.claim.field,
            f"{unread.claim.path}: {found}",
            write,
            Severity.WARNING,
        )


ARCHIVE_RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (
    without_text,
    too_small,
    too_heavy,
    named_by_nobody,
    path_too_long,
)


def _images(subject: Subject) -> Iterator[tuple[int, Image]]:
    return enumerate(subject.metadata.images if subject.metadata else ())


def _says_the_same(alt: str, caption: str) -> bool:
    """Whether two texts have nearly all their words in common, or one is the other's beginning."""
    mine, its = (_WORDS.findall(fold(normalize(text))) for text in (alt, caption))
    shorter, longer = sorted((mine, its), key=len)
    if shorter and longer[: len(shorter)] == shorter:
        return True
    common = len({*mine} & {*its})
    return common >= _SAME * len({*mine} | {*its})


def _warning(path: str, code: str, found: str, write: str) -> Problem:
    return Problem(path, 1, 1, code, "", found, write, Severity.WARNING)
