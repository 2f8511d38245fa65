"""How related records are ranked: held to what the words say, and its cost."""

from collections.abc import Mapping, Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from plugins.records.ranking import (
    MOST_COUNTED,
    MOST_RELATED,
    NEAREST,
    TOGETHER,
    WEIGHTS,
    Ranking,
    Term,
)

NAMES = [*WEIGHTS]

terms = st.frozensets(st.tuples(st.sampled_from(NAMES), st.sampled_from("abcde")), max_size=9)
archives = st.lists(st.tuples(st.integers(1, 30), terms), min_size=1, max_size=40)
Named = Sequence[frozenset[Term]]


def index_of(named: Named) -> Mapping[str, Mapping[str, Sequence[int]]]:
    index: dict[str, dict[str, list[int]]] = {name: {} for name in NAMES}
    for number, found in enumerate(named):
        for name, term in found:
            index[name].setdefault(term, []).append(number)
    return index


def by_the_words(days: Sequence[int], named: Named, here: int) -> list[int]:
    """Rank as it is described, one after the other."""

    def apart(other: int) -> tuple[int, bool, int]:
        return abs(days[other] - days[here]), other > here, abs(other - here)

    near: set[int] = set()
    for term in named[here]:
        others = [each for each, found in enumerate(named) if term in found and each != here]
        near.update(sorted(others, key=apart)[:NEAREST])

    def weight(other: int) -> int:
        common = [name for name, _ in named[here] & named[other]]
        return sum(min(common.count(name), MOST_COUNTED) * WEIGHTS[name] for name in NAMES)

    def rank(other: int) -> tuple[int, int, int]:
        return -weight(other), abs(days[other] - days[here]), other

    return sorted(near, key=rank)[:MOST_RELATED]


@given(archives)
def test_records_are_ranked_as_it_is_told(some: list[tuple[int, frozenset[Term]]]) -> None:
    some = sorted(some, key=lambda record: -record[0])
    days, named = [day for day, _ in some], [found for _, found in some]
    ranking = Ranking(days, index_of(named))

    for number in range(len(days)):
        assert by_the_words(days, named, number) == [*ranking.best(number)]


@given(archives)
def test_common_terms_are_told(some: list[tuple[int, frozenset[Term]]]) -> None:
    named = [found for _, found in some]
    ranking = Ranking(range(len(some), 0, -1), index_of(named))

    assert sorted(named[0] & named[-1]) == ranking.common(0, len(some) - 1)


def test_records_of_all_blocks_are_ranked() -> None:
    """Each of many records, a day apart, has its nearest in the same unit."""
    count = 3 * TOGETHER + 1
    named = [frozenset({("organizations", "abc"[number % 3])}) for number in range(count)]
    ranking = Ranking(range(count, 0, -1), index_of(named))

    for number in (0, TOGETHER - 1, TOGETHER, count - 1):
        others = [each for each in range(number % 3, count, 3) if each != number]
        nearest = sorted(others, key=lambda other: (abs(other - number), other))
        assert nearest[:MOST_RELATED] == [*ranking.best(number)]


def test_a_record_of_a_large_unit_looks_at_few_others() -> None:
    count = 5000
    named = [frozenset({("organizations", "so"), ("kinds", "hoi-nghi")}) for _ in range(count)]
    pairs = Ranking(range(count, 0, -1), index_of(named)).near(0, count)

    assert np.bincount(pairs.here).max() <= 2 * NEAREST
