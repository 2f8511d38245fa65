"""The browser reads text as the build does: the same cases, and the same answers to any text."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from plugins.search.dates import find_dates
from plugins.search.terms import find_wholes, forms
from plugins.vietnamese.folding import fold, normalize
from plugins.vietnamese.tokens import Token, find_codes, split_words, tokenize
from plugins.vietnamese.tones import exact_key
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests/vietnamese/cases.json").read_text(encoding="utf-8"))
IMPORT = """async () => {
  for (const name of ["vietnamese", "dates", "query"]) {
    window[name] = await import(`../theme/js/search/${name}.js`);
  }
}"""
READ = """(texts) => texts.map((text) => {
  const slices = (found) => found.map(({ text: key, start, end }) => [key, text.slice(start, end)]);
  const { normalize, fold, exactKey, tokenize, findCodes } = vietnamese;
  const words = tokenize(text).map((word) => word.text);
  return [
    normalize(text), exactKey(text), words.map(fold), words.map((word) => fold(exactKey(word))),
    slices(tokenize(text)), slices(findCodes(text)), slices(dates.findDates(text)),
  ];
})"""
ASKED = """(texts) => texts.map((text) => {
  const { words, wholes } = query.parseQuery(text);
  return [...words, ...wholes].map(({ exact, folded }) => [folded, exact]);
})"""

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳáắãỹạựẹĐẮỘÝ 0123456789&/-.,_“”\n\u00a0"
MARKS = "\u0300\u0301\u0302\u0306\u0309\u031b\u0323"
# Later versions of Unicode may give meaning to what Python's has none for.
any_text = st.text(st.characters(exclude_categories=("Cn", "Co", "Cs")), max_size=40)
words = st.sampled_from(
    [
        "hoà",
        "thuỷ",
        "kỹ",
        "quý",
        "KH&CN",
        "43/2022/NĐ-CP",
        "3,8",
        "ngày",
        "tháng",
        "năm",
        "1",
        "2024",
    ]
)
texts = st.lists(
    any_text | st.text(VIETNAMESE + MARKS, max_size=60) | st.lists(words, max_size=9).map(" ".join),
    min_size=100,
    max_size=100,
)
in_batches = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    verbosity=Verbosity.quiet,
)


@pytest.fixture(scope="module")
def reading(chromium: Browser, search_url: str) -> Iterator[Page]:
    page = chromium.new_page()
    page.goto(search_url)
    page.evaluate(IMPORT)
    yield page
    page.close()


def read(text: str) -> list[Any]:
    def slices(found: list[Token]) -> list[list[str]]:
        return [[token.text, text[token.start : token.end]] for token in found]

    words = [word.text for word in tokenize(text)]
    return [
        *(normalize(text), exact_key(text)),
        *([*map(fold, words)], [fold(exact_key(word)) for word in words]),
        *(slices(tokenize(text)), slices(find_codes(text)), slices(find_dates(text))),
    ]


def test_the_shared_cases_hold(reading: Page) -> None:
    found = reading.evaluate(READ, [case["text"] for case in CASES])

    for case, (_, _, _, _, tokens, codes, _) in zip(CASES, found, strict=True):
        text = case["text"]
        assert [[key, text[start:end]] for key, start, end in case["tokens"]] == tokens
        assert [[key, text[start:end]] for key, start, end in case["codes"]] == codes


def test_dates_and_what_is_none_are_told_apart_alike(reading: Page) -> None:
    texts = ["03/2007/NQ-HĐQT", "13/2024", "15-18/01/2024", "a1/2024", "1/20245", "31/12/2024/a"]

    assert [read(text) for text in texts] == reading.evaluate(READ, texts)


@given(texts)
@in_batches
def test_any_text_is_read_alike(reading: Page, texts: list[str]) -> None:
    found = reading.evaluate(READ, texts)

    assert [] == [
        (ascii(text), ascii(read(text)), ascii(answer))
        for text, answer in zip(texts, found, strict=True)
        if read(text) != answer
    ]


@given(texts)
@in_batches
def test_a_text_has_every_term_that_it_asks_for(reading: Page, texts: list[str]) -> None:
    found = reading.evaluate(ASKED, texts)

    assert [] == [
        (ascii(text), ascii(lacking))
        for text, asked in zip(texts, found, strict=True)
        if (lacking := {tuple(term) for term in asked} - terms(unicodedata.normalize("NFC", text)))
    ]


def terms(text: str) -> set[tuple[str, str]]:
    return set(map(forms, [*split_words(text), *(whole for whole, _ in find_wholes(text))]))
