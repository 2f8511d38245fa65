"""What a misspelt syllable was meant to be."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from plugins.vietnamese.folding import fold
from plugins.vietnamese.keyboards import keys_left
from plugins.vietnamese.syllables import syllables, syllables_by_bare_letters
from plugins.vietnamese.tones import part_tones, place_tone

_MOST = 3
"""Corrections that are offered."""

_LONGEST = 10
"""Letters of the longest word that may be one syllable: nghieengj."""

_ALPHABET = "abcdeghiklmnopqrstuvxy"
_MARKED = frozenset("ăâđêôơư")
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_EASILY_EXCHANGED = frozenset(
    {*(frozenset(pair) for row in _KEY_ROWS for pair in pairwise(row)), frozenset("iy")}
)
_SAME_SOUND = (("ngh", "ng"), ("gh", "g"), ("k", "c"), ("q", "c"), ("f", "ph"), ("z", "d"))
"""Beginnings that are written for one another."""


class Correction(NamedTuple):
    """A syllable, and what must have gone wrong for it to become the written word.

    A cost of 1 is a mark that is missing or wrong, a letter typed twice, keys of Telex left, or a
    beginning that sounds the same; 2 is two letters exchanged, one missing, too many, or its
    neighbour on the keyboard; 3 any other letter. A tone in the wrong place costs nothing.
    """

    syllable: str
    cost: int


@lru_cache(maxsize=1024)
def corrections(word: str) -> tuple[Correction, ...]:
    """Give the syllables that a word in small composed letters may stand for, at most three.

    The cheapest and most frequent come first; tones are in their older places.
    """
    if len(word) > _LONGEST:
        return ()
    costs: dict[str, int] = {}
    for syllable, cost in _candidates(word):
        costs[syllable] = min(cost, costs.get(syllable, cost))
    frequency = syllables()
    best = sorted(costs, key=lambda found: (costs[found] + frequency[found], costs[found], found))
    offered = [found for found in best if costs[found] <= costs[best[0]] + 1]
    return tuple(Correction(found, costs[found]) for found in offered[:_MOST])


def _candidates(word: str) -> Iterator[Correction]:
    known, by_bare_letters = syllables(), syllables_by_bare_letters()
    if (placed := place_tone(word)) in known:
        yield Correction(placed, 0)
    yield from (Correction(meant, 1) for meant in keys_left(word) if meant in known)
    for letters, cost in _near(fold(word)):
        for syllable in by_bare_letters.get(letters, ()):
            yield Correction(syllable, cost + _wrong_marks(word, syllable))


def _near(letters: str) -> Iterator[tuple[str, int]]:
    """Give letters without marks that differ little, and how much."""
    yield letters, 0
    for written, meant in (*_SAME_SOUND, *(pair[::-1] for pair in _SAME_SOUND)):
        if letters.startswith(written):
            yield meant + letters.removeprefix(written), 1
    for place, letter in enumerate(letters):
        before, after = letters[:place], letters[place + 1 :]
        yield before + after, 1 if after.startswith(letter) else 2
        yield before + after[:1] + letter + after[1:], 2
        for other in _ALPHABET:
            yield before + other + letter + after, 2
            yield before + other + after, 2 if {letter, other} in _EASILY_EXCHANGED else 3
    yield from ((letters + other, 2) for other in _ALPHABET)


def _wrong_marks(word: str, syllable: str) -> int:
    """Count the letters whose marks differ; a tone that is wrong counts for more than none."""
    (written, tones), (meant, tone) = part_tones(word), part_tones(syllable)
    letters = len((set(written) ^ set(meant)) & _MARKED)
    if tone == tones or (tone and tone in tones):
        return letters
    return letters + (2 if tones else 1)
