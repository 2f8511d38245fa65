import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.vietnamese.slugs import LONGEST, slugify


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Hội nghị cán bộ, viên chức năm 2024", "hoi-nghi-can-bo-vien-chuc-nam-2024"),
        ("Sở KH&CN Đắk Lắk", "so-khcn-dak-lak"),
        ("nghiên cứu & triển khai", "nghien-cuu-trien-khai"),
        ("Cư M’gar, M'nông", "cu-mgar-mnong"),
        ("  “Đổi mới”  –  3,8 tỷ… ", "doi-moi-3-8-ty"),
        ("NGHỊ QUYẾT 43/2022/NĐ-CP", "nghi-quyet-43-2022-nd-cp"),
        ("snake_case", "snake-case"),
        ("../..", ""),
        ("東京", ""),
    ],
)
def test_a_title_becomes_a_slug(title: str, expected: str) -> None:
    assert expected == slugify(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("mười " * 30, "-".join(["muoi"] * 16)),
        ("a " + "b" * 78 + " c", "a-" + "b" * 78),
        ("a" * 79 + " b", "a" * 79),
        ("a" * 78 + " b", "a" * 78 + "-b"),
        ("a" * 90, "a" * 80),
    ],
    ids=["many words", "full", "one over", "just fits", "one long word"],
)
def test_a_long_slug_ends_with_a_whole_word(title: str, expected: str) -> None:
    assert expected == slugify(title)


@given(st.text() | st.text(alphabet="ăđợ &'-_7", min_size=70))
def test_what_slugify_makes_is_a_slug_or_nothing(title: str) -> None:
    slug = slugify(title)

    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert len(slug) <= LONGEST
    assert slug == slugify(slug)
