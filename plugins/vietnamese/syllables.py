"""The syllables of Vietnamese: which there are, and how frequent they are.

A syllable is a consonant, a rhyme and a tone. Of all that could be put together some 7,000 are
attested in dictionaries and texts: `syllables.txt` names them by their rhymes. `loanwords.txt`
has what is written in one word and is no syllable: video, ôxy, kg.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from unicodedata import normalize

from plugins.vietnamese.folding import fold
from plugins.vietnamese.tones import part_tones, place_tone
from plugins.vietnamese.word_lists import listed_lines, listed_words

FREQUENT, USUAL, RARE = range(3)
"""How frequent a syllable is: one of the 500 that make three quarters of all texts; one of
everyday texts; one of dictionaries, dialects and names."""

_NO_CONSONANT = "-"
_OPEN_WITH_GLIDE = frozenset({"oa", "oe", "uy"})


@cache
def syllables() -> Mapping[str, int]:
    """Give all syllables, in small composed letters, and how frequent each is.

    A tone on open oa, oe and uy has both of its places: hòa and hoà.
    """
    return dict(_read_syllables())


@cache
def syllables_by_bare_letters() -> Mapping[str, tuple[str, ...]]:
    """Give the syllables, tones in their older places, by their letters without any marks."""
    by_letters = defaultdict[str, list[str]](list)
    for syllable in syllables():
        if syllable == place_tone(syllable):
            by_letters[fold(syllable)].append(syllable)
    return {letters: tuple(marked) for letters, marked in by_letters.items()}


@cache
def known_words() -> frozenset[str]:
    """Give all that is well written in small letters: syllables and loanwords."""
    return frozenset(syllables()).union(loanwords())


@cache
def loanwords() -> frozenset[str]:
    """Give foreign words, units and symbols of Vietnamese prose, in small letters."""
    return frozenset(listed_words("loanwords.txt"))


def _read_syllables() -> Iterator[tuple[str, int]]:
    for line in listed_lines("syllables.txt"):
        rhyme, _, consonants = line.partition(":")
        newer = _newer_spelling(rhyme)
        for frequency, group in enumerate(consonants.split("/")):
            for written in group.split():
                consonant = written.replace(_NO_CONSONANT, "")
                yield consonant + rhyme, frequency
                yield consonant + (rhyme if consonant == "qu" else newer), frequency


def _newer_spelling(rhyme: str) -> str:
    letters, tone = part_tones(rhyme)
    return normalize("NFC", letters + tone) if letters in _OPEN_WITH_GLIDE else rhyme
