"""Why a file of the site is made anew, or is not: what it depends on, and what of that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.archive.manifest import DIGITS, Manifest
from plugins.archive.outputs import Output
from plugins.archive.page import Asset, AssetFolder, Route
from plugins.archive.template_digests import TemplateDigests
from plugins.archive.urls import output_path


@dataclass(frozen=True, slots=True)
class Why:
    """Explains outputs: ``earlier`` is what was, ``now`` the head of what will be."""

    earlier: Manifest
    now: Manifest
    templates: TemplateDigests

    def explain(self, asked: str, outputs: Sequence[Output]) -> list[str]:
        """Tell of the output at a path, at an address or from a source, in lines for people."""
        for output in outputs:
            if _is_meant(asked, output):
                return list(self._lines(output))
        return [f"Không có trang hay tệp nào ở {asked}."]

    def _lines(self, output: Output) -> Iterator[str]:
        if isinstance(output, AssetFolder):
            return self._folder(output)
        return self._route(output) if isinstance(output, Route) else self._asset(output)

    def _route(self, route: Route) -> Iterator[str]:
        outline = route.outline()
        parts = {name: digest.hex()[:DIGITS] for name, digest in outline.parts().items()}
        yield f"{route.path}"
        yield f"  địa chỉ: {route.address}"
        if route.source:
            yield f"  tệp nguồn: {route.source}"
        yield f"  mẫu trang: {', '.join(self.templates.closure(outline.template))}"
        yield f"  làm từ: {', '.join(parts)}; cài đặt, mã nguồn, lời trên giao diện"
        yield self._verdict(list(self._reasons(route.path, outline.template, parts)))

    def _reasons(self, path: str, template: str, parts: dict[str, str]) -> Iterator[str]:
        entry = self.earlier.files.get(path)
        if entry is None:
            yield "chưa từng được ghi, hoặc lần ghi trước bị ngắt"
            return
        if self.earlier.base != self.now.base:
            yield "cài đặt, mã nguồn hoặc lời trên giao diện đã đổi"
        yield from (
            f"mẫu {name} đã đổi"
            for name in self.templates.changed(template, self.earlier.templates)
        )
        earlier = entry.key.split(".")
        for (name, digest), before in zip(parts.items(), earlier, strict=False):
            if digest != before:
                yield f"{name} đã đổi"

    def _asset(self, asset: Asset) -> Iterator[str]:
        yield asset.path
        if asset.source:
            yield f"  chép từ: {asset.source}"
        known = asset.path in self.earlier.files
        yield self._verdict([] if known else ["chưa từng được ghi"])

    def _folder(self, folder: AssetFolder) -> Iterator[str]:
        known = self.earlier.folders.get(folder.path)
        same = known is not None and known[0] == folder.digest(self.now.base)
        reasons = [] if same else ["bài, từ vựng hoặc tệp kèm đã đổi, hay chưa từng được ghi"]
        yield f"{folder.path}/"
        yield "  làm từ: mọi bài, từ vựng, tệp kèm"
        yield self._verdict(reasons)

    def _verdict(self, reasons: Sequence[str]) -> str:
        return f"  dựng lại vì: {'; '.join(reasons)}" if reasons else "  giữ nguyên"


def _is_meant(asked: str, output: Output) -> bool:
    """Tell whether an output is at a path or an address, in a folder, or made from a source."""
    if isinstance(output, AssetFolder):
        return f"{asked.strip('/')}/".startswith(f"{output.path}/")
    paths = {output.path, output.source, output.source and f"content/{output.source}"}
    return asked in paths or output_path(f"/{asked.strip('/')}/") in paths
