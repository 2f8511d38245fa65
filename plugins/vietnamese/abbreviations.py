"""Abbreviations in a text: KH&CN, UBND, and where the text says what they stand for."""

import re
from collections.abc import Iterator
from functools import cache

from plugins.vietnamese.syllables import syllables
from plugins.vietnamese.word_lists import listed_words

_LETTERS = "A-ZĂÂĐÊÔƠƯ"
# It begins with a plain set of letters: `re` then skips quickly to the next capital.
_SHORT = re.compile(
    rf"[{_LETTERS}](?<![\w&/.@#’'-][{_LETTERS}])(?:&?[{_LETTERS}])+(?![\w&/@’']|[.-]\w)"
)
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_CALLED = r"(?:gọi|viết)\s+tắt\s+là[^.\n]{0,12}"
_LONGEST_WITH_VOWELS = 4
"""Letters: a longer one with a vowel for two others is a name that is written large: REUTERS."""


@cache
def known_everywhere() -> frozenset[str]:
    """Give the abbreviations that every reader knows."""
    return frozenset(listed_words("known_abbreviations.txt"))


def abbreviations(text: str) -> Iterator[tuple[str, int]]:
    """Give each abbreviation as written and its offset: CCVC, KH&CN, NLĐ.

    Not numbers of centuries, codes and what stands in them (43/2022/NĐ-CP, H5N1, 51F), initials,
    and words that are written large.
    """
    for found in _SHORT.finditer(text):
        if not _ROMAN.fullmatch(found[0]) and not _is_word(found[0]):
            yield found[0], found.start()


def is_explained(short: str, text: str) -> bool:
    """Tell whether a text gives the long form: "ủy ban nhân dân (UBND)", "UBND (...)"."""
    if short not in text:
        return False
    written = re.escape(short)
    return bool(
        re.search(rf"\w ?\((?:{_CALLED})?{written}\)|{written} \(|{_CALLED}{written}", text)
    )


def _is_word(short: str) -> bool:
    vowels = sum(letter in "AEIOU" for letter in short)
    is_name = len(short) > _LONGEST_WITH_VOWELS and short.isalpha() and 3 * vowels >= len(short)
    return is_name or short.lower() in syllables()
