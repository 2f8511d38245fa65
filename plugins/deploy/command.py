"""The command ``deploy``: brings a published site to its target, or tells what it would bring."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from plugins.archive.problems import Invalid
from plugins.archive.store import Store
from plugins.deploy.changes import Changes, compare
from plugins.deploy.published import Published, read_site
from plugins.deploy.refusal import Refusal
from plugins.deploy.targets import open_target

_SHOWN = 5
"""Names of files of a kind that are told."""

_NOWHERE = (
    "Chưa biết đưa trang đi đâu: ghi nơi đến sau --to, vào DEPLOY_TO của publishconf.py "
    "hoặc biến môi trường DEPLOY_TO (xem docs/publishing.md)."
)


@dataclass(frozen=True)
class Order:
    """What is asked for: ``output`` is the folder of the site, ``store`` a file that keeps sums."""

    output: Path
    target: str
    store: Path
    dry_run: bool
    environment: Mapping[str, str]


def run(order: Order, out: TextIO) -> int:
    """Bring the site to its target; gives the exit code: 1 where the target stays as it was.

    A plain folder or storage may then have files of both; all pages there have what they refer to.
    """
    if not order.target:
        out.write(f"{_NOWHERE}\n")
        return 2
    try:
        out.writelines(f"{line}\n" for line in _deploy(order))
    except Refusal as refusal:
        out.write(f"{refusal}\nTrang ở {order.target} vẫn xem được như trước.\n")
        return 1
    except Invalid as invalid:
        out.writelines(f"{problem.found}; cần: {problem.write}\n" for problem in invalid.problems)
        return 1
    return 0


def _deploy(order: Order) -> Iterator[str]:
    """Yield what was done, as it is done."""
    site = _read(order)
    target = open_target(order.target, order.environment)
    there = target.read(site)
    changes = compare(there, site.sums)
    if there and not changes.brought and not changes.removed:
        yield f"Không có gì đổi: {order.target} đã có đủ {len(site.sums)} tệp của trang này."
        return
    yield from _told(site, changes)
    if order.dry_run:
        yield "Chạy thử (--dry-run): chưa đổi gì."
        return
    note = target.bring(site, there)
    counted = f"gửi {len(changes.brought)} trong {len(site.sums)} tệp"
    yield f"Đã đưa trang lên {order.target}: {counted}."
    if note:
        yield note


def _read(order: Order) -> Published:
    store = Store(order.store)
    site = read_site(order.output, store)
    store.keep(all_asked=False)
    return site


def _told(site: Published, changes: Changes) -> Iterator[str]:
    yield _line("tệp mới", changes.new, f", {_size(site.size(changes.new))}")
    yield _line("tệp đổi", changes.changed, f", {_size(site.size(changes.changed))}")
    yield _line("tệp bỏ đi", changes.removed, "")
    yield f"{len(changes.kept)} tệp giữ nguyên"


def _line(kind: str, paths: Sequence[str], more: str) -> str:
    names = f": {', '.join(paths[:_SHOWN])}" if paths else ""
    return f"{len(paths)} {kind}{more}{names}{', …' if len(paths) > _SHOWN else ''}"


def _size(size: int) -> str:
    return f"{size / 1024:.1f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
