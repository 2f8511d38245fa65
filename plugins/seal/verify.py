"""The command ``verify --against``: whether a copy is what was published from here."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TextIO

from plugins.archive.sums import SUMS, read_sums
from plugins.seal.against import Comparison, State, compare
from plugins.seal.build_facts import BUILD_INFO
from plugins.seal.places import Folder, Host, Place, UnreachableError

_SHOWN = 20


def run(site: Path, against: str, out: TextIO) -> int:
    """Compare a copy, in a folder or at an address, with the site in a folder; the exit code."""
    try:
        sums = read_sums((site / SUMS).read_bytes())
    except (OSError, ValueError):
        out.write(f"{site / SUMS} không có hoặc hỏng: hãy chạy lệnh publish trước.\n")
        return 1
    if against.startswith(("http://", "https://")):
        with closing(Host(against)) as host:
            return _report(site, sums, host, out)
    if Path(against).is_dir():
        return _report(site, sums, Folder(Path(against)), out)
    out.write(f"Không có thư mục {against}; địa chỉ trang thì bắt đầu bằng https://.\n")
    return 1


def _report(site: Path, sums: dict[str, str], place: Place, out: TextIO) -> int:
    comparison = compare(site, sums, place)
    out.writelines(f"{line}\n" for line in _lines(comparison, len(sums)))
    if comparison.equal:
        return 0
    out.writelines(f"{line}\n" for line in _commits(site, place))
    return 1


def _lines(comparison: Comparison, total: int) -> Iterator[str]:
    """Yield what was found, and at the end all of it in one line."""
    for state in State:
        if paths := comparison.paths.get(state):
            yield f"{state.value}: {len(paths)} tệp{_why(comparison, state)}"
            yield from (f"  {path}" for path in paths[:_SHOWN])
            if len(paths) > _SHOWN:
                yield f"  … và {len(paths) - _SHOWN} tệp nữa"
    if not comparison.whole:
        yield "Dừng giữa chừng: quá nhiều tệp không lấy được."
    yield f"{comparison.same} trên {total} tệp giống hệt bản đã dựng."


def _why(comparison: Comparison, state: State) -> str:
    return f" ({comparison.fault})" if state is State.UNREACHABLE else ""


def _commits(site: Path, place: Place) -> Iterator[str]:
    """Yield of which commits both are, where both say so: most likely all is told by that."""
    try:
        there = json.loads(place.ask(BUILD_INFO).content)["program"]["name"]
        here = json.loads((site / BUILD_INFO).read_bytes())["program"]["name"]
    except (OSError, UnreachableError, ValueError, TypeError, KeyError):
        return
    if there != here:
        yield f"Ở đó ghi là bản của commit {there}, ở đây là {here}."
