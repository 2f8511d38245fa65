"""Write a made-up archive, to measure with: a whole content folder of any size.

    .venv/bin/python bench/make_archive.py --records 10000 FOLDER
    python3 tasks.py check --content FOLDER

The same numbers give the same bytes. Titles and texts come from lists of words, or from a corpus
given as JSON lines, {"title", "body"}. For every 1,000 records there are 30 organizations and 400
people; records name them, and all other terms, by Zipf's law. One record in three has a picture,
one in twenty an attachment; of either there are at most 24 files, which many records share. With
`--photos` pictures are so many photos of 4000 x 3000 pixels, as large as those of cameras.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from random import Random
from typing import TypeVar

import numpy as np
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
# The bench and the plugins are found from here on, wherever this is started.
sys.path.insert(0, str(ROOT))

from bench.archive_records import Fields, Meeting, Terms, draw_dates, front_matter, yaml  # noqa: E402
from bench.archive_terms import (  # noqa: E402
    make_organizations,
    make_people,
    make_terms,
    vocabulary_files,
)
from bench.archive_text import WORDS, Corpus, OwnProse, chance, markdown  # noqa: E402
from plugins.vietnamese.slugs import slugify  # noqa: E402

FILES = 24
"""Pictures, and attachments, at most: a file each only up to here."""
PHOTO = (4000, 3000)
"""Width and height of a photo, in pixels."""
Item = TypeVar("Item")

PAGES = {
    "gioi-thieu": "Giới thiệu",
    "khong-tim-thay": "Không tìm thấy trang",
    "lien-he": "Liên hệ",
}


@dataclass(frozen=True, slots=True)
class Stock:
    """What all records are made from."""

    texts: OwnProse | Corpus
    terms: Terms
    pictures: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """What was written: bytes of all front matter, and of all bodies."""

    front_matter: int
    bodies: int


def main() -> None:
    """Write an archive and tell its size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="a folder that is new or empty")
    parser.add_argument("--records", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--photos", type=int, default=0)
    parser.add_argument("--corpus", type=Path, help="titles and texts, as JSON lines, .gz or not")
    options = parser.parse_args()
    if options.records < 1:
        parser.error("--records: at least 1")
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty")
    start = time.perf_counter()
    texts = Corpus(options.corpus) if options.corpus else OwnProse()
    sizes = make_archive(options.folder, options.records, texts, options.seed, options.photos)
    print(
        f"{options.records:,} records in {time.perf_counter() - start:.1f} s; "
        f"front matter {sizes.front_matter / options.records:,.0f} bytes in the mean, "
        f"bodies {sizes.bodies / options.records:,.0f}"
    )


def make_archive(
    folder: Path, count: int, texts: OwnProse | Corpus, seed: int = 1, photos: int = 0
) -> Sizes:
    """Write a content folder with so many records, and photos in place of other pictures."""
    random = Random(seed)  # noqa: S311 - the same numbers each time are what is wanted
    organizations = make_organizations(count)
    people = make_people(count, len(organizations), random)
    stock = Stock(
        texts,
        make_terms(organizations, people),
        (
            _write_photos(folder, photos, seed)
            if photos
            else _write_pictures(folder, min(FILES, count // 9))
        ),
        _write_attachments(folder, min(FILES, count // 60)),
    )
    earlier: list[tuple[str, str]] = []
    taken: set[str] = set()
    named: set[str] = set()
    head_bytes = body_bytes = 0
    for number in range(count):
        meeting = _meeting(number, stock, earlier, random)
        fields = front_matter(meeting, stock.terms, random)
        head = "\n".join(yaml(fields)).encode()
        body = meeting.body.encode()
        year, slug = meeting.dates.day.year, _free_slug(meeting, taken)
        path = f"tin/{year}/{_date_in_name(meeting)}-{slug}.md"
        _write(folder, path, b"---\n%b\n---\n%b" % (head, body))
        if not fields["status"]:
            earlier.append((meeting.title, f"/tin/{year}/{slug}/"))
        named.update(_named(fields, meeting))
        head_bytes, body_bytes = head_bytes + len(head), body_bytes + len(body)
    for path, content in (*vocabulary_files(organizations, people, named), *_pages()):
        _write(folder, path, content)
    return Sizes(head_bytes, body_bytes)


def _meeting(number: int, stock: Stock, earlier: list[tuple[str, str]], random: Random) -> Meeting:
    terms, dates = stock.terms, draw_dates(random)
    kind, organizer = terms.kinds.one(random), terms.organizations.one(random)
    guests = terms.staff[terms.organizations.one(random)]
    own = terms.staff[organizer].draw(random, random.randint(3, 7))
    people = tuple(dict.fromkeys([*own, guests.one(random)]))
    host, chair = terms.names[organizer], terms.names[people[0]]
    meeting = f"{WORDS['kinds'][kind]} năm {dates.first.year}"
    about = stock.texts.title(number, random)
    pictures = _some(stock.pictures, random.randint(1, 2) if chance(1 / 3, random) else 0, random)
    links = [
        (host, f"/don-vi/{organizer}/"),
        (chair, f"/nhan-su/{people[0]}/"),
        *_some(earlier, random.randint(0, 2), random),
    ]
    opening = f"{dates.told}, {host} tổ chức {meeting.lower()}, chủ trì là {chair}."
    paragraphs = [opening, *stock.texts.paragraphs(number, random)]
    return Meeting(
        number,
        f"{meeting} của {host}: {about}",
        slugify(f"{WORDS['kinds'][kind]} {about}"),
        kind,
        organizer,
        dates,
        people,
        markdown(paragraphs, links, pictures, random),
        pictures,
        _some(stock.attachments, 1 if chance(0.05, random) else 0, random),
    )


def _some(items: Sequence[Item], count: int, random: Random) -> tuple[Item, ...]:
    return tuple(random.sample(items, min(count, len(items))))


def _named(fields: Fields, meeting: Meeting) -> list[str]:
    """Give the identifiers of all terms that a record names."""
    names = (fields[name] for name in ("category", "kind", "organizer", "publisher", "series"))
    tags = fields["tags"]
    return [*map(str, names), *meeting.people, *map(str, tags if isinstance(tags, list) else [])]


def _free_slug(meeting: Meeting, taken: set[str]) -> str:
    """Give a slug that no other record of the year has."""
    year = meeting.dates.day.year
    slug = (
        meeting.slug
        if f"{year}/{meeting.slug}" not in taken
        else f"{meeting.slug}-{meeting.number}"
    )
    taken.add(f"{year}/{slug}")
    return slug


def _date_in_name(meeting: Meeting) -> str:
    """Give the day of a file's name, as much of it as is known."""
    dates = meeting.dates
    return str(dates.published or dates.event.partition("/")[0].rstrip("~"))


def _write_pictures(folder: Path, count: int) -> tuple[str, ...]:
    files = tuple(
        f"chung/hinh-{number:02}.{'svg' if number % 2 else 'webp'}" for number in range(count)
    )
    for number, file in enumerate(files):
        _write(folder, f"images/{file}", _svg(number) if file.endswith("svg") else _webp(number))
    return files


def _svg(number: int) -> bytes:
    """Draw a disc before a ground of one colour."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675">'
        f'<path fill="#e8e2d4" d="M0 0h1200v675H0z"/><circle cx="{100 + 40 * number}" cy="340" '
        'r="200" fill="#8a1f1f"/></svg>\n'
    ).encode()


def _webp(number: int) -> bytes:
    """Draw what `_svg` draws, in pixels."""
    image = Image.new("RGB", (1200, 675), "#e8e2d4")
    left = 40 * number - 100
    ImageDraw.Draw(image).ellipse((left, 140, left + 400, 540), fill="#1f4d8a")
    stream = BytesIO()
    image.save(stream, "WEBP", quality=60)
    return stream.getvalue()


def _write_photos(folder: Path, count: int, seed: int) -> tuple[str, ...]:
    files = tuple(f"chung/anh-{number:04}.jpg" for number in range(count))
    for number, file in enumerate(files):
        _write(folder, f"images/{file}", _photo(np.random.default_rng((seed, number))))
    return files


def _photo(random: np.random.Generator) -> bytes:
    """Draw soft areas and hard edges under the grain of a sensor: some 6 MB."""
    width, height = PHOTO
    coarse = random.integers(256, size=(height // 100, width // 100, 3), dtype=np.uint8)
    image = Image.fromarray(coarse).resize(PHOTO, Image.Resampling.BICUBIC)
    pen = ImageDraw.Draw(image)
    for left, top, size, *colour in random.integers(
        0, (width, height, 400, 256, 256, 256), (400, 6)
    ):
        pen.ellipse((left, top, left + size, top + size), fill=tuple(map(int, colour)))
    grain = random.normal(0, 14, (height, width, 1)).astype(np.int16)
    seen = np.clip(np.asarray(image) + grain, 0, 255).astype(np.uint8)
    stream = BytesIO()
    Image.fromarray(seen).save(stream, "JPEG", quality=92)
    return stream.getvalue()


def _write_attachments(folder: Path, count: int) -> tuple[str, ...]:
    files = tuple(f"chung/so-lieu-{number:02}.csv" for number in range(count))
    for number, file in enumerate(files):
        _write(folder, f"files/{file}", f"Nội dung,Số\nHồ sơ,{number}\n".encode())
    return files


def _pages() -> Iterator[tuple[str, bytes]]:
    """Give the plain pages that the menu leads to."""
    for slug, title in PAGES.items():
        head = f"title: {title}\nsummary: Trang của một kho lưu trữ để đo và thử."
        yield f"trang/{slug}.md", f"---\n{head}\n---\nKho lưu trữ này để đo và thử.\n".encode()


def _write(folder: Path, path: str, content: bytes) -> None:
    file = folder / path
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True)
    file.write_bytes(content)


if __name__ == "__main__":
    main()
