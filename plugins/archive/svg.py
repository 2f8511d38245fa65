"""The size of an SVG picture, once nothing in it can run, move or reach out.

A browser that opens an SVG file by its own address runs what is in it, and no policy of ours is
sent along. So the file is read as a browser reads it, by an XML parser: what entities and odd
encodings would hide from a search of the text is plain here.
"""

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from plugins.archive.problems import Invalid, Problem

_SPACE = "http://www.w3.org/2000/svg"
_ACTIVE = {
    *("animate", "animateColor", "animateMotion", "animateTransform", "discard", "set"),
    *("a", "audio", "canvas", "embed", "foreignObject", "handler", "iframe", "listener"),
    *("object", "script", "video"),
}
_LOCAL = re.compile(r"#|data:image/(?:png|jpeg|webp|gif)[;,]")
_OUTSIDE = re.compile(r"javascript\s*:|@import|url\(\s*[\"']?(?!#|[\"']|\s)", re.IGNORECASE)
_LENGTH = r"(\d{1,5}(?:\.\d*)?)"
_VIEW_BOX = re.compile(rf"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+{_LENGTH}[\s,]+{_LENGTH}\s*")


def svg_size(content: bytes, path: str) -> tuple[int, int]:
    """Give width and height of the view box; raises ``Invalid`` when the file is not harmless."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(content, True)  # noqa: FBT003 - expat knows it by position only
    except ExpatError as error:
        write = "xuất lại ảnh dạng “Plain SVG”, bảng mã UTF-8"
        raise reader.invalid("anh-hong", "không đọc được như SVG", write, error.lineno) from None
    return reader.size


class _Reader:
    """Reads the events of the XML parser; stops at the first that is not harmless."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.size = (0, 0)
        # Whatever encoding the file declares: browsers and we must read the same text.
        self.parser = ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._element
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.buffer_text = True

    def invalid(self, code: str, found: str, write: str, line: int = 0) -> Invalid:
        line = line or self.parser.CurrentLineNumber
        return Invalid([Problem(self.path, line, 1, code, "", found, write)])

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not any(self.size):
            self.size = self._view_box(name, attributes)
        if local in _ACTIVE or space == "http://www.w3.org/1999/xhtml":
            raise self._active(f"<{local}>")
        for found in _active_attributes(attributes):
            raise self._active(found)

    def _text(self, text: str) -> None:
        if found := _OUTSIDE.search(text):
            raise self._active(found[0])

    def _instruction(self, target: str, _: str) -> None:
        raise self._active(f"<?{target}")

    def _doctype(self, *doctype: object) -> None:
        *_, has_subset = doctype
        if has_subset:
            raise self._active("<!DOCTYPE [...]>")

    def _view_box(self, name: str, attributes: Mapping[str, str]) -> tuple[int, int]:
        if name != f"{_SPACE} svg":
            write = f'thẻ ngoài cùng là <svg xmlns="{_SPACE}">; xuất lại dạng “Plain SVG”'
            raise self.invalid("anh-hong", "không phải ảnh SVG", write)
        size = _VIEW_BOX.fullmatch(attributes.get("viewBox", ""))
        if size is None or not (round(float(size[1])) and round(float(size[2]))):
            write = 'thêm viewBox="0 0 rộng cao" vào thẻ <svg>, ví dụ viewBox="0 0 800 450"'
            raise self.invalid("anh-hong", "SVG không có viewBox", write)
        return round(float(size[1])), round(float(size[2]))

    def _active(self, found: str) -> Invalid:
        write = (
            "ảnh SVG không có mã lệnh, hoạt hình hay liên kết ra ngoài; xuất lại dạng “Plain SVG”"
        )
        return self.invalid("svg-nguy-hiem", f"trong ảnh có “{found[:60]}”", write)


def _active_attributes(attributes: Mapping[str, str]) -> Iterator[str]:
    for name, value in attributes.items():
        local = name.rpartition(" ")[2]
        if local.lower().startswith("on"):
            yield local
        if local == "href" and not _LOCAL.match(value.strip()):
            yield f"{local}={value}"
        if _OUTSIDE.search(value):
            yield f"{local}={value}"
