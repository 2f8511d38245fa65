"""Words of a text that are misspelt or run together; whatever is doubtful is left alone.

Names, foreign words and codes are no mistakes. A word is judged by its capitals, its neighbours,
marks that no foreign word has, and how near it comes to a syllable. A tone that only stands on the
wrong vowel is the matter of `tone_places`.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import filterfalse
from typing import NamedTuple
from unicodedata import normalize

from plugins.vietnamese.corrections import Correction, corrections
from plugins.vietnamese.folding import MARKS, fold
from plugins.vietnamese.keyboards import has_keys_left, keys_left
from plugins.vietnamese.run_together import (
    LONGEST_RUN,
    has_native_tone,
    split_syllables,
    surely_run_together,
)
from plugins.vietnamese.syllables import RARE, known_words, syllables
from plugins.vietnamese.tokens import tokenize
from plugins.vietnamese.tones import TONES, VOWELS, part_tones, place_tone

_WORDS = re.compile(rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*")
_VOWELS = "".join(normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES)
_FOREIGN = re.compile(f"[^a-zđ{_VOWELS}]")
_JOINTS = frozenset("-‐‑'’@/\\_&#+=")
_VOWEL_GROUPS = re.compile("[aeiouy]+")
_BEFORE_CAPITAL = re.compile(f"(?=[A-ZĐ{_VOWELS.upper()}])")

_IMPOSSIBLE = re.compile("[êôơ](?:p|t|c|ch)$|[âă][ptc]$|^[^q]?uơ.|ưo|^nghành")
"""Letters of a syllable that lack a mark, or have one too many, in whatever language."""

_TWICE = re.compile(r"(.)\1")
_LIKELY = 3
"""The greatest cost of a correction that is offered."""


class Misspelling(NamedTuple):
    """A word, where it stands in the text, and what may be meant instead, the best first."""

    start: int
    end: int
    meant: tuple[str, ...]
    run_together: bool


class _Verdict(NamedTuple):
    meant: tuple[str, ...]
    run_together: bool


_WELL = _Verdict((), run_together=False)


def find_misspellings(text: str) -> Iterator[Misspelling]:
    """Find them in a text, composed or not, in their order."""
    known = known_words()
    # Most words stand between spaces: only the others are worth cutting out.
    words = normalize("NFC", text).lower().split()
    with_signs = set(filterfalse(known.__contains__, words))
    suspects = set(filter(_is_suspect, set(_WORDS.findall(" ".join(with_signs))) - known))
    if not suspects:
        return
    for token in tokenize(text):
        if token.text in suspects and not _is_joined(text, token.start, token.end):
            verdict = _judge(normalize("NFC", text[token.start : token.end]))
            if verdict.meant:
                yield Misspelling(token.start, token.end, *verdict)


@lru_cache(maxsize=4096)
def _is_suspect(word: str) -> bool:
    """Tell whether a word in small letters may be wrong in some capitals: most are not."""
    if len(word) > LONGEST_RUN:
        return False
    if not has_keys_left(word) and (word.isascii() or _FOREIGN.search(word)):
        return False
    as_written = (word, word.capitalize(), word.upper())
    return bool(split_syllables(word)) or any(_judge(written).meant for written in as_written)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether a word is a part of something longer: ki-lô-mét, M'Nông, a@b."""
    return text[start - 1 : start] in _JOINTS or text[end : end + 1] in _JOINTS


@lru_cache(maxsize=4096)
def _judge(written: str) -> _Verdict:
    word = written.lower()
    if not word.isalpha() or word.isascii():
        return _judge_keys(written, word)
    if place_tone(word) in syllables():
        return _WELL
    if written.islower() or (written.isupper() and part_tones(word)[1]):
        return _judge_word(written, word)
    if written[1:].islower():
        return _judge_name(written, word)
    return _judge_capitals_inside(written)


def _judge_keys(written: str, word: str) -> _Verdict:
    """Digits and letters without marks tell of a mistake only as keys that were left: hooij."""
    if not written.islower():
        return _WELL
    meant = (found for found in keys_left(word) if syllables().get(found, RARE) < RARE)
    return _Verdict(tuple(meant), run_together=False)


def _judge_word(written: str, word: str) -> _Verdict:
    """A word of one syllable is mended, one of more is parted: those have two tones or vowels."""
    fixes = [fix for fix in corrections(word) if fix.cost <= _LIKELY]
    parts = split_syllables(word)
    one_tone = len(part_tones(_TWICE.sub(r"\1", word))[1]) <= 1
    one_syllable = one_tone and len(_VOWEL_GROUPS.findall(fold(word))) == 1
    if surely_run_together(parts) and not (fixes and one_syllable):
        return _Verdict((_as(written, " ".join(parts)),), run_together=True)
    if one_syllable or has_native_tone(word):
        return _misspelt(written, fixes)
    return _WELL


def _judge_name(written: str, word: str) -> _Verdict:
    """A name may be of any language: only what none would write is a mistake."""
    parts = split_syllables(word)
    if any(map(has_native_tone, parts)) and surely_run_together(parts):
        return _Verdict((_as(written, " ".join(parts)),), run_together=True)
    if _IMPOSSIBLE.search(word):
        return _misspelt(written, [fix for fix in corrections(word) if fix.cost == 1])
    return _WELL


def _judge_capitals_inside(written: str) -> _Verdict:
    """A capital inside a word is of a brand, unless small syllables stand before it: tạiHà."""
    parts = _BEFORE_CAPITAL.split(written)
    small = tuple(part.lower() for part in parts)
    all_known = parts[0].islower() and all(part in syllables() for part in small)
    if all_known and surely_run_together(small):
        return _Verdict((" ".join(parts),), run_together=True)
    return _WELL


def _misspelt(written: str, fixes: Iterable[Correction]) -> _Verdict:
    return _Verdict(tuple(_as(written, fix.syllable) for fix in fixes), run_together=False)


def _as(written: str, meant: str) -> str:
    """Give what is meant the capitals of what is written."""
    if written.isupper():
        return meant.upper()
    return meant.capitalize() if written[0].isupper() else meant
