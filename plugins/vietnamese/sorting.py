"""Alphabetical order of Vietnamese dictionaries.

a ă â b c d đ e ê ... o ô ơ ... u ư, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), one
syllable after the other, small letters before capitals: the rules of the Vietnam Lexicography
Centre (Vũ Xuân Lương, http://vietunicode.sourceforge.net/charset/quytacABC_en.html).
"""

import unicodedata
from typing import NamedTuple

from plugins.vietnamese.tokens import tokenize
from plugins.vietnamese.tones import TONES, VOWELS, place_tone

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"


class SortKey(NamedTuple):
    """What texts are compared by, in this order."""

    syllables: tuple[tuple[str, str], ...]
    """Letters by place in the alphabet, and tones, of each syllable; punctuation is ignored."""
    capitals: tuple[bool, ...]
    text: str
    """The composed text, so that only equal texts tie."""


def sort_key(text: str) -> SortKey:
    """Make the key that puts texts in the order of dictionaries: bạ, ban, bàn, Bàn, băn."""
    return _key(text, _syllables(text))


def person_sort_key(full_name: str) -> SortKey:
    """Make the key that puts people by given name, the last word, then by family name.

    "Trần An" comes before "Lê Bình", as class lists and rolls of delegates have it.
    """
    syllables = _syllables(full_name)
    return _key(full_name, syllables[-1:] + syllables[:-1])


def _key(text: str, syllables: tuple[tuple[str, str], ...]) -> SortKey:
    composed = unicodedata.normalize("NFC", text)
    return SortKey(syllables, tuple(map(str.isupper, composed)), composed)


def _syllables(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (word.text.translate(_LETTERS), word.text.translate(_TONES))
        for word in tokenize(place_tone(text))
    )


def _build_letters() -> dict[int, str]:
    """Map each letter to a character whose code follows the alphabet, after the digits."""
    letters = {ord(letter): chr(ord("a") + place) for place, letter in enumerate(_ALPHABET)}
    for vowel in VOWELS:
        for tone in TONES[1:]:
            letters[ord(unicodedata.normalize("NFC", vowel + tone))] = letters[ord(vowel)]
    return letters


def _build_tones() -> dict[int, str]:
    """Map each vowel to the place of its tone, so that words equal in letters compare by tones."""
    return {
        ord(unicodedata.normalize("NFC", vowel + tone)): str(place)
        for vowel in VOWELS
        for place, tone in enumerate(TONES)
    }


_LETTERS = _build_letters()
_TONES = _build_tones()
