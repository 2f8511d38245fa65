from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageColor

from plugins.share_pictures.drawing import INK, LACQUER, PAPER, SIZE, SOFT, Words, draw

ROOT = Path(__file__).resolve().parents[2]
LONG = "Hội nghị cán bộ, công chức, viên chức và người lao động năm 2022; "
WORDS = Words("Hội nghị", "ngày 16 tháng 9 năm 2022", "Hội nghị công chức", "Biên niên")


def _picture(words: Words) -> Image.Image:
    return Image.open(BytesIO(draw(words))).convert("RGB")


def test_colours_are_those_of_the_theme_by_day() -> None:
    tokens = (ROOT / "theme/static/css/11-tokens-colour.css").read_text(encoding="utf-8")

    for name, colour in (("paper", PAPER), ("ink", INK), ("ink-soft", SOFT), ("lacquer", LACQUER)):
        assert f"--{name}: light-dark({colour}, " in tokens


@pytest.mark.parametrize("title", ["A", "", LONG, LONG * 20, "Khoahọc" * 60, "漢字"])
def test_any_title_has_room(title: str) -> None:
    made = draw(WORDS._replace(title=title, kind=title, date=title, name=title))
    picture = Image.open(BytesIO(made)).convert("RGB")

    assert (SIZE, "PNG") == (picture.size, Image.open(BytesIO(made)).format)
    assert len(made) < 50_000
    # Nothing stands at the right edge, nor between the title and what is below it.
    paper = ImageColor.getrgb(PAPER)
    for box in ((1160, 0, 1200, 630), (144, 508, 1200, 524), (144, 610, 1200, 630)):
        assert [(_area(box), paper)] == picture.crop(box).getcolors()


@pytest.mark.parametrize("part", WORDS._fields)
def test_all_that_is_said_is_seen(part: str) -> None:
    assert _picture(WORDS).tobytes() != _picture(WORDS._replace(**{part: "khác"})).tobytes()


def test_the_same_words_give_the_same_bytes() -> None:
    assert draw(WORDS) == draw(Words(*WORDS))


def _area(box: tuple[int, int, int, int]) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
