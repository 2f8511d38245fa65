"""The files of the output: all that the build wrote, and as long as it wrote them."""

from collections.abc import Iterator

from plugins.archive.manifest import MANIFEST
from plugins.verify.findings import Finding
from plugins.verify.output import Output


def changed_files(output: Output) -> Iterator[Finding]:
    """Each file that the manifest knows is there, with its size."""
    write = "chạy lại publish, không sửa tay tệp đã dựng"
    if not output.files:
        yield Finding(MANIFEST, 0, "tep-khac", "bản kê các tệp hỏng, hoặc của bản khác", write)
    for path in output.lost:
        yield Finding(path, 0, "tep-khac", "không có, hoặc lúc dựng bị ngắt giữa chừng", write)
    for path, entry in sorted(output.files.items()):
        size = (output.folder / path).stat().st_size
        if size != entry.size:
            yield Finding(path, 0, "tep-khac", f"{size} byte, lúc dựng {entry.size}", write)
