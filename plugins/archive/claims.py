"""What a source claims that other files may contradict, and the rules between files.

Claims are read from the front matter as written, so that a file with faults of its own is held
against the others all the same, and an editor hears everything in one run.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from plugins.archive.front_matter import FrontMatter, Location, Place, Value
from plugins.archive.media import FILES_FOLDER, IMAGES_FOLDER
from plugins.archive.placeholders import holds_placeholder
from plugins.archive.problems import Problem

_FILES = (
    ("images", IMAGES_FOLDER),
    ("attachments", FILES_FOLDER),
    ("documents", FILES_FOLDER),
)
"""Fields that are lists of entries with a ``file``, and the folder of these files."""


class FileClaim(NamedTuple):
    """A file that a source names: where it does, and the path below the content folder."""

    field: str
    place: Place
    path: str


class Claims(NamedTuple):
    """The identifier and the address a source takes for itself, and the files it needs.

    ``identifier`` and ``address`` are empty where the source does not tell them.
    """

    path: str
    identifier: str
    identifier_place: Place
    address: str
    files: tuple[FileClaim, ...]


def claims_of(front_matter: FrontMatter, address: str) -> Claims:
    """Read the claims of a record that is served at an address."""
    identifier = front_matter.mapping.get("id")
    return Claims(
        front_matter.path,
        identifier if isinstance(identifier, str) else "",
        front_matter.places.get(("id",), (1, 1)),
        address,
        tuple(_file_claims(front_matter)),
    )


def check_claims(claims: Sequence[Claims], present: Iterable[str]) -> Iterator[Problem]:
    """All that does not hold between the records, and between them and the files present."""
    yield from _shared_identifiers(claims)
    yield from _shared_addresses(claims)
    yield from _missing_files(claims, set(present))


def _file_claims(front_matter: FrontMatter) -> Iterator[FileClaim]:
    for field, folder in _FILES:
        entries = front_matter.mapping.get(field)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            location: Location = (field, index, "file")
            if file := _named_file(entry):
                name = f"{field}[{index}].file"
                yield FileClaim(name, front_matter.places[location], f"{folder}/{file}")


def _named_file(entry: Value) -> str:
    file = entry.get("file") if isinstance(entry, dict) else None
    return file if isinstance(file, str) and not holds_placeholder(file) else ""


def _shared_identifiers(claims: Iterable[Claims]) -> Iterator[Problem]:
    """An identifier names one record."""
    first: dict[str, Claims] = {}
    for claim in claims:
        other = first.setdefault(claim.identifier, claim)
        if claim.identifier and other is not claim:
            found = f"mã {claim.identifier} đã dùng ở {other.path}"
            place = claim.identifier_place
            yield Problem(claim.path, *place, "trung-ma", "id", found, "đặt một mã khác")


def _shared_addresses(claims: Iterable[Claims]) -> Iterator[Problem]:
    """An address shows one record: the name of a file without its date is used once a year."""
    first: dict[str, Claims] = {}
    for claim in claims:
        other = first.setdefault(claim.address, claim)
        if claim.address and other is not claim:
            found = f"địa chỉ {claim.address} đã là của {other.path}"
            write = "đổi tên tệp (phần chữ sau ngày) để có địa chỉ khác"
            yield Problem(claim.path, 1, 1, "trung-dia-chi", "", found, write)


def _missing_files(claims: Iterable[Claims], present: set[str]) -> Iterator[Problem]:
    """A picture or attachment that a record names is in the content folder."""
    by_folder = defaultdict[str, list[str]](list)
    for path in sorted(present):
        by_folder[path.rpartition("/")[0]].append(path)
    for claim in claims:
        for file in claim.files:
            if file.path not in present:
                near = get_close_matches(file.path, by_folder[file.path.rpartition("/")[0]], 1)
                write = f"có phải {near[0]}?" if near else f"chép tệp vào content/{file.path}"
                found = f"không có tệp {file.path}"
                yield Problem(claim.path, *file.place, "thieu-tep", file.field, found, write)
