"""Syllables that were written without the space between them."""

from collections.abc import Iterator
from functools import lru_cache

from plugins.vietnamese.syllables import FREQUENT, RARE, syllables
from plugins.vietnamese.tones import part_tones

_MOST = 4
"""Syllables that are looked for in one word."""

_LONGEST = 7
"""Letters of the longest syllable: nghiêng."""

LONGEST_RUN = _MOST * _LONGEST
"""Letters of the longest word that is split."""

_ALONE = frozenset("yýở")
"""Letters that are a word by themselves."""

_RISING = "\u0301"
_STOPS = ("p", "t", "c", "ch")


@lru_cache(maxsize=1024)
def split_syllables(word: str) -> tuple[str, ...]:
    """Split a word in small composed letters, which is no syllable, into two to four; else empty.

    The most frequent syllables are taken, the fewest before more.
    """
    splits = sorted(_splits(word, _MOST), key=lambda parts: (_rarity(parts), parts))
    return splits[0] if splits else ()


def _splits(word: str, most: int) -> Iterator[tuple[str, ...]]:
    if _stands_alone(word):
        yield (word,)
    if most > 1 and len(word) <= most * _LONGEST:
        for end in range(1, min(len(word), _LONGEST + 1)):
            if _stands_alone(word[:end]):
                yield from ((word[:end], *others) for others in _splits(word[end:], most - 1))


def _stands_alone(part: str) -> bool:
    return part in syllables() and (len(part) > 1 or part in _ALONE)


def _rarity(parts: tuple[str, ...]) -> int:
    return sum(syllables()[part] + 2 for part in parts)


def surely_run_together(parts: tuple[str, ...]) -> bool:
    """Tell whether parts are Vietnamese beyond doubt: cácvăn is; bêtông, cácbon, camera are not.

    Loanwords have no tone but a rising one before p, t, c and ch. So any other tone proves it
    if no part is rare; without one, all must be of the most frequent syllables, one with a mark.
    """
    frequency = [syllables()[part] for part in parts]
    if any(map(has_native_tone, parts)):
        return max(frequency) < RARE
    return max(frequency, default=RARE) == FREQUENT and not "".join(parts).isascii()


def has_native_tone(part: str) -> bool:
    """Tell whether a word has a tone that loanwords have not; é is French."""
    letters, tones = part_tones(part)
    return bool(tones) and not (tones == _RISING and letters.endswith((*_STOPS, "e")))
