"""The command ``export-search``: files from which search servers get the same documents."""

from pathlib import Path
from typing import TextIO

from plugins.archive.language import Language
from plugins.archive.problems import Invalid
from plugins.archive.reading import read_archive
from plugins.archive.report import lay_out
from plugins.archive.write import write_file
from plugins.search.servers.export import export_files


def run(content: Path, output: Path, language: Language, url: str, out: TextIO) -> int:
    """Write the files below the folder ``output``; gives the exit code.

    ``url`` is the address of the site, without a slash at its end. Nothing is written while there
    is an error in the content.
    """
    try:
        archive = read_archive(content)
    except Invalid as invalid:
        report = [*lay_out(invalid.problems, content), "Còn lỗi như trên nên chưa ghi tệp nào."]
        out.writelines(f"{line}\n" for line in report)
        return 1
    try:
        for name, made in export_files(archive, language, url).items():
            write_file(output / name, made)
            out.write(f"{output / name}: {len(made)} byte\n")
    except OSError as error:
        out.write(
            f"Không ghi được {error.filename or output} ({error.strerror}): hãy kiểm tra quyền "
            "ghi và chỗ trống trên đĩa rồi chạy lại lệnh.\n"
        )
        return 1
    out.write(f"Đã xuất {len(archive.records)} tin. Cách nạp: docs/search-servers.md.\n")
    return 0
