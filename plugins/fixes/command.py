"""The command `fix`: shows what can be repaired without asking, and repairs it when told to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from plugins.archive.problems import Invalid, Problem
from plugins.archive.report import COLOURS, PLAIN, lay_out
from plugins.archive.source import Source, list_files, read_source
from plugins.archive.write import write_file
from plugins.fixes.diff import diff_lines
from plugins.fixes.sources import FOLDERS, ORDER, Repaired, repair
from plugins.fixes.values import DATE

NAMES = {
    ORDER: "trường chưa đúng thứ tự",
    DATE: "ngày chưa viết theo dạng năm-tháng-ngày",
    "ma-loi": "chữ vỡ do sai bảng mã",
    "ma-tcvn3": "chữ gõ bằng phông TCVN3 (ABC)",
    "ma-vni": "chữ gõ bằng phông VNI",
    "chua-nfc": "chữ có dấu tách rời (nhìn giống nhau, máy hiểu khác nhau)",
    "chu-d-la": "chữ Đ của tiếng nước khác",
    "sai-cho-dau-thanh": "dấu thanh đặt sai chữ",
    "kieu-dau-thanh": "dấu thanh đặt khác kiểu của trang",
    "nhay-thang": "dấu nháy thẳng",
    "thieu-dau-cach": "chỗ thiếu dấu cách",
    "thua-dau-cach": "chỗ thừa dấu cách",
}
"""What was wrong, by the code of the repair, as it is counted."""


def run(
    content: Path,
    paths: Sequence[Path],
    out: TextIO,
    *,
    write: bool = False,
    new_tones: bool = False,
) -> int:
    """Show the repairs of the sources below ``content``, or of those at ``paths`` alone.

    With ``write`` they are made, each file whole or not at all. A file that cannot be parsed is
    left alone and told. Gives 0 where nothing is left to repair, 1 where repairs were only shown,
    or a file was left alone.
    """
    fixing = _Fixing(content, out, write=write, new_tones=new_tones)
    for path in fixing.wanted(paths):
        fixing.fix(path)
    fixing.sum_up()
    return 1 if fixing.pending or fixing.unread or fixing.failed else 0


@dataclass(slots=True)
class _Fixing:
    """One run of the command, and what became of the files so far."""

    content: Path
    out: TextIO
    write: bool = field(kw_only=True)
    new_tones: bool = field(kw_only=True)
    pending: int = 0
    written: int = 0
    unread: list[Problem] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def wanted(self, paths: Sequence[Path]) -> list[str]:
        """Give the paths of the sources, relative to the content folder."""
        found = [
            file
            for folder, suffix in FOLDERS.items()
            for file in list_files(self.content, folder)[0]
            if file.endswith(suffix)
        ]
        root, known = self.content.resolve(), frozenset(found)
        wanted = []
        for path in paths:
            here = path.resolve()
            name = here.relative_to(root).as_posix() if here.is_relative_to(root) else ""
            if name in known:
                wanted.append(name)
            else:
                self.failed.append(f"{path}: không phải một tệp của tin, trang hay vocabulary")
        return wanted if paths else found

    def fix(self, path: str) -> None:
        """Show the repairs of a source, and make them where that is wanted."""
        try:
            source = read_source(self.content, path)
            repaired = repair(source, new_tones=self.new_tones)
        except Invalid as invalid:
            self.unread += invalid.problems
            return
        if repaired.content == source.content:
            return
        self._say(_report(source, repaired, coloured=self.out.isatty()))
        if self.write:
            self._write(source, repaired.content)
        else:
            self.pending += 1

    def sum_up(self) -> None:
        """Tell what was done, what is left to do, and what could not be done."""
        if self.unread:
            self._say(["Để nguyên các tệp có lỗi sau; sửa lỗi rồi chạy lại:", ""])
            ink = COLOURS if self.out.isatty() else PLAIN
            self._say(lay_out(self.unread, self.content, ink))
        self._say(self.failed)
        if self.pending:
            self._say(
                [
                    f"Có {self.pending} tệp sửa được, chưa ghi gì: dòng - là cũ, dòng + là mới.",
                    "Xem kỹ rồi ghi bằng lệnh: python tasks.py fix --write",
                ]
            )
        elif self.written:
            self._say([f"Đã sửa {self.written} tệp."])
        elif not (self.unread or self.failed):
            self._say(["Không có gì cần sửa."])

    def _write(self, source: Source, repaired: bytes) -> None:
        """Write a repaired source, unless somebody saved another one meanwhile."""
        try:
            if (self.content / source.path).read_bytes() != source.content:
                self.failed.append(
                    f"{source.path}: vừa được lưu lại trong lúc sửa nên để nguyên; chạy lại lệnh"
                )
                return
            write_file(self.content / source.path, repaired)
        except OSError as error:
            self.failed.append(
                f"{source.path}: không ghi được ({error.strerror}); đóng chương trình đang mở "
                "tệp, kiểm tra quyền ghi và chỗ trống trên đĩa, rồi chạy lại lệnh"
            )
            return
        self.written += 1

    def _say(self, lines: Iterable[str]) -> None:
        self.out.writelines(f"{line}\n" for line in lines)


def _report(source: Source, repaired: Repaired, *, coloured: bool) -> Iterator[str]:
    yield f"{source.path}: {repaired.counts.total()} chỗ sửa được"
    for code, name in NAMES.items():
        if count := repaired.counts[code]:
            # Only what `check` warns of has a code that a record may accept.
            yield f"  {count} {name}" + ("" if code in {ORDER, DATE} else f" [{code}]")
    yield from diff_lines(source.path, source.content, repaired.content, coloured=coloured)
    yield ""
