"""A picture with the title of a page, as it is shown where the page's address is shared.

It has the ground, the ink and the letters of the theme by day, and the theme's line of time. All
colours are in one palette: shades between the paper and each ink, then the colours of the emblem.
So a picture takes 13 to 32 KB, and 15 ms.
"""

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageColor, ImageDraw

from plugins.archive.urls import SHARE_HEIGHT, SHARE_WIDTH
from plugins.share_pictures.lettering import Face, shortened, wrapped

SIZE = (SHARE_WIDTH, SHARE_HEIGHT)
PAPER, INK, SOFT, LACQUER = "#fbf7ef", "#231d18", "#534a41", "#8c1c1f"

_EMBLEM = Path(__file__).resolve().parents[2] / "theme" / "static" / "images" / "icon-192.png"
_INKS = (INK, SOFT, LACQUER)
_SHADES = 16
"""Shades from the paper to an ink: enough for smooth edges."""
_LEFT, _RIGHT = 144, 1120
_LINE = 80
_KICKER, _FOOT = 106, 566
_TITLE_TOP, _TITLE_BOTTOM = 138, 494
_TITLES = tuple(Face("source-serif-4", "600-normal", size) for size in (84, 76, 68, 60, 54, 48))
_LEADING = 1.28
"""Marks stand on marks: lines need air."""
_MOST_LINES = 5
_TEXT = Face("be-vietnam-pro", "600-normal", 30)
_EMBLEM_SIZE = 72


class Words(NamedTuple):
    """What a picture says: the kind and the date of a record, the title, and whose page it is."""

    kind: str
    date: str
    title: str
    name: str


def draw(words: Words) -> bytes:
    """Draw a picture, as PNG."""
    picture = _ground().copy()
    along = _LEFT
    for text, ink in ((words.kind, LACQUER), (words.date, SOFT)):
        line = shortened(text, _TEXT, _RIGHT - along)
        _write(picture, _TEXT, line, ink, (along, _KICKER))
        along += round(_TEXT.width(f"{line}  ")) if line else 0
    face, lines = _title(words.title)
    leading = round(face.size * _LEADING)
    # Between the lines above and below it, a little nearer to the one above.
    free = _TITLE_BOTTOM - _TITLE_TOP - leading * len(lines)
    base = _TITLE_TOP + free * 2 // 5 + face.size
    for number, line in enumerate(lines):
        _write(picture, face, line, INK, (_LEFT, base + number * leading))
    beside = _LEFT + _EMBLEM_SIZE + 20
    name = shortened(words.name, _TEXT, _RIGHT - beside)
    _write(picture, _TEXT, name, INK, (beside, _FOOT + _TEXT.size // 3))
    file = BytesIO()
    # To press it harder takes ten times as long and makes it a tenth smaller.
    picture.save(file, "PNG", compress_level=6)
    return file.getvalue()


def _title(title: str) -> tuple[Face, list[str]]:
    """Give the largest face in which a title has room, and its lines."""
    for face in _TITLES:
        most = min(_MOST_LINES, int((_TITLE_BOTTOM - _TITLE_TOP) / (face.size * _LEADING)))
        lines, whole = wrapped(title, face, _RIGHT - _LEFT, most)
        if whole:
            break
    return face, lines


def _write(picture: Image.Image, face: Face, text: str, ink: str, start: tuple[int, int]) -> None:
    """Write a line in an ink; its base line starts at ``start``."""
    box = (start[0], start[1] - face.size, _RIGHT + face.size, start[1] + face.size // 2)
    size = (box[2] - box[0], box[3] - box[1])
    _put(picture, face.draw(text, size, (0, face.size)), ink, box[:2])


def _put(picture: Image.Image, drawn: Image.Image, ink: str, place: tuple[int, int]) -> None:
    """Put what is white on black onto the paper, in the shades of an ink."""
    first = _INKS.index(ink) * _SHADES
    shades = drawn.point([first + value * (_SHADES - 1) // 255 for value in range(256)])
    picture.paste(shades, place, drawn.point([0, *[255] * 255]))


@lru_cache(1)
def _ground() -> Image.Image:
    """Make what is the same on all pictures: paper, line of time, emblem, and the palette."""
    emblem = Image.new("RGB", (_EMBLEM_SIZE, _EMBLEM_SIZE), PAPER)
    with Image.open(_EMBLEM) as icon:
        small = icon.convert("RGBA").resize(emblem.size, Image.Resampling.LANCZOS)
    emblem.paste(small, mask=small)
    shades = len(_INKS) * _SHADES
    few = emblem.quantize(256 - shades, dither=Image.Dither.NONE)
    palette = [part for ink in _INKS for shade in _ramp(ink) for part in shade]
    picture = Image.new("P", SIZE)
    picture.putpalette([*palette, *(few.getpalette() or ())])
    picture.paste(few.point(lambda value: value + shades), (_LEFT, _FOOT - _EMBLEM_SIZE // 2))
    line = Image.new("L", SIZE)
    ImageDraw.Draw(line).rectangle((_LINE - 2, 0, _LINE + 1, SIZE[1]), 255)
    _put(picture, line, INK, (0, 0))
    # Drawn four times as large, so that its edge is smooth.
    dot = Image.new("L", (128, 128))
    ImageDraw.Draw(dot).ellipse((8, 8, 119, 119), 255)
    _put(picture, dot.reduce(4), LACQUER, (_LINE - 16, _KICKER - 27))
    return picture


def _ramp(ink: str) -> list[tuple[int, ...]]:
    """Give the shades from the paper to an ink."""
    paper, full = (ImageColor.getrgb(colour) for colour in (PAPER, ink))
    return [
        tuple(
            round(light + (dark - light) * shade / (_SHADES - 1))
            for light, dark in zip(paper, full, strict=True)
        )
        for shade in range(_SHADES)
    ]
