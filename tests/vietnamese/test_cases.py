"""The table of cases that the browser's twin of these rules is held to as well."""

import json
from pathlib import Path
from typing import Any

import pytest

from plugins.vietnamese.folding import fold
from plugins.vietnamese.tokens import Token, find_codes, tokenize
from plugins.vietnamese.tones import exact_key

CASES = json.loads(Path(__file__).with_name("cases.json").read_text("utf-8"))


@pytest.fixture(params=CASES, ids=lambda case: case["text"][:30] or "empty")
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return dict(request.param)


def test_words_are_found_where_they_stand(case: dict[str, Any]) -> None:
    expected = [Token(*token) for token in case["tokens"]]

    assert expected == tokenize(case["text"])


def test_codes_are_found_whole(case: dict[str, Any]) -> None:
    expected = [Token(*token) for token in case["codes"]]

    assert expected == find_codes(case["text"])


def test_spellings_share_an_exact_key(case: dict[str, Any]) -> None:
    assert case["exact"] == [exact_key(token.text) for token in tokenize(case["text"])]


def test_words_share_a_folded_key_whatever_their_marks(case: dict[str, Any]) -> None:
    assert case["folded"] == [fold(exact_key(token.text)) for token in tokenize(case["text"])]


def test_a_text_keyed_whole_has_the_keys_of_its_words(case: dict[str, Any]) -> None:
    assert case["exact"] == [token.text for token in tokenize(exact_key(case["text"]))]
    assert case["folded"] == [token.text for token in tokenize(fold(exact_key(case["text"])))]
