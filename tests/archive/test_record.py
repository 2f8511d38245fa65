from datetime import date

import pytest

from plugins.archive.metadata import Metadata
from plugins.archive.record import LONGEST_SLUG, PlainPage, parse_plain_page
from plugins.archive.source import Source
from tests.archive.samples import GOOD, PATH, SITE, good, parse, problem


def plain(text: str, path: str = "trang/gioi-thieu.md") -> PlainPage:
    return parse_plain_page(Source(path, text.encode()))


def test_a_record_knows_its_address_and_its_lines() -> None:
    record = parse(GOOD)

    assert "/tin/2022/hop/" == record.address
    assert {"id": 2, "title": 3, "event": 8} == {
        name: record.lines[name] for name in ("id", "title", "event")
    }


@pytest.mark.parametrize(
    ("path", "published", "held", "day"),
    [
        (PATH, "2022-09-16", "2022-09-14", date(2022, 9, 16)),
        ("tin/2022/2022-09-14-hop.md", "", "2022-09-14", date(2022, 9, 14)),
        ("tin/2022/2022-09-hop.md", "", "2022-09", date(2022, 9, 1)),
        ("tin/2022/2022-hop.md", "", "2022~", date(2022, 1, 1)),
        ("tin/2022/2022-20-nam.md", "", "2022", date(2022, 1, 1)),
        ("tin/2021/2021-12-30-hop.md", "", "2021-12-30/2022-01-02", date(2021, 12, 30)),
        ("tin/2022/2022-01-01-hop.md", "2022-01-01", "2021-12-31", date(2022, 1, 1)),
    ],
)
def test_records_are_ordered_by_publication_else_by_the_event(
    path: str, published: str, held: str, day: date
) -> None:
    record = parse(good(published=published, event=f"{{date: {held}}}"), path)

    assert day == record.date


@pytest.mark.parametrize(
    "path", ["tin/2021/2022-09-16-hop.md", "tin/2022/2022-09-14-hop.md", "tin/2022/2022-10-hop.md"]
)
def test_a_file_stands_where_its_day_says(path: str) -> None:
    found = problem(lambda: parse(GOOD, path))

    assert ("sai-thu-muc", 7) == (found.code, found.line)
    assert "tin/2022/2022-09" in found.write


def test_an_address_is_short_enough_for_windows() -> None:
    longest = "a" * LONGEST_SLUG

    assert longest == parse(GOOD, f"tin/2022/2022-09-16-{longest}.md").slug
    assert "ten-tep" == problem(lambda: parse(GOOD, f"tin/2022/2022-09-16-{longest}a.md")).code


def test_a_picture_of_the_body_is_declared() -> None:
    image = "[{file: 2022/a.webp, alt: a, caption: b, credit: c, licence: d}]"
    text = f"{good(images=image)}\n![a](2022/a.webp)\n"

    assert ("2022/a.webp",) == parse(text).body.images
    assert "có phải 2022/a.webp?" == problem(lambda: parse(text.replace("](2022/a", "](a"))).write


def test_problems_of_fields_and_body_are_told_together() -> None:
    text = good(kind="la").replace("Đoạn", "# Đoạn")

    with pytest.raises(Exception, match="2 problems"):
        parse(text)


def test_the_full_record_of_the_miniature_archive_has_every_field() -> None:
    """A field added to the table is tried by the miniature archive too."""
    path = "tin/2022/2022-09-16-hoi-nghi-ccvc.md"
    text = (SITE / path).read_text(encoding="utf-8")

    assert [] == [name for name in Metadata.model_fields if f"\n{name}:" not in text]


@pytest.mark.parametrize(
    ("status", "withdrawn"), [("cong-bo", False), ("ban-nhap", False), ("da-rut", True)]
)
def test_only_a_withdrawn_record_is_withdrawn(status: str, withdrawn: bool) -> None:  # noqa: FBT001
    record = parse(good(status=status))

    assert (status, withdrawn) == (record.metadata.status, record.withdrawn)


def test_a_plain_page_is_read() -> None:
    page = plain("---\ntitle: A\nsummary: B\n---\nC")

    assert ("/gioi-thieu/", "A", "C") == (page.address, page.metadata.title, page.body.text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("---\ntitle: A\n---\n", "thieu-truong"),
        ("---\ntitle: A\nsummary: B\nkind: c\n---\n", "truong-la"),
        ("---\ntitle: A\nsummary: B\n---\n![a](b.webp)", "anh-chua-khai-bao"),
    ],
)
def test_a_broken_plain_page_has_a_problem(text: str, code: str) -> None:
    assert code == problem(lambda: plain(text)).code


@pytest.mark.parametrize("path", ["trang/a/b.md", "trang/A.md", "trang/a_b.md", "trang/-.md"])
def test_a_plain_page_has_a_name_for_an_address(path: str) -> None:
    found = problem(lambda: plain("---\ntitle: A\nsummary: B\n---\n", path))

    assert "ten-tep" == found.code
