"""Facets: what each document can be chosen by, a file for each, read only where it is asked for.

A file has the values, the most frequent first, and of each document their ranks; that of the days
has the first day on which a meeting may have been, and how many more are possible.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from plugins.search.bits import Codes, encode, pack_codes, pack_text, pack_texts
from plugins.search.documents import DAYS, Entry


def pack_facet(name: str, entries: Sequence[Entry]) -> bytes:
    """Pack a facet, or the days."""
    return _pack_days(entries) if name == DAYS else _pack_choices(name, entries)


def _pack_choices(name: str, entries: Sequence[Entry]) -> bytes:
    """Pack values, their names, then of each document how many it has, and their ranks."""
    choices = [entry.choices(name) for entry in entries]
    often = Counter(chain.from_iterable(choices))
    ranked = sorted(often, key=lambda choice: (-often[choice], choice))
    rank = {choice: nth for nth, choice in enumerate(ranked)}
    # Most have one: 0 is one and 1 is none, so that a column of ones takes no bits.
    held = [len(of_one) ^ (len(of_one) <= 1) for of_one in choices]
    ranks = [rank[choice] for choice in chain.from_iterable(choices)]
    values, labels = [choice.value for choice in ranked], [choice.label for choice in ranked]
    return pack_texts(values) + pack_texts(labels) + _pack_columns(held, ranks)


def _pack_days(entries: Sequence[Entry]) -> bytes:
    """Pack the earliest day, then of each document the first, and how many days come after it.

    The first is told by how far it is from that of the document before: 2n back or 2n - 1 on.
    """
    days = [entry.days for entry in entries]
    firsts = [first.toordinal() for first, _ in days]
    earliest = min((first for first, _ in days), default=None)
    start = earliest.toordinal() if earliest else 0
    steps = np.diff(np.array([start, *firsts], np.int64))
    folded = np.where(steps > 0, 2 * steps - 1, -2 * steps)
    more = [(last - first).days for first, last in days]
    return pack_text(earliest.isoformat() if earliest else "") + _pack_columns(folded, more)


def _pack_columns(*columns: Iterable[int]) -> bytes:
    codes: list[Codes] = []
    for numbers in columns:
        column = np.fromiter(numbers, np.int64)
        codes += encode(np.zeros_like(column), column, 1)
    return pack_codes(codes, 1)[0]
