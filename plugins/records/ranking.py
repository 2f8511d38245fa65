"""Which records are most related: weighed side by side, for many records at once, in columns.

Records and terms are numbers. A hundred records are near each one, and each of these names some
fifteen terms: one after the other they took as long as the whole page of a record.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from plugins.archive.term_index import TermIndex

Column = npt.NDArray[np.int64]

Numbers = npt.NDArray[np.int32]
"""What stays: half as large."""

MOST_RELATED = 5

NEAREST = 8
"""How many records of one term are looked at: those nearest in time. A unit with 50,000 records
costs its records no more than a unit with ten, so the whole archive stays linear."""

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"series": 8, "people": 4, "organizations": 3, "tags": 2, "kinds": 1}
)
"""What one common term counts, strongest first. A kind alone relates, but hardly."""

MOST_COUNTED = 3
"""Common terms of a vocabulary that count: ten common tags are no stronger than three."""

TOGETHER = 128
"""Records that are weighed at once."""

Term = tuple[str, str]
"""A vocabulary and an identifier in it."""


class Pairs(NamedTuple):
    """Records, and others near them, sorted."""

    here: Column
    other: Column


class Ranking:
    """Ranks for each record of an archive those related to it.

    Of each term it has the records that name it, and of each record its terms with their places
    among these: the same numbers in two orders.
    """

    def __init__(self, days: Iterable[int], index: TermIndex) -> None:
        """Take the day of each record, newest first, and which records name which terms."""
        self._days: Column = np.fromiter(days, np.int64)
        self._names: list[Term] = [(name, term) for name in WEIGHTS for term in index[name]]
        named = [np.array(index[name][term], np.int32) for name, term in self._names]
        self._records: Numbers = np.concatenate([np.empty(0, np.int32), *named])
        self._vocabularies = np.array([[*WEIGHTS].index(name) for name, _ in self._names], np.int64)
        self._counts = np.array([len(found) for found in named], np.int64)
        self._starts = np.cumsum(self._counts) - self._counts
        order = np.argsort(self._records, kind="stable")
        numbers = np.arange(len(named), dtype=np.int32)
        self._terms: Numbers = np.repeat(numbers, self._counts)[order]
        self._places: Numbers = (order - self._starts[self._terms]).astype(np.int32)
        self._firsts = _boundaries(np.bincount(self._records, minlength=len(self._days)))
        self._best = cache(self._rank)

    def best(self, number: int) -> Sequence[int]:
        """Give the records most related to that of a number; of equals the nearest, then newest."""
        ranked, ends = self._best(number // TOGETHER)
        begin, end = ends[number % TOGETHER : number % TOGETHER + 2]
        best: list[int] = ranked[begin:end].tolist()
        return best

    def common(self, number: int, other: int) -> list[Term]:
        """Give the terms that two records have in common, sorted."""
        return sorted([self._names[term] for term in self._of(number) & self._of(other)])

    def near(self, first: int, last: int) -> Pairs:
        """Give those near each record from the first to before the last: none looks at many.

        Of each of its terms these are ``NEAREST`` in time, which stand side by side with the record
        itself; of two as near it is the newer.
        """
        known = slice(self._firsts[first], self._firsts[last])
        terms = self._terms[known]
        here = np.repeat(np.arange(first, last), np.diff(self._firsts[first : last + 1]))
        starts, counts, day = self._starts[terms], self._counts[terms], self._days[here]
        begin = np.maximum(0, self._places[known] - NEAREST)
        end = np.minimum(self._places[known], counts - NEAREST - 1)
        # A step to the older ends is worth it where what leaves is further than what comes.
        steps = begin[:, None] + np.arange(NEAREST)
        there = steps < end[:, None]
        places = starts[:, None] + np.where(there, steps, 0)
        leaves = self._days[self._records[places]]
        comes = self._days[self._records[np.where(there, places + NEAREST + 1, 0)]]
        begin += np.sum(there & (leaves - day[:, None] > day[:, None] - comes), axis=1)
        seen = begin[:, None] + np.arange(NEAREST + 1)
        there = seen < counts[:, None]
        other = self._records[starts[:, None] + np.where(there, seen, 0)]
        there &= other != here[:, None]
        count = len(self._days)
        found = np.unique((here[:, None] * count + other)[there])
        return Pairs(*np.divmod(found, count))

    def _rank(self, block: int) -> tuple[Numbers, Column]:
        """Give what is most related to the records of a block, and where that of each ends."""
        first = block * TOGETHER
        last = min(first + TOGETHER, len(self._days))
        pairs = self.near(first, last)
        apart = np.abs(self._days[pairs.here] - self._days[pairs.other])
        order = np.lexsort((pairs.other, apart, -self._weigh(pairs), pairs.here))
        ends = np.searchsorted(pairs.here, np.arange(first, last + 1))
        place = np.arange(len(order)) - np.repeat(ends[:-1], np.diff(ends))
        best = pairs.other[order][place < MOST_RELATED].astype(np.int32)
        return best, _boundaries(np.minimum(np.diff(ends), MOST_RELATED))

    def _weigh(self, pairs: Pairs) -> Column:
        """Weigh the terms that each pair has in common."""
        first = pairs.here[0] if len(pairs.here) else 0
        rows = pairs.here - first
        named = np.zeros((rows[-1] + 1 if len(rows) else 0, len(self._names)), np.bool_)
        for row in range(len(named)):
            named[row, self._terms[slice(*self._firsts[first + row : first + row + 2])]] = True
        counts = np.diff(self._firsts)[pairs.other]
        each = np.repeat(np.arange(len(rows)), counts)
        within = np.arange(len(each)) - np.repeat(np.cumsum(counts) - counts, counts)
        terms = self._terms[self._firsts[pairs.other][each] + within]
        common = named[rows[each], terms]
        kinds = len(WEIGHTS)
        cells = each[common] * kinds + self._vocabularies[terms[common]]
        times = np.bincount(cells, minlength=kinds * len(rows)).reshape(-1, kinds)
        weights: Column = np.minimum(times, MOST_COUNTED) @ np.array([*WEIGHTS.values()])
        return weights

    def _of(self, number: int) -> set[int]:
        return {*self._terms[slice(*self._firsts[number : number + 2])].tolist()}


def _boundaries(counts: Column) -> Column:
    """Give where each begins and the last ends, of so many each."""
    return np.concatenate(([0], np.cumsum(counts)))
