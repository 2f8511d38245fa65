"""The command ``release``: two ZIP files, one to read and one to keep."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from plugins.archive.commit import commit_of_content, commit_of_program
from plugins.archive.write import write_zip
from plugins.release.bag import bag
from plugins.release.shelf import files_on_shelf
from plugins.release.sources import ROOT, sources
from plugins.vietnamese.slugs import slugify


class Order(NamedTuple):
    """What to pack: a site that was built for the shelf, and the write-ups that it was built of.

    ``folder`` is for the ZIP files, ``day`` the date of the build; the others are settings.
    """

    site: Path
    content: Path
    folder: Path
    short_name: str
    name: str
    owner: Mapping[str, str]
    day: date


def run(order: Order, out: TextIO) -> int:
    """Write both files, in each of them one folder that is named as the file; the exit code."""
    try:
        out.writelines(f"{file}: {file.stat().st_size} byte\n" for file in _pack(order))
    except OSError as error:
        out.write(
            f"Không ghi được {error.filename or order.folder} ({error.strerror}): hãy kiểm tra "
            "quyền ghi và chỗ trống trên đĩa rồi chạy lại lệnh.\n"
        )
        return 1
    out.write("Để đọc: giải nén tệp thứ nhất rồi mở index.html trong đó. Để lưu: tệp thứ hai.\n")
    return 0


def _pack(order: Order) -> Iterator[Path]:
    """Yield each file once it is written."""
    name = f"{slugify(order.short_name)}-{order.day.isoformat()}"
    packed = {
        name: files_on_shelf(order.site),
        f"{name}-bagit": bag(_payload(order), _facts(order)),
    }
    for folder, contents in packed.items():
        file = order.folder / f"{folder}.zip"
        write_zip(file, _inside(folder, contents), order.day)
        yield file


def _inside(folder: str, contents: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    return ((f"{folder}/{path}", content) for path, content in contents)


def _payload(order: Order) -> Iterator[tuple[str, bytes]]:
    yield from _inside("site", files_on_shelf(order.site))
    yield from _inside("sources", sources(order.content))


def _facts(order: Order) -> Iterator[tuple[str, str]]:
    """Yield what is told of a bag: RFC 8493, 2.2.2."""
    yield "Source-Organization", order.owner["name"]
    yield "Organization-Address", order.owner["address"]
    yield "Contact-Email", order.owner["email"]
    yield "External-Description", order.name
    yield "Bagging-Date", order.day.isoformat()
    commits = {"program": commit_of_program(ROOT), "content": commit_of_content(order.content)}
    for part, commit in commits.items():
        if commit:
            changed = "" if commit.clean else ", changed since"
            yield "External-Identifier", f"{part}: git commit {commit.name}{changed}"
    yield "Bag-Software-Agent", "Biên niên"
