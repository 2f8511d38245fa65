"""What is served of a raster picture: smaller ones, clean of all that a camera wrote beside it.

At the picture's own address stands a file of its own format. All others are WebP: every browser of
the last years reads it, and to write AVIF, a quarter smaller, takes twice as long. No picture is
served that has more bytes than a wider one.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple

from PIL import Image, ImageCms

from plugins.archive.media import Original, open_picture, picture_format

Settings = Mapping[str, Any]

_SETTINGS: Mapping[str, Settings] = MappingProxyType(
    {
        "AVIF": MappingProxyType({"quality": 60, "speed": 8, "max_threads": 1}),
        "GIF": MappingProxyType({}),
        "JPEG": MappingProxyType({"quality": 82, "optimize": True, "progressive": True}),
        "PNG": MappingProxyType({"optimize": True}),
        "WEBP": MappingProxyType({"quality": 80, "method": 4}),
    }
)
"""How each format is written."""
_LOSSLESS: Settings = MappingProxyType({"lossless": True, "quality": 75, "method": 4})
_FEW_COLOURS = 4096
"""What a chart with smooth edges has, which may be smaller as it is; a photo has more."""
_PALETTE = 256
"""The colours of a PNG that names each by a byte."""
_SRGB = ImageCms.createProfile("sRGB")
_GAP = 3.0
"""How many times wider than wanted a picture is quickly reduced to, before it is resampled."""

OWN = 0
"""Stands for the width of what is served at the address of a picture itself."""


class Developed(NamedTuple):
    """What is served of a picture: its size in pixels, and the files that are made, by width.

    ``OWN`` is in the format of the picture and as wide as the size tells, all others are WebP.
    """

    width: int
    height: int
    files: Mapping[int, bytes]


def develop(original: Original, widths: Sequence[int]) -> Developed:
    """Make what is served of a picture, in these widths and no wider than the widest of them.

    Raises ``Invalid`` where the picture is none, or not harmless.
    """
    kind = picture_format(original.path)
    opened, turn, *_ = open_picture(original, max(widths))
    whole = _in_bytes(opened if turn is None else opened.transpose(turn))
    few = whole.mode == "RGB" and whole.getcolors(_PALETTE) is not None
    image = _in_srgb(_resized(whole, min(whole.width, max(widths))), opened.info.get("icc_profile"))
    files = {OWN: _written(image, kind, few=few)}
    least = len(files[OWN])
    narrower = sorted((width for width in widths if width < image.width), reverse=True)
    # A file that is WebP is its own widest.
    for width in narrower if kind == "WEBP" else [image.width, *narrower]:
        made = _written(_resized(image, width), "WEBP")
        if len(made) < least:
            files[width] = made
            least = len(made)
    return Developed(image.width, image.height, files)


def _in_bytes(image: Image.Image) -> Image.Image:
    """Give a picture with a byte for each part of a colour, and no palette."""
    if image.mode.startswith("I"):
        # 16 bits; Pillow would take all that is beyond 8 bits for white.
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode in {wanted, "CMYK"} else image.convert(wanted)


def _resized(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=_GAP)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Give a picture in the colours that browsers take for granted."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, given, _SRGB, outputMode=mode)
        except (OSError, ImageCms.PyCMSError):
            # A damaged profile, or one of other colours than the picture has.
            return image.convert(mode)
        if converted:
            return converted
    return image.convert(mode)


def _written(image: Image.Image, kind: str, *, few: bool = False) -> bytes:
    """Write a picture with nothing but its pixels; ``few`` is whether a palette is enough."""
    # What Pillow would write by itself: profile, comment, resolution.
    image.info = {}
    if kind == "PNG" and few:
        palette = image.quantize(_PALETTE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        return _saved(palette, kind, _SETTINGS[kind])
    made = _saved(image, kind, _SETTINGS[kind])
    if kind == "WEBP" and image.getcolors(_FEW_COLOURS) is not None:
        return min(made, _saved(image, kind, _LOSSLESS), key=len)
    return made


def _saved(image: Image.Image, kind: str, settings: Settings) -> bytes:
    file = BytesIO()
    image.save(file, kind, **settings)
    return file.getvalue()
