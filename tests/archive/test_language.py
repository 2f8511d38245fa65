"""Dates stand at the beginning of a line and inside a sentence, in either language."""

import pytest

from plugins.archive.dates import parse_partial_date, parse_published
from plugins.archive.language import Language, load_language
from tests.conftest import ROOT


@pytest.fixture(params=["vi", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    return load_language(ROOT / "theme" / "translations", request.param)


def test_a_day_is_written_small_inside_a_vietnamese_sentence_only(language: Language) -> None:
    day = language.published(parse_published("2021-12-31T16:55+07:00"))
    inside = {
        "vi": "thứ Sáu, ngày 31 tháng 12 năm 2021, 16:55",
        "en": "Friday, December 31, 2021, 16:55",
    }

    assert inside[language.tag] == language.date_inside(day).text
    assert day.iso == language.date_inside(day).iso


def test_an_approximate_month_keeps_its_name_in_english(language: Language) -> None:
    expected = {"vi": "khoảng tháng 7 năm 2019", "en": "about July 2019"}

    assert expected[language.tag] == language.date(parse_partial_date("2019-07~")).text
