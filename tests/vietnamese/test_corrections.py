import pytest

from plugins.vietnamese.corrections import corrections


def best(word: str) -> list[str]:
    return [found.syllable for found in corrections(word)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # A mark is missing, or another's.
        ("đươc", "được"),
        ("nguời", "người"),
        ("biêt", "biết"),
        ("kểt", "kết"),
        # A beginning that sounds the same.
        ("nghành", "ngành"),
        ("ngiêm", "nghiêm"),
        ("kác", "các"),
        # A letter twice, exchanged, missing, too many.
        ("thuuộc", "thuộc"),
        ("đnag", "đang"),
        ("vệc", "việc"),
        ("nhưnh", "nhưng"),
        # Two tones.
        ("chuỵện", "chuyện"),
        # Keys that were left.
        ("nghij", "nghị"),
        ("hooij", "hội"),
        ("phoos", "phố"),
        ("trươngf", "trường"),
        ("ho65i", "hội"),
        ("d9ie6u2", "điều"),
    ],
)
def test_the_syllable_that_was_meant_comes_first(written: str, meant: str) -> None:
    assert meant == best(written)[0]


def test_all_that_is_as_near_is_offered_and_nothing_far_off() -> None:
    assert ["biết", "biệt"] == best("biêt")
    assert ["nghiệp"] == best("nghiêp")
    assert len(best("mởi")) == 3


def test_the_frequent_syllable_comes_before_the_rare_one() -> None:
    assert ["đang", "dang"] == best("đnag")[:2]


def test_a_word_that_is_near_to_none_has_no_corrections() -> None:
    assert [] == best("schlßzk")
