"""Pictures as cameras and programs of editors make them."""

from hashlib import shake_128
from io import BytesIO

from PIL import Image, ImageCms
from PIL.ExifTags import GPS, IFD, Base

TELLTALE = "May anh cua toi"


def photo(width: int = 200, height: int = 150, mode: str = "RGB") -> Image.Image:
    """Make a picture with many colours, red on the left and blue on the right."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    noise = Image.frombytes("L", (width, height), _noise(width * height))
    made = Image.merge("RGB", (across, Image.blend(down, noise, 0.1), across.point(_turned)))
    return made.convert(mode)


def chart(width: int = 200, height: int = 150) -> Image.Image:
    """Make a picture with few colours."""
    made = Image.new("RGB", (width, height), "white")
    for bar in range(8):
        colour = (30 * bar, 80, 200 - 20 * bar)
        made.paste(colour, (bar * width // 8, bar * height // 10, (bar + 1) * width // 8, height))
    return made


def packed(image: Image.Image, kind: str, **options: object) -> bytes:
    """Write a picture."""
    made = BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def exif(orientation: int = 1) -> Image.Exif:
    """Make what a telephone writes: how it was held, what it is, and where."""
    made = Image.Exif()
    made[Base.Orientation] = orientation
    made[Base.Make] = TELLTALE
    made.get_ifd(IFD.GPSInfo)[GPS.GPSLatitudeRef] = TELLTALE
    return made


def xmp() -> bytes:
    """Make what programs write about a picture."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>{TELLTALE}</a></x:xmpmeta>'.encode()


def profile() -> bytes:
    """Make a profile that calls blue what browsers call red."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made.replace(b"rXYZ", b"----").replace(b"bXYZ", b"rXYZ").replace(b"----", b"bXYZ")


def _noise(count: int) -> bytes:
    return shake_128().digest(count)


def _turned(value: int) -> int:
    return 255 - value
