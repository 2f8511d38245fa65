"""The command ``check``: what editors and CI run before anything is published."""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from os.path import relpath
from pathlib import Path, PurePosixPath
from typing import TextIO

from plugins.archive.pdf.texts import STORE_FILE
from plugins.archive.problems import Severity
from plugins.archive.report import COLOURS, PLAIN
from plugins.archive.store import Store, code_digest
from plugins.checks.formats import FORMATS, Setting
from plugins.checks.run import Check, Report

ROOT = Path(__file__).resolve().parents[2]
_ROOMS = ("plugins/archive", "plugins/vietnamese", "plugins/checks")


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be checked and how to say it; ``files`` are paths, none for all there are.

    ``store`` is the file for what was found out; the texts of attachments are kept beside it.
    """

    content: Path
    store: Path
    form: str = "text"
    files: tuple[str, ...] = ()
    new_tones: bool = False
    coloured: bool = False


def run(order: Order, out: TextIO) -> int:
    """Check and report; gives the exit code: 1 where there is an error."""
    report = _checked(order)
    name = PurePosixPath(Path(relpath(order.content)).as_posix())
    setting = Setting(order.content, name, COLOURS if order.coloured else PLAIN)
    out.writelines(f"{line}\n" for line in FORMATS[order.form](report, setting))
    return int(any(problem.severity is Severity.ERROR for problem in report.problems))


def _checked(order: Order) -> Report:
    with ProcessPoolExecutor() as executor:
        stamp = code_digest(ROOT, _ROOMS)
        store, texts = Store(order.store), Store(order.store.with_name(STORE_FILE))
        check = Check(order.content, store, texts, executor, stamp, order.new_tones)
        return check.some(_within(order)) if order.files else check.whole()


def _within(order: Order) -> frozenset[str]:
    """The given files that are in the content folder, relative to it."""
    content = order.content.resolve()
    given: Iterable[Path] = (Path(file).resolve() for file in order.files)
    return frozenset(
        path.relative_to(content).as_posix() for path in given if path.is_relative_to(content)
    )
