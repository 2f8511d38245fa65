"""One spelling of the many that mean the same syllable: place of the tone mark, i or y.

Readers and documents write hòa or hoà, kỹ or kĩ. The keys below make them equal; they are for
comparing and are never shown. Every function takes one syllable or a whole text.
"""

import re
import unicodedata
from functools import lru_cache

from plugins.vietnamese.folding import normalize

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""Combining marks in the order of dictionaries: ngang, huyền, hỏi, ngã, sắc, nặng."""

_BARE_AND_TONE = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel in VOWELS + VOWELS.upper()
    for tone in TONES[1:]
}
_TONED = {bare_and_tone: letter for letter, bare_and_tone in _BARE_AND_TONE.items()}
_ALL_VOWELS = VOWELS + VOWELS.upper() + "".join(_BARE_AND_TONE)
_WITH_OWN_MARK = frozenset("ăâêôơưĂÂÊÔƠƯ")
_RHYME = re.compile(f"([qgQG]?)([{_ALL_VOWELS}]{{2,}})([cmnptCMNPT]?)")
_Y_LIKE_I = re.compile(r"(?:(?<![^\W_])[hklmst]([yỳỷỹýỵ])(?![^\W_])|qu([yỳỷỹýỵ]))")
_Y_TO_I = str.maketrans("yỳỷỹýỵ", "iìỉĩíị")


def exact_key(text: str) -> str:
    """Make the key under which all spellings of a word with its marks meet: "Thuỷ" gives "thủy".

    The key of a text is as long as `normalize(text)`, and its tokens are the keys of the
    text's tokens, so a whole document can be keyed in one call. Its `fold` is the key under which
    words meet whatever their marks: "Kỹ thuật" gives "ki thuat".
    """
    return unify_i_y(place_tone(normalize(text)))


def place_tone(text: str) -> str:
    """Put each tone mark on the vowel that carries it in the older, more frequent spelling.

    A vowel with a mark of its own carries the tone (tuệ, lượng); otherwise the last vowel
    when c, m, n, p or t follows (hoàn), and the last but one when none does (hòa, thủy, của,
    hoài). The u of qu and the i of gi before a vowel belong to the consonant (quý, già).
    The newer spelling (hoà, thuỷ: art. 8 of the annex to Decision 1989/QĐ-BGDĐT of 2018)
    differs in open oa, oe and uy alone; misspellings (qúy, tòan) are put right by the way.

    Case is kept, the answer is composed (NFC), and other text passes unchanged.
    """
    return _RHYME.sub(lambda match: _place(*match.groups()), unicodedata.normalize("NFC", text))


def unify_i_y(text: str) -> str:
    """Write i where y sounds the same: alone after one of h k l m s t, and after qu.

    Of normalized text: "kỹ" gives "kĩ", "quý" gives "quí", while "thúy", "y tế" and "tay"
    stay. Textbooks write i after those consonants (Decision 240/QĐ of 1984, which leaves uy
    alone), documents mostly y; both quý and quí are found. For comparing, never shown.
    """
    return _Y_LIKE_I.sub(lambda match: match[0].translate(_Y_TO_I), text)


def part_tones(text: str) -> tuple[str, str]:
    """Part composed text into its letters without tones, and the tones: "việt" in "viêt", nặng."""
    parted = [_BARE_AND_TONE.get(letter, (letter, "")) for letter in text]
    return "".join(letter for letter, _ in parted), "".join(tone for _, tone in parted)


def put_tone(letters: str, tone: str) -> str:
    """Put a tone where it belongs in letters without one: "viêt" and nặng make "việt"."""
    vowels = [place for place, letter in enumerate(letters) if letter in VOWELS]
    end = vowels[-1] + 1 if vowels else len(letters)
    return place_tone(letters[:end] + tone + letters[end:])


@lru_cache(maxsize=4096)
def _place(consonant: str, vowels: str, final: str) -> str:
    toned = [index for index, vowel in enumerate(vowels) if vowel in _BARE_AND_TONE]
    if len(toned) != 1:
        return consonant + vowels + final
    written = toned[0]
    bare, tone = _BARE_AND_TONE[vowels[written]]
    letters = [*vowels[:written], bare, *vowels[written + 1 :]]
    carrier = _carrier(consonant, letters, closed=bool(final))
    letters[carrier] = _TONED[letters[carrier], tone]
    return consonant + "".join(letters) + final


def _carrier(consonant: str, vowels: list[str], *, closed: bool) -> int:
    """Find which of two or more vowels, all without tone, carries the tone."""
    for index in reversed(range(len(vowels))):
        if vowels[index] in _WITH_OWN_MARK:
            return index
    last = len(vowels) - 1
    borrowed = (consonant + vowels[0]).lower() in {"qu", "gi"}
    return last if closed or last == borrowed else last - 1
