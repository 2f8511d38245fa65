"""The one Pelican generator: it reads everything, then renders everything, then writes."""

import gc
import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from pelican import signals

from plugins.archive.archive import Archive
from plugins.archive.build import Build, Tally
from plugins.archive.crew import Crew, Lost
from plugins.archive.outputs import gather
from plugins.archive.problems import Invalid
from plugins.archive.progress import Progress
from plugins.archive.reading import read_archive
from plugins.archive.report import count, lay_out
from plugins.archive.site import make_site
from plugins.archive.workshop import open_workshop
from plugins.archive.write import write_file


def register() -> None:
    """Connect the one generator to Pelican."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: object) -> type["ArchiveGenerator"]:
    return ArchiveGenerator


class ArchiveGenerator:
    """Builds the archive; ``settings`` are Pelican's, ``path`` is the content folder.

    Whatever is wrong ends the program with exit code 1 and a message, never a half-written site.
    """

    def __init__(
        self, settings: Mapping[str, Any], path: str, theme: str, output_path: str, **_: object
    ) -> None:
        self.settings = settings
        self.content = Path(path)
        self.theme = Path(theme)
        self.output = Path(output_path)
        self.widths = tuple(settings["PICTURE_WIDTHS"])
        crew = Crew(settings["DASK_SCHEDULER"])
        self.workshop = open_workshop(Path(settings["STORE"]), crew, Progress(_output()))

    def generate_context(self) -> None:
        """Read and check everything."""
        if near := _entangled(self.output, self.content, self.theme):
            raise SystemExit(
                f"Thư mục kết quả {self.output} không được là {near}, nằm trong hay chứa "
                "thư mục ấy: hãy chọn thư mục khác."
            )
        # Nearly all that is made stays until the end: to look for garbage would cost a fifth more.
        gc.disable()
        stage = self.workshop.progress.stage
        try:
            with stage("Đọc kho bài"):
                self.archive = read_archive(self.content, self.workshop, widths=self.widths)
            # A build reads once.
            self.workshop.memory.forget()
            self.site = make_site(self.settings, build_date(self.archive))
        except Invalid as invalid:
            raise SystemExit(self._refusal(invalid)) from None

    def generate_output(self, _writer: object) -> Tally:
        """Make what has changed, then write: a failure on the way leaves the last output whole."""
        build = Build(self.archive, self.site, self.theme, self.output, self.workshop)
        try:
            outputs = partial(gather, self.archive, self.site, self.content, self.theme)
            tally = build.run(outputs, self.settings.get("WHY", ""))
        except Invalid as invalid:
            raise SystemExit(self._refusal(invalid)) from None
        except Lost:
            raise SystemExit(
                "Không lập được chỉ mục tìm kiếm: máy xử lý quá lâu, hết bộ nhớ hoặc chương trình "
                "bị dừng. Chưa ghi gì ra trang."
            ) from None
        except OSError as error:
            raise SystemExit(
                f"Không ghi được {error.filename or self.output} ({error.strerror}): hãy kiểm tra "
                "quyền ghi và chỗ trống trên đĩa, đóng chương trình đang mở tệp, rồi dựng lại."
            ) from None
        finally:
            self.workshop.crew.dismiss()
            # Nor shall it be looked for when the program ends.
            gc.freeze()
            gc.enable()
        self.workshop.products.keep(all_asked=True)
        # Who serves files as they are has not asked for what production made of them.
        self.workshop.pictures.keep(all_asked=bool(self.widths))
        self.workshop.search.close()
        self._report(tally)
        return tally

    def _report(self, tally: Tally) -> None:
        """Tell in one line what was done, and what went wrong on the way."""
        progress = self.workshop.progress
        for store in self.workshop.stores:
            if store.fault:
                _say(f"Kho tạm {store.fault}: bỏ qua, việc trong đó được làm lại.")
        for line in tally.explanation:
            _say(line)
        slowest = progress.slowest
        longest = f", lâu nhất: {slowest.name.lower()} {slowest.seconds:.1f}" if slowest else ""
        _say(
            f"{len(self.archive.records)} tin; {tally.written} tệp mới hoặc đã đổi, "
            f"{tally.unchanged} giữ nguyên, {tally.removed} đã xóa; "
            f"{progress.seconds:.1f} giây{longest}."
        )
        if file := self.settings.get("PROFILE"):
            write_file(Path(file), progress.trace(self.workshop.crew.spans))

    def _refusal(self, invalid: Invalid) -> str:
        report = lay_out(invalid.problems, self.content)
        return "\n".join([*report, f"Có {count(invalid.problems)}. Chưa ghi gì ra trang."])


def build_date(archive: Archive) -> date:
    """The date of a build: ``SOURCE_DATE_EPOCH``, else the newest day the archive knows."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return max((record.date for record in archive.records), default=date(1970, 1, 1))
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        raise SystemExit(
            f"SOURCE_DATE_EPOCH={epoch} không phải số giây tính từ 1970; hãy sửa hoặc bỏ biến này."
        ) from None


def _entangled(output: Path, *sources: Path) -> Path | None:
    """Give a folder of sources that the output folder is, holds or is held by."""
    there = output.resolve()
    for source in sources:
        here = source.resolve()
        if here.is_relative_to(there) or there.is_relative_to(here):
            return source
    return None


def _say(text: str) -> None:
    """Say it even where the encoding of the output, a pipe on Windows perhaps, lacks letters."""
    out = _output()
    out.write(f"{text}\n".encode(out.encoding, "replace").decode(out.encoding))


def _output() -> TextIO:
    """Give the output itself: on a terminal Pelican puts a display of its own before it."""
    out: TextIO = getattr(sys.stdout, "rich_proxied_file", sys.stdout)
    return out
