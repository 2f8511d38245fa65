"""Letters in one piece: Unicode's composed form (NFC), and marks in the order they are written."""

import re
import unicodedata
from collections.abc import Iterator

from plugins.vietnamese.edits import NO_PROSE, Edit
from plugins.vietnamese.tones import TONES

_PIECE = re.compile(f"[^\\s{NO_PROSE}]+|[\u2000\u2001]")
"""What no composition reaches beyond; of all spaces these two alone are not in composed form."""

_OWN_MARKS = {"\u0302": "aeo", "\u0306": "a"}
"""Circumflex and breve, and the letters they make; the horn always comes before the tone."""

_SWAPPED = {
    unicodedata.normalize("NFC", letter + tone) + mark: unicodedata.normalize(
        "NFC", letter + mark + tone
    )
    for mark, letters in _OWN_MARKS.items()
    for letter in letters + letters.upper()
    for tone in TONES[1:]
}
_TONE_FIRST = re.compile("|".join(map(re.escape, sorted(_SWAPPED))))


def uncomposed(text: str) -> Iterator[Edit]:
    """Find the words with letters in pieces, or whose tone comes before the letter's own mark.

    "e + ◌̂" becomes "ê". Canonical order leaves two marks above a letter as typed, so "é + ◌̂" is
    composed as far as Unicode knows; in Vietnamese it can only be "ế".
    """
    if text.isascii() or (unicodedata.is_normalized("NFC", text) and not _has_swapped(text)):
        return
    for piece in _PIECE.finditer(text):
        composed = compose(piece[0])
        if composed != piece[0]:
            yield Edit(*piece.span(), composed)


def compose(text: str) -> str:
    """Put letters in one piece."""
    composed = unicodedata.normalize("NFC", text)
    if not _has_swapped(composed):
        return composed
    return unicodedata.normalize("NFC", _TONE_FIRST.sub(lambda found: _SWAPPED[found[0]], composed))


def _has_swapped(text: str) -> bool:
    return any(mark in text for mark in _OWN_MARKS)
