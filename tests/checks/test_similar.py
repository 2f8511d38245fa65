from hypothesis import given
from hypothesis import strategies as st

from plugins.checks.similar import BINS, bands, likeness, sketch_of
from tests.checks.sample_records import SYLLABLES, TEXT

texts = st.lists(st.sampled_from(SYLLABLES), min_size=80, max_size=160).map(" ".join)


def test_a_sketch_is_the_same_in_every_run() -> None:
    assert BINS == len(sketch_of(TEXT))
    assert (27231, 34692, 920) == sketch_of(TEXT)[:3]


def test_a_text_too_short_has_no_sketch() -> None:
    assert () == sketch_of("Chi bộ họp đại hội nhiệm kỳ 2022–2025.")
    assert 0 == likeness((), ())


def test_a_text_with_few_changes_is_alike() -> None:
    changed = TEXT.replace("nghiệm 5", "nghiệm khác").replace(" 100", " 1000")

    assert likeness(sketch_of(TEXT), sketch_of(changed)) > 0.85
    assert set(bands(sketch_of(TEXT))) & set(bands(sketch_of(changed)))


def test_capitals_and_composition_do_not_count() -> None:
    assert sketch_of(TEXT) == sketch_of(TEXT.upper().replace("Ệ", "Ê\u0323"))


def test_another_text_is_not_alike() -> None:
    other = " ".join(reversed(TEXT.split()))

    assert likeness(sketch_of(TEXT), sketch_of(other)) < 0.2


@given(texts, texts)
def test_likeness_is_the_same_both_ways_and_whole_with_itself(one: str, other: str) -> None:
    mine, its = sketch_of(one), sketch_of(other)

    assert likeness(mine, its) == likeness(its, mine)
    assert 0 <= likeness(mine, its) <= 1
    assert not mine or likeness(mine, mine) == 1
