"""What tells pages apart in a list of search results: their titles and descriptions."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from plugins.archive.problems import Severity
from plugins.verify.findings import Finding
from plugins.verify.page import PageFacts


def alike(pages: Iterable[PageFacts]) -> Iterator[Finding]:
    """Listed pages have a title each, and a description each."""
    listed = [page for page in pages if page.listed]
    yield from _shared(listed, lambda page: page.title, "trung-tieu-de", "tiêu đề")
    yield from _shared(listed, lambda page: page.description, "trung-mo-ta", "mô tả")


def _shared(
    pages: Iterable[PageFacts], told: Callable[[PageFacts], str], code: str, what: str
) -> Iterator[Finding]:
    groups: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        groups[told(page)].append(page.path)
    for words, paths in sorted(groups.items()):
        if not words:
            for path in paths:
                yield Finding(path, 0, f"{code}-trong", f"không có {what}", f"ghi {what}")
        elif len(paths) > 1:
            found = f"{len(paths)} trang cùng {what} “{words}”, trang kia là {paths[1]}"
            write = f"ghi {what} nói rõ trang này khác các trang kia ở đâu"
            yield Finding(paths[0], 0, code, found, write, Severity.WARNING)
