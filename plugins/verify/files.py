"""The files of the output: all that the build wrote, and as long as it wrote them."""

from collections.abc import Iterator

from plugins.verify.findings import Finding
from plugins.verify.output import Output


def changed_files(output: Output) -> Iterator[Finding]:
    """Each file that the manifest knows is there, with its size."""
    for path, entry in sorted(output.files.items()):
        file = output.folder / path
        size = file.stat().st_size if file.is_file() else None
        if size != entry.size:
            found = "không có tệp" if size is None else f"{size} byte, lúc dựng {entry.size}"
            yield Finding(path, 0, "tep-khac", found, "chạy lại publish, không sửa tay tệp đã dựng")
