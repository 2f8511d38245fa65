"""Tone marks on the wrong vowel, and those of the other of the two styles of placement.

The older style writes hòa, khỏe, thủy; the newer (art. 8 of the annex to Decision 1989/QĐ-BGDĐT
of 2018) hoà, khoẻ, thuỷ. All else, such as tòan or qúy, is wrong in both.
"""

import re
from collections.abc import Iterator
from unicodedata import normalize

from plugins.vietnamese.edits import Edit
from plugins.vietnamese.syllables import syllables
from plugins.vietnamese.tones import TONES, VOWELS, part_tones, place_tone


def _toned(vowels: str) -> str:
    """Give all letters that are one of the vowels with a tone, small and capital."""
    toned = "".join(normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES[1:])
    return toned + toned.upper()


_END = r"(?![^\W_])"
_NEWER = re.compile(f"[oOuU][{_toned('aey')}]{_END}")
_OLDER = re.compile(f"[{_toned('ou')}][aeyAEY]{_END}")
_OPEN = re.compile(f"(?:[{_toned('o')}][aeAE]|(?<![qQ])[{_toned('u')}][yY]){_END}")

_VOWEL = f"{VOWELS}{VOWELS.upper()}"
_OWN_MARK = "ăâêôơưĂÂÊÔƠƯ"
# All begins with one letter with a tone: that is what the search for it is fast at.
_DOUBTFUL = re.compile(
    f"[{_toned(VOWELS)}](?:"
    # A tone before a vowel: tòan, khỏang, ngòai, tụê, gìa.
    f"(?=[{_VOWEL}])"
    f"(?:(?=[{_VOWEL}][{_VOWEL}cmnptCMNPT]|[{_OWN_MARK}])|(?<=[gG][{_toned('i')}]))"
    # A tone on the u of qu: qúy.
    f"|(?<=[qQ][{_toned('u')}])"
    # A tone on the last of several vowels: cuả, ngoaì.
    f"|(?<=[{_VOWEL}][{_toned('aeiouy')}]){_END})"
)


def other_style(text: str, *, newer: bool) -> Iterator[Edit]:
    """Find the syllables in the other style than the one that is asked for.

    Words that are no syllables of Vietnamese, such as Chloé, have no style.
    """
    for found in (_OLDER if newer else _NEWER).finditer(text):
        word, start = _word_around(text, found)
        written = respell(word, newer=newer)
        if written != word and _is_syllable(word):
            yield Edit(start, start + len(word), written)


def misplaced_tones(text: str, *, newer: bool) -> Iterator[Edit]:
    """Find the syllables whose tone mark stands where neither style has it: qúy, tòan, cuả."""
    done = 0
    for found in _DOUBTFUL.finditer(text):
        if found.start() < done:
            continue
        word, start = _word_around(text, found)
        done = start + len(word)
        if _is_syllable(word):
            continue
        written = respell(word, newer=newer)
        if written != word and _is_syllable(written):
            yield Edit(start, done, written)


def respell(word: str, *, newer: bool) -> str:
    """Put the tone of a composed word where the style has it."""
    older = place_tone(word)
    return _OPEN.sub(_tone_last, older) if newer else older


def _tone_last(found: re.Match[str]) -> str:
    letters, tone = part_tones(found[0])
    return normalize("NFC", letters + tone)


def _word_around(text: str, found: re.Match[str]) -> tuple[str, int]:
    start, end = found.span()
    while start and _is_letter(text[start - 1]):
        start -= 1
    while end < len(text) and _is_letter(text[end]):
        end += 1
    return text[start:end], start


def _is_letter(character: str) -> bool:
    return character.isalpha()


def _is_syllable(word: str) -> bool:
    return word.lower() in syllables()
