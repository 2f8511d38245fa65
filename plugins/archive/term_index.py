"""The index of terms: which records name which terms, as numbers.

Records are numbered in the order of the archive. The index is kept: whoever looks a term up need
not read the card of every record.
"""

import json
import sys
from array import array
from collections.abc import Mapping, Sequence

TermIndex = Mapping[str, Mapping[str, Sequence[int]]]
"""The numbers of the records that name a term, ascending, by its vocabulary and identifier."""


def write_term_index(index: TermIndex) -> bytes:
    """Give an index as bytes: a line of JSON with the counts, and all numbers after it."""
    counts = {
        name: {term: len(found) for term, found in terms.items()} for name, terms in index.items()
    }
    numbers = array("I")
    for terms in index.values():
        for found in terms.values():
            numbers.extend(found)
    return json.dumps(counts).encode() + b"\n" + _little(numbers).tobytes()


def read_term_index(kept: bytes) -> TermIndex:
    """Read what ``write_term_index`` gave."""
    head, _, rest = kept.partition(b"\n")
    numbers = array("I")
    numbers.frombytes(rest)
    numbers = _little(numbers)
    index: dict[str, dict[str, Sequence[int]]] = {}
    start = 0
    for name, counts in json.loads(head).items():
        index[name] = {}
        for term, count in counts.items():
            index[name][term] = numbers[start : start + count]
            start += count
    return index


def _little(numbers: "array[int]") -> "array[int]":
    """Turn the bytes of numbers round where the machine writes the greatest first."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers
