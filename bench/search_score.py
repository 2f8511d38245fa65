"""How well a run finds: one figure a class of queries, and their mean.

A query may carry its `class`, a letter, and the ids that are right (`rel`). Where the first right
answer decides it counts as 1/rank (MRR@10); names, phrases and abbreviations (F, G, K) have many
right answers, whose places count (nDCG@10, each as good as the others); of marks typed on purpose
(J) counts how many of ten answers hold them (precision@10).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import mean
from typing import Any

SHOWN = 10
MANY_ARE_RIGHT = "FGK"
ALL_SHOULD_BE_RIGHT = "J"


def class_scores(
    queries: Iterable[Mapping[str, Any]], run: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """Give the score of each class; nothing where the queries do not say what is right."""
    scores = defaultdict(list)
    for query in queries:
        if "class" in query and "rel" in query:
            scores[query["class"]].append(_score(query, run.get(query["qid"], ())))
    return {name: mean(scores[name]) for name in sorted(scores)}


def _score(query: Mapping[str, Any], ranked: Sequence[str]) -> float:
    right = set(query["rel"])
    hits = [answer in right for answer in list(dict.fromkeys(ranked))[:SHOWN]]
    if query["class"] in ALL_SHOULD_BE_RIGHT:
        return sum(hits) / SHOWN
    if query["class"] in MANY_ARE_RIGHT:
        return _gain(hits) / _gain([True] * min(SHOWN, len(right)))
    return next((1 / rank for rank, hit in enumerate(hits, start=1) if hit), 0.0)


def _gain(hits: Sequence[bool]) -> float:
    return math.fsum(hit / math.log2(rank + 1) for rank, hit in enumerate(hits, start=1))
