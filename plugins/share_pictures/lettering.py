"""Letters of the theme's fonts on pictures: how wide they are, and where lines are broken.

The theme has each face in several files, so that browsers load what a page needs of it. Here too
each letter is looked for in one file after the other.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from PIL import Image, ImageDraw, ImageFont

ELLIPSIS = "…"

_FONTS = Path(__file__).resolve().parents[2] / "theme" / "static" / "fonts"
_SUBSETS = ("vietnamese", "latin", "latin-ext")
_NO_LETTER = "\uffff"
"""What is drawn for it is drawn for all letters that a font lacks."""
_LETTERS = 8192
"""Letters of all faces whose widths are remembered."""
_HALVINGS = 8


class Face(NamedTuple):
    """A face of the theme, as its files begin and end, in a size in pixels."""

    family: str
    style: str
    size: int

    def width(self, text: str) -> float:
        """Give the width of a text, in pixels: without kerning letters are as wide anywhere."""
        return sum(_width(letter, self) for letter in text)

    def draw(self, text: str, size: tuple[int, int], start: tuple[int, int]) -> Image.Image:
        """Draw a line on a picture of a size, white on black; its base line starts at ``start``."""
        drawn = Image.new("L", size)
        pen = ImageDraw.Draw(drawn)
        along, base = float(start[0]), start[1]
        for subset, letters in groupby(text, lambda letter: _subset(letter, self)):
            run = "".join(letters)
            pen.text((along, base), run, 255, _font(subset, self), anchor="ls")
            along += self.width(run)
        return drawn


def shortened(text: str, face: Face, width: float) -> str:
    """Give a text as one line, cut where it is too wide; nothing of it where nothing fits."""
    line = _drawable(text, face)
    if face.width(line) <= width:
        return line
    cut = _cut(line, face, width)
    return "" if cut == ELLIPSIS else cut


def wrapped(text: str, face: Face, width: float, most: int) -> tuple[list[str], bool]:
    """Break a text into lines as even as can be; tells whether all of it is there.

    Of more than ``most`` lines the last ends in an ellipsis.
    """
    words = [*_words(_drawable(text, face), face, width)]
    lines = _filled(words, face, width)
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], face, width)], False
    narrow, wide = 0.0, width
    for _ in range(_HALVINGS):
        middle = (narrow + wide) / 2
        if len(_filled(words, face, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return _filled(words, face, wide), True


def _filled(words: list[str], face: Face, width: float) -> list[str]:
    """Fill one line after the other; a word that is wider than a line has one of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and face.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, face: Face, width: float) -> str:
    """End a line in an ellipsis, after a word where there is one."""
    while line and face.width(line + ELLIPSIS) > width:
        line = line.rpartition(" ")[0] or line[:-1]
    return line.rstrip(" ,;:.-–") + ELLIPSIS


def _words(text: str, face: Face, width: float) -> Iterator[str]:
    """Give the words of a text, those too wide for a line in pieces."""
    for word in text.split():
        piece = ""
        for letter in word:
            if piece and face.width(piece + letter) > width:
                yield piece
                piece = ""
            piece += letter
        yield piece


def _drawable(text: str, face: Face) -> str:
    """Give a text in letters as fonts have them, without those that none of the files has."""
    letters = normalize("NFC", " ".join(text.split()))
    return "".join(letter for letter in letters if _subset(letter, face))


@lru_cache(_LETTERS)
def _width(letter: str, face: Face) -> float:
    return _font(_subset(letter, face), face).getlength(letter)


@lru_cache(_LETTERS)
def _subset(letter: str, face: Face) -> str:
    """Give the first of a face's files that has a letter, by its name; empty where none has."""
    if letter == " ":
        # Nothing is drawn for it, as for what some fonts lack.
        return "latin"
    for subset in _SUBSETS:
        font = _font(subset, face)
        if bytes(font.getmask(letter)) != bytes(font.getmask(_NO_LETTER)):
            return subset
    return ""


@lru_cache
def _font(subset: str, face: Face) -> ImageFont.FreeTypeFont:
    file = _FONTS / f"{face.family}-{subset}-{face.style}.woff2"
    # Whether the other engine, which knows kerning, is there depends on the machine.
    return ImageFont.truetype(file, face.size, layout_engine=ImageFont.Layout.BASIC)
