"""The files of the output: all that the build wrote, and as long as it wrote them."""

from collections.abc import Iterator

from plugins.verify.findings import Finding
from plugins.verify.output import Output


def changed_files(output: Output) -> Iterator[Finding]:
    """Each file that the manifest knows is there, with its size."""
    write = "chạy lại publish, không sửa tay tệp đã dựng"
    for path in output.lost:
        yield Finding(path, 0, "tep-khac", "không có tệp", write)
    for path, entry in sorted(output.files.items()):
        size = (output.folder / path).stat().st_size
        if size != entry.size:
            yield Finding(path, 0, "tep-khac", f"{size} byte, lúc dựng {entry.size}", write)
