"""The darkroom: what each picture was made into, kept in a store of its own under a name.

What the store does not have, or no longer, is made again from the picture.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import PIL

from plugins.archive.crew import Crew, Lost
from plugins.archive.developing import OWN, Developed, develop
from plugins.archive.digests import digest_of
from plugins.archive.file_digests import digest_files
from plugins.archive.media import (
    IMAGES_FOLDER,
    Original,
    Picture,
    check_file,
    is_drawn,
    look,
    read_original,
)
from plugins.archive.problems import Invalid, Problem
from plugins.archive.progress import Progress
from plugins.archive.store import Store

_CODE = ("media.py", "svg.py", "developing.py")
_DIGITS = 18
"""Hexadecimal digits of a name: no two pictures of any archive ever share it."""

Seen = Picture | tuple[Problem, ...]
"""A picture, or what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What is served of the pictures below a content folder.

    They are made in ``widths``; where there are none, files are served as they are. ``digests``
    keeps the digests of files, ``store`` what was seen of them and made.
    """

    content: Path
    widths: tuple[int, ...]
    digests: Store
    store: Store

    def pictures(self, paths: Iterable[str], crew: Crew, progress: Progress) -> Iterator[Seen]:
        """Give each picture, or what is wrong with it; the crew makes what is not known."""
        seen = {path: self._known(path) for path in paths}
        unknown = [path for path, one in seen.items() if one is None]
        with progress.stage("Xử lý ảnh", len(unknown)):
            for path, made in self._made(unknown, crew):
                seen[path] = made
                progress.step()
        yield from (one for one in seen.values() if one is not None)

    def served(self, picture: Picture, width: int) -> bytes:
        """Give the file of a picture in a width; raises ``Invalid`` where it has changed."""
        key = _part(picture.name, width)
        return self.store.find([key]).get(key) or self._again(picture)[width]

    def _known(self, path: str) -> Seen | None:
        """Give what is known of a picture, or what is wrong before it is even opened."""
        try:
            check_file(self.content, path)
            digest = digest_files({path: self.content / path}, self.digests)[path]
        except Invalid as invalid:
            return invalid.problems
        key = _facts(self._name(path, digest))
        if kept := self.store.find([key]).get(key):
            width, height, name, widths = json.loads(kept)
            self.store.use(_part(name, each) for each in (OWN, *widths))
            return Picture(_file(path), width, height, name, tuple(widths))
        return None

    def _made(self, paths: Iterable[str], crew: Crew) -> Iterator[tuple[str, Seen]]:
        taken: deque[tuple[str, bytes]] = deque()

        def originals() -> Iterator[Original]:
            for path in paths:
                original = self._original(path)
                taken.append((path, digest_of(original.content)))
                yield original

        make = partial(_develop, widths=self.widths)
        # To look at a picture takes less than to send it; to make what is served takes a second.
        made = crew.do(make, originals(), 1) if self.widths else map(make, originals())
        for one in made:
            path, digest = taken.popleft()
            if isinstance(one, Lost):
                yield path, (_lost(path),)
            else:
                yield path, self._put(path, digest, one) if isinstance(one, Developed) else one

    def _put(self, path: str, digest: bytes, made: Developed) -> Picture:
        name = self._name(path, digest)
        for width, content in made.files.items():
            self.store.put(_part(name, width), content)
        widths = tuple(sorted(made.files.keys() - {OWN}))
        facts = (made.width, made.height, name if made.files else "", widths)
        self.store.put(_facts(name), json.dumps(facts).encode())
        return Picture(_file(path), *facts)

    def _again(self, picture: Picture) -> Mapping[int, bytes]:
        path = f"{IMAGES_FOLDER}/{picture.file}"
        original = self._original(path)
        if self._name(path, digest_of(original.content)) != picture.name:
            found = "tệp bị sửa trong lúc dựng trang"
            write = "lưu xong tệp rồi dựng lại"
            raise Invalid([Problem(path, 1, 1, "dang-sua", "", found, write)])
        return develop(original, self.widths).files

    def _original(self, path: str) -> Original:
        """Read a picture; one that cannot be read has nothing in it, which is a fault too."""
        try:
            return read_original(self.content, path)
        except Invalid:
            return Original(path, b"")

    def _name(self, path: str, digest: bytes) -> str:
        """Name what is made of a picture: by its content, its format, and how it is made."""
        suffix = path.rpartition(".")[2]
        made = digest_of(_recipe(), repr(self.widths).encode(), suffix.encode(), digest)
        return made.hex()[:_DIGITS]


@cache
def _recipe() -> bytes:
    """Digest how pictures are looked at and made: a change of any other code makes none anew."""
    folder = Path(__file__).parent
    return digest_of(PIL.__version__.encode(), *((folder / name).read_bytes() for name in _CODE))


def _develop(original: Original, widths: tuple[int, ...]) -> Developed | tuple[Problem, ...]:
    """Make what is served of a picture, or tell what is wrong with it."""
    try:
        if widths and not is_drawn(original.path):
            return develop(original, widths)
        picture = look(original)
    except Invalid as invalid:
        return invalid.problems
    return Developed(picture.width, picture.height, {})


def _file(path: str) -> str:
    return path.removeprefix(f"{IMAGES_FOLDER}/")


def _facts(name: str) -> bytes:
    return digest_of(name.encode())


def _part(name: str, width: int) -> bytes:
    return digest_of(name.encode(), str(width).encode())


def _lost(path: str) -> Problem:
    found = "máy không xử lý nổi ảnh này: quá lâu, hết bộ nhớ hoặc chương trình bị dừng"
    write = "thu nhỏ ảnh rồi xuất lại; không được thì báo người quản trị"
    return Problem(path, 1, 1, "qua-suc", "", found, write)
