"""Texts are read in the browser as they were packed, whatever is in them."""

import base64
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from plugins.search.texts import Codes, TextPacker, Wording, count_pieces, make_wording

READ = """async ([wording, texts]) => {
  const { TextReader } = await import("../theme/js/search/texts.js");
  const reader = new TextReader(wording);
  const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return texts.map((text) => reader.read(bytes(text)));
}"""
PROSE = "Hội nghị cán bộ, công chức. Hội nghị bầu ban thanh tra nhân dân; hội nghị kết thúc.\n"
texts = st.lists(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["hội", "nghị", " ", "  ", ", ", "\n", "2024", "x"])).map("".join),
    max_size=8,
)


@pytest.fixture(scope="module")
def reader(chromium: Browser, search_url: str) -> Page:
    page = chromium.new_page()
    page.goto(search_url)
    return page


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts, texts)
# A letter that Unicode has since 15.1: browsers know it, Python 3.11 does not.
@example([], ["0\U0002ebf0", "0 \U0002ebf0"])
def test_a_text_is_read_as_it_was_packed(reader: Page, known: list[str], packed: list[str]) -> None:
    wording = make_wording(count_pieces(known * 4))

    assert packed == read(reader, wording, packed)


def test_prose_takes_a_third_of_its_bytes() -> None:
    packer = TextPacker(make_wording(count_pieces([PROSE] * 4)))

    assert len(packer.pack(PROSE)) < len(PROSE.encode()) / 3


def test_a_few_words_more_change_no_code() -> None:
    counts = Counter({f"từ{number}": 1000 + number for number in range(300)})

    assert make_wording(counts) == make_wording(counts + Counter({"từ1": 3, "từ2": 5}))


def test_codes_are_as_short_as_words_are_frequent() -> None:
    codes = make_wording({"và": 800, "của": 400, "sao": 8, "trăng": 8}).pieces.bits()

    assert sorted(codes, key=lambda piece: (len(codes[piece]), piece))[:2] == ["và", "của"]
    assert sum(2.0 ** -len(code) for code in codes.values()) == 1
    assert not any(
        one != other and other.startswith(one) for one in codes.values() for other in codes.values()
    )


def read(page: Page, wording: Wording, packed: list[str]) -> list[str]:
    packer = TextPacker(wording)
    encoded = [base64.b64encode(packer.pack(text)).decode() for text in packed]
    found: list[str] = page.evaluate(READ, [list(map(table, codes_of(wording))), encoded])
    return found


def codes_of(wording: Wording) -> tuple[Codes, Codes]:
    return wording.pieces, wording.letters


def table(codes: Codes) -> tuple[tuple[int, ...], tuple[str, ...]]:
    return codes.sizes, codes.symbols
