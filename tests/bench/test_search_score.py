"""The score of the benchmarks of search, on cases worked out by hand."""

from math import log2

import pytest

from bench.search_score import class_scores

TEN = [str(number) for number in range(10)]


@pytest.mark.parametrize(
    ("letter", "right", "ranked", "score"),
    [
        ("A", ["0"], TEN, 1),
        ("A", ["9", "2"], TEN, 1 / 3),
        ("A", ["x"], [*TEN, "x"], 0),
        ("A", ["x"], ["0", "0", "x"], 1 / 2),
        ("J", ["0", "5", "x"], TEN, 2 / 10),
        ("F", ["0", "1"], TEN, 1),
        ("G", ["1"], TEN, 1 / log2(3)),
        ("K", ["0", "2"], ["0", "1", "2"], (1 + 1 / log2(4)) / (1 + 1 / log2(3))),
        ("K", [*TEN, "x"], TEN, 1),
    ],
)
def test_each_class_is_scored_by_its_measure(
    letter: str, right: list[str], ranked: list[str], score: float
) -> None:
    query = {"qid": "q", "class": letter, "rel": right}

    assert {letter: pytest.approx(score)} == class_scores([query], {"q": ranked})


def test_a_class_is_the_mean_of_its_queries_and_one_without_an_answer_is_zero() -> None:
    queries = [{"qid": qid, "class": "A", "rel": ["x"]} for qid in ("one", "two")]

    assert {"A": 0.5} == class_scores(queries, {"one": ["x"]})


def test_queries_that_do_not_say_what_is_right_have_no_score() -> None:
    assert {} == class_scores([{"qid": "q", "q": "hội nghị"}], {"q": ["x"]})
