from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from PIL.PngImagePlugin import PngInfo

from plugins.archive.developing import OWN, Developed, develop
from plugins.archive.media import Original, look
from tests.archive.photos import TELLTALE, chart, exif, packed, photo, profile, xmp

WIDTHS = (30, 60, 120, 160)
SUFFIXES = {"AVIF": "avif", "GIF": "gif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}


def made_of(image: Image.Image, kind: str, **options: object) -> Developed:
    """Make what is served of a picture."""
    return develop(Original(f"images/a.{SUFFIXES[kind]}", packed(image, kind, **options)), WIDTHS)


def unpacked(file: bytes) -> Image.Image:
    """Read a picture."""
    image = Image.open(BytesIO(file))
    image.load()
    return image


def narrowed(image: Image.Image, size: tuple[int, int] = (160, 120)) -> Image.Image:
    """Make a picture smaller, as it should be made."""
    return image.convert("RGB").resize(size, Image.Resampling.LANCZOS)


def difference(one: Image.Image, other: Image.Image) -> float:
    """How far two pictures are from each other, in parts of 255."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("kind", SUFFIXES)
def test_a_picture_is_served_in_its_own_format_and_narrower_as_webp(kind: str) -> None:
    width, height, files = made_of(photo(), kind)

    assert (160, 120) == (width, height)
    for each, file in files.items():
        image = unpacked(file)
        assert image.format == (kind if each == OWN else "WEBP")
        assert image.size == ((160, 120) if each == OWN else (each, each * 3 // 4))
        assert difference(image, narrowed(photo(), image.size)) < 12
    assert {OWN, 30, 60, 120} <= files.keys() <= {OWN, *WIDTHS}


def test_no_picture_is_made_wider_than_it_is() -> None:
    assert {OWN, 30, 60, 100} == made_of(photo(100, 75), "JPEG").files.keys()
    assert {OWN, 30, 50} == made_of(photo(50, 500), "JPEG").files.keys()


@pytest.mark.parametrize("kind", SUFFIXES)
@pytest.mark.parametrize("picture", [photo(), chart()], ids=["photo", "chart"])
def test_no_file_has_more_bytes_than_a_wider_one(kind: str, picture: Image.Image) -> None:
    files = made_of(picture, kind).files
    sizes = [len(files[width]) for width in sorted(files.keys() - {OWN})]

    assert sizes == sorted(set(sizes))
    assert all(size < len(files[OWN]) for size in sizes)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int) -> None:
    original = packed(photo(), "JPEG", exif=exif(orientation))
    upright = ImageOps.exif_transpose(unpacked(original))
    made = develop(Original("images/a.jpg", original), WIDTHS)
    seen = look(Original("images/a.jpg", original))

    assert upright.size == (seen.width, seen.height)
    assert made.width == min(160, upright.width)
    for file in made.files.values():
        image = unpacked(file)
        assert difference(image, narrowed(upright, image.size)) < 12


def _text() -> PngInfo:
    text = PngInfo()
    text.add_itxt("Comment", TELLTALE)
    text.add_text("Author", TELLTALE)
    return text


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("AVIF", {"xmp": xmp()}),
        ("GIF", {"comment": TELLTALE}),
        ("JPEG", {"xmp": xmp(), "comment": TELLTALE, "dpi": (300, 300)}),
        ("PNG", {"pnginfo": _text()}),
        ("WEBP", {"xmp": xmp()}),
    ],
)
def test_nothing_is_served_but_what_is_seen(kind: str, options: dict[str, object]) -> None:
    given = options if kind == "GIF" else options | {"exif": exif(), "icc_profile": profile()}
    original = packed(photo(), kind, **given)
    assert TELLTALE.encode() in original

    for file in develop(Original(f"images/a.{SUFFIXES[kind]}", original), WIDTHS).files.values():
        image = unpacked(file)
        assert TELLTALE.encode() not in file
        assert not image.getexif()
        assert not {"comment", "icc_profile", "xmp", "dpi"} & image.info.keys()


def test_colours_are_those_that_the_profile_tells() -> None:
    red = Image.new("RGB", (200, 150), (200, 20, 20))
    files = made_of(red, "PNG", icc_profile=profile()).files

    for file in files.values():
        image = unpacked(file)
        assert difference(image, Image.new("RGB", image.size, (20, 20, 200))) < 12


@pytest.mark.parametrize("bad", [b"no profile", profile()[:300]])
def test_a_profile_that_cannot_be_read_is_passed_over(bad: bytes) -> None:
    files = made_of(photo(), "JPEG", icc_profile=bad).files

    assert difference(unpacked(files[OWN]), narrowed(photo())) < 12


@pytest.mark.parametrize("icc", [None, profile()], ids=["", "profile of other colours"])
def test_the_colours_of_printers_become_those_of_screens(icc: bytes | None) -> None:
    made = made_of(photo(mode="CMYK"), "JPEG", **({"icc_profile": icc} if icc else {}))

    assert {"RGB"} == {unpacked(file).mode for file in made.files.values()}
    assert difference(unpacked(made.files[OWN]), narrowed(photo())) < 12


def test_16_bits_are_taken_for_what_they_are() -> None:
    grey = photo(mode="L")
    deep = grey.convert("I").point(lambda value: value * 257).convert("I;16")

    assert difference(unpacked(made_of(deep, "PNG").files[OWN]), narrowed(grey)) < 3


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_a_picture_of_few_colours_is_as_it_was(mode: str) -> None:
    picture = chart().convert(mode)

    assert difference(unpacked(made_of(picture, "PNG").files[OWN]), narrowed(picture)) < 12


@pytest.mark.parametrize("kind", ["AVIF", "GIF", "PNG", "WEBP"])
def test_what_shows_through_still_does(kind: str) -> None:
    picture = chart().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 100, 150))
    files = made_of(picture, kind).files

    for file in files.values():
        image = unpacked(file).convert("RGBA")
        alpha = image.getchannel("A")
        seen = [alpha.getpixel((x * image.width // 4, image.height // 2)) for x in (1, 3)]
        assert [0, 255] == seen


def test_a_chart_is_served_without_loss() -> None:
    files = made_of(chart(160, 120), "PNG").files

    assert [0, 0] == [difference(unpacked(files[width]), chart(160, 120)) for width in (OWN, 160)]


def test_a_narrower_chart_keeps_to_a_palette() -> None:
    assert "P" == unpacked(made_of(chart(), "PNG").files[OWN]).mode


def test_what_a_telephone_keeps_behind_a_photo_is_left_out() -> None:
    two = packed(photo(), "MPO", save_all=True, append_images=[photo(80, 60)])
    made = develop(Original("images/a.jpg", two), WIDTHS)

    assert "JPEG" == unpacked(made.files[OWN]).format
    assert difference(unpacked(made.files[OWN]), narrowed(photo())) < 12


@pytest.mark.parametrize("bad", [b"Exif\0\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"Exif\0\0II"])
def test_what_a_camera_wrote_wrongly_harms_nothing(bad: bytes) -> None:
    assert 160 == made_of(photo(), "JPEG", exif=bad).width


@pytest.mark.parametrize("kind", SUFFIXES)
def test_the_same_picture_gives_the_same_bytes(kind: str) -> None:
    assert made_of(photo(), kind) == made_of(photo(), kind)
