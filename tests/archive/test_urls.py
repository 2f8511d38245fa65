from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.urls import (
    attachment_address,
    day_address,
    image_address,
    month_address,
    output_path,
    plain_address,
    record_address,
    relative,
    term_address,
    timeline_address,
    year_address,
)

SEGMENTS = st.lists(st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True), max_size=5)
ENDS = st.sampled_from(["", "?q=a/b", "#muc-a", "?q=a&b=/c/../d#e/f"])


@st.composite
def addresses(draw: st.DrawFn) -> str:
    path = "".join(f"{segment}/" for segment in draw(SEGMENTS))
    return f"/{path}{draw(st.sampled_from(['', '404.html', 'a.webp']))}"


@given(addresses(), ENDS, addresses())
def test_a_relative_address_leads_to_its_target(target: str, end: str, page: str) -> None:
    link = relative(target + end, page)

    assert link.startswith((".", "../"))
    for base in ("https://a.vn", "https://a.vn/kho", "https://a.vn/kho/tin"):
        assert f"{base}{target}{end}" == urljoin(base + page, link)


@given(addresses(), addresses())
def test_a_relative_address_never_climbs_above_the_root(target: str, page: str) -> None:
    climbs = relative(target, page).split("/").count("..")

    assert climbs <= page.count("/") - 1


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (record_address(2022, "hop"), "/tin/2022/hop/"),
        (year_address(987), "/tin/0987/"),
        (month_address(2022, 9), "/tin/2022/09/"),
        (day_address(date(2022, 9, 4)), "/tin/2022/09/04/"),
        (timeline_address(2022), "/dong-thoi-gian/2022/"),
        (term_address("people", "le-an"), "/nhan-su/le-an/"),
        (plain_address("gioi-thieu"), "/gioi-thieu/"),
        (image_address("2022/a.webp"), "/images/2022/a.webp"),
        (attachment_address("a.pdf"), "/files/a.pdf"),
    ],
)
def test_each_kind_of_page_has_its_address(address: str, expected: str) -> None:
    assert expected == address


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/tin/2022/hop/", "tin/2022/hop/index.html"),
        ("/404.html", "404.html"),
    ],
)
def test_an_address_is_served_by_a_file(address: str, path: str) -> None:
    assert path == output_path(address)
