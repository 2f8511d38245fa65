from dataclasses import replace

import pytest

from plugins.archive.claims import FileClaim
from plugins.archive.pdf.texts import Fault
from plugins.archive.problems import Severity
from plugins.checks.media import ARCHIVE_RULES, RECORD_RULES
from plugins.checks.whole import PictureFacts, PlainLinks, Unread, Whole
from tests.checks.sample_records import facts, subject, told, whole

GOOD = {
    "file": "2022/toan-canh.webp",
    "alt": "Ba hàng ghế trong hội trường, trên sân khấu có bốn người",
    "caption": "Toàn cảnh hội nghị",
    "credit": "X.Phương",
    "licence": "CC BY-SA 4.0",
}
PICTURE = PictureFacts("images/2022/toan-canh.webp", 1600, 900, 120_000)


def image(**changed: str) -> str:
    lines = (f"{name}: {value}" for name, value in {**GOOD, **changed}.items())
    return "- " + "\n  ".join(lines)


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"alt": "Ảnh vệ tinh chụp vùng lũ, nước phủ màu nâu"},
        {"alt": "Tranh vẽ chín người ngồi quanh bàn", "caption": "Chín người ngồi họp"},
        {"credit": "Ban Tổ chức", "licence": "Được phép của tác giả"},
        {"credit": "Không Lực", "caption": "Anh Sáu nhận giấy khen"},
    ],
)
def test_a_picture_well_described(changed: dict[str, str]) -> None:
    assert [] == told(RECORD_RULES, subject(images=image(**changed)))


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"alt": "Toàn cảnh hội nghị"}, ("alt-lap-caption", "alt")),
        ({"alt": "TOÀN CẢNH HỘI NGHỊ."}, ("alt-lap-caption", "alt")),
        ({"alt": "Toàn cảnh hội nghị năm 2022"}, ("alt-lap-caption", "alt")),
        ({"alt": "Ảnh hai người ký văn bản"}, ("alt-thua-chu", "alt")),
        ({"alt": "Hình ảnh hội trường"}, ("alt-thua-chu", "alt")),
        ({"alt": "Đây là ảnh chụp hội trường"}, ("alt-thua-chu", "alt")),
        ({"alt": "IMG_2031.jpg"}, ("ten-tep-lam-chu", "alt")),
        ({"caption": "DSC0041"}, ("ten-tep-lam-chu", "caption")),
        ({"caption": "toan-canh"}, ("ten-tep-lam-chu", "caption")),
        ({"credit": "Internet"}, ("anh-vo-chu", "credit")),
        ({"credit": "Sưu tầm"}, ("anh-vo-chu", "credit")),
        ({"credit": '"Nguồn: Internet"'}, ("anh-vo-chu", "credit")),
        ({"licence": "không rõ"}, ("anh-vo-chu", "licence")),
        ({"licence": '"?"'}, ("anh-vo-chu", "licence")),
    ],
)
def test_a_picture_badly_described(changed: dict[str, str], expected: tuple[str, str]) -> None:
    code, field = expected

    assert [(code, f"images[0].{field}")] == told(RECORD_RULES, subject(images=image(**changed)))


def found(archive: Whole) -> list[tuple[str, str]]:
    problems = [problem for rule in ARCHIVE_RULES for problem in rule(archive)]
    assert all(problem.severity is Severity.WARNING for problem in problems)
    return [(problem.code, problem.path) for problem in problems]


def with_picture(picture: PictureFacts) -> Whole:
    return replace(whole(), pictures=(picture,), named_files=frozenset({picture.path}))


@pytest.mark.parametrize(
    "picture",
    [
        PICTURE,
        replace(PICTURE, width=600, size=500 * 1024),
        replace(PICTURE, path="images/bieu-do.svg", width=20, height=20),
    ],
)
def test_a_picture_of_good_size(picture: PictureFacts) -> None:
    assert [] == found(with_picture(picture))


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        (replace(PICTURE, width=599), "anh-nho"),
        (replace(PICTURE, path="images/2022/a.svg", size=500 * 1024 + 1024), "anh-nang"),
        (replace(PICTURE, path=f"images/{'dai-' * 40}.webp"), "duong-dan-dai"),
    ],
)
def test_a_picture_of_bad_size(picture: PictureFacts, code: str) -> None:
    assert [(code, picture.path)] == found(with_picture(picture))


def test_files_that_nobody_names() -> None:
    archive = replace(whole(facts()), pictures=(PICTURE,), attachments=("files/a.pdf",))

    assert [("tep-thua", PICTURE.path), ("tep-thua", "files/a.pdf")] == found(archive)
    assert [] == found(replace(archive, complete=False))


@pytest.mark.parametrize("fault", Fault)
def test_a_file_without_text(fault: Fault) -> None:
    claim = FileClaim("attachments[0].file", (12, 9), "files/a.pdf")
    archive = replace(whole(), unread=(Unread("tin/2022/a.md", claim, fault),))
    (problem,) = (problem for rule in ARCHIVE_RULES for problem in rule(archive))

    assert ("tep-khong-co-chu", "tin/2022/a.md") == (problem.code, problem.path)
    assert (12, 9, claim.field) == (problem.line, problem.column, problem.field)
    assert problem.found.startswith("files/a.pdf: ")


def test_files_that_are_named_or_linked() -> None:
    archive = replace(
        whole(facts(body="Xem [quy chế](/files/a.pdf).")),
        pictures=(PICTURE,),
        named_files=frozenset({PICTURE.path}),
        attachments=("files/a.pdf", "files/b.pdf"),
        plain_links=(PlainLinks("trang/lien-he.md", (("/files/b.pdf", 9),)),),
    )

    assert [] == found(archive)
