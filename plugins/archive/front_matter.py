"""From the text of a source to its front matter and body, with the place of every value.

Front matter is YAML between two ``---`` lines. All scalars stay text: the table of fields decides
what they mean (see ``metadata``), so ``no``, ``12:30`` and ``1.10`` are what they look like, as
in YAML 1.2. A key given twice, anchors, aliases, tags and deep nesting are problems: none has a
meaning here, and the last four are how hostile YAML stalls or tricks a parser.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

from yaml import (
    CBaseLoader,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from plugins.archive.plain_yaml import read_plain_yaml
from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import CONTROL

Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None
Location: TypeAlias = tuple[str | int, ...]
Place: TypeAlias = tuple[int, int]

Event: TypeAlias = Any
"""PyYAML's types leave out the fields of its events."""

MAX_DEPTH = 12
_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
EMPTY = frozenset({"", "~", "null"})
"""What without quotes says that a field is left empty."""

_TAB = re.compile(r" *\t")
_SEEN_LATE = ("end of stream", "expected ':'", "expected ','")
"""What the parser says at the end of a fault that begins earlier."""
_ONE_DOCUMENT = "xóa dòng bắt đầu bằng ba dấu chấm hoặc ba dấu gạch ngang ở giữa các trường"
_REMEDIES = {
    "document start": _ONE_DOCUMENT,
    "end of stream": "đóng dấu ngoặc kép hoặc ngoặc đơn mở ở dòng này",
    "expected ':'": "dòng có dạng tên: giá trị, sau dấu hai chấm có dấu cách",
    "expected ','": "đóng dấu ngoặc mở ở dòng này, hoặc đặt cả giá trị trong ngoặc kép",
    "mapping values": (
        "giá trị có dấu hai chấm thì đặt cả giá trị trong ngoặc kép; "
        "trường riêng thì thụt dòng ngang với các trường cùng bậc"
    ),
    "cannot start": "giá trị bắt đầu bằng @, %, ` thì đặt cả giá trị trong ngoặc kép",
    "alphabetic or numeric": "giá trị bắt đầu bằng & hoặc * thì đặt cả giá trị trong ngoặc kép",
    "whitespace or line": "giá trị bắt đầu bằng ! thì đặt cả giá trị trong ngoặc kép",
    "comment or line": 'giá trị bắt đầu bằng > hoặc | thì đặt trong ngoặc kép, ví dụ ">="',
    "sequence entries": (
        "danh sách thì mỗi mục xuống một dòng; chữ bắt đầu bằng dấu gạch thì đặt trong ngoặc kép"
    ),
    "node content": (
        "giá trị bắt đầu bằng dấu phẩy hoặc ngoặc đóng thì đặt cả giá trị trong ngoặc kép"
    ),
    "expected key": (
        "các trường cùng bậc thụt dòng ngang nhau; sau ngoặc kép đóng không còn chữ nào"
    ),
    "escape": "trong ngoặc kép, thay \\ bằng \\\\, hoặc đặt giá trị trong ngoặc đơn ' '",
}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A mapping with the place (line, column, both from 1) of each of its values and keys.

    A field left empty is not in the mapping, but has a place. ``text`` is the YAML itself.
    """

    mapping: dict[str, Value]
    places: dict[Location, Place]
    path: str
    text: str

    @property
    def top_level_lines(self) -> dict[str, int]:
        """The line of each field that is in no other."""
        return {name: self.places[name,][0] for name in self.mapping}

    def may_hold(self, character: str) -> bool:
        """Tell whether a value could hold a character: it is in the text, or escaped there."""
        return character in self.text or "\\" in self.text

    def problem(self, location: Location, code: str, found: str, write: str) -> Problem:
        """Make a problem at the nearest place that is known: the value, or what holds it."""
        known = next(
            location[:end] for end in range(len(location), -1, -1) if location[:end] in self.places
        )
        line, column = self.places[known]
        return Problem(self.path, line, column, code, dotted(location), found, write)


def split_front_matter(text: str, path: str) -> tuple[FrontMatter, str, int]:
    """Give the front matter, the body, and the line on which the body begins.

    Raises ``Invalid`` where a fence is missing or the YAML is broken.
    """
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        line = 1 if not opening else text.rstrip().count("\n") + 1
        which = "đầu tệp" if not opening else "sau các trường"
        raise Invalid(
            [
                Problem(
                    path,
                    line,
                    1,
                    "thieu-vach",
                    "",
                    f"không có dòng --- ở {which}",
                    "đặt các trường giữa hai dòng chỉ có ba dấu gạch ngang ---",
                )
            ]
        )
    # It begins with the end of the first line, so its lines have the numbers they have in the text.
    front_matter = parse_yaml(text[opening.end() : closing.start() + 1], path)
    return front_matter, text[closing.end() :], text.count("\n", 0, closing.end()) + 1


def parse_yaml(text: str, path: str) -> FrontMatter:
    """Parse a YAML mapping; raises ``Invalid``."""
    if plain := read_plain_yaml(text):
        return FrontMatter(*plain, path, text)
    builder = _Builder(path, CBaseLoader(text).get_event)
    try:
        mapping = builder.document()
    except MarkedYAMLError as error:
        raise Invalid([_broken(error, text, path)]) from None
    if builder.problems:
        raise Invalid(builder.problems)
    return FrontMatter(mapping, builder.places, path, text)


def dotted(location: Location) -> str:
    """Write a location as editors read it: ``people[0].part``."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in location)
    return "".join(steps).removeprefix(".")


@dataclass(slots=True)
class _Builder:
    """Builds values from the parser's events; one walk, so nesting cannot outgrow the stack.

    It sees some hundred events a record, so that it asks little of each: places and messages are
    worked out where they are needed.
    """

    path: str
    next_event: Callable[[], Event]
    places: dict[Location, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def document(self) -> dict[str, Value]:
        self.places[()] = (1, 1)
        self.next_event()
        start = self.next_event()
        if isinstance(start, StreamEndEvent):
            return {}
        event = self.next_event()
        if not isinstance(event, MappingStartEvent):
            write = "mỗi dòng một trường, sau dấu hai chấm có dấu cách, ví dụ title: Hội nghị ..."
            found = "dòng này không phải một trường"
            self.stop(_place(event), "yaml-khong-phai-truong", found, write)
        mapping = self.mapping(())
        self.next_event()
        rest = self.next_event()
        if not isinstance(rest, StreamEndEvent):
            found = "các trường bị cắt làm hai"
            self.stop(_place(rest), "yaml-hai-phan", found, _ONE_DOCUMENT)
        return mapping

    def mapping(self, location: Location) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        keys: set[str] = set()
        while type(event := self.next_event()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.anchor or event.tag:
                write = "tên trường là một từ, không có ký hiệu, ví dụ title"
                found = "ký hiệu lạ ở chỗ tên trường"
                self.stop(_place(event), "yaml-ten-truong", found, write, location)
            key = event.value
            here = (*location, key)
            if key in keys:
                self.repeated(_place(event), here)
            keys.add(key)
            self.places[here] = _place(event)
            value = self.value(self.next_event(), here)
            if value is not None:
                mapping[key] = value
        return mapping

    def sequence(self, location: Location) -> list[Value]:
        values: list[Value] = []
        while type(event := self.next_event()) is not SequenceEndEvent:
            here = (*location, len(values))
            self.places[here] = _place(event)
            values.append(self.value(event, here))
        return values

    def value(self, event: Event, location: Location) -> Value:
        if event.anchor or event.tag is not None or len(location) > MAX_DEPTH:
            self.refuse(event, location)
        kind = type(event)
        if kind is MappingStartEvent:
            return self.mapping(location)
        if kind is SequenceStartEvent:
            return self.sequence(location)
        text: str = event.value
        if event.implicit[0] and text in EMPTY:
            return None
        if not text.isprintable():
            self.refuse_control(event, location)
        return text

    def refuse(self, event: Event, location: Location) -> None:
        """Stop at what has no meaning here; the tag ! only says that a value is text."""
        place = _place(event)
        if event.anchor:
            write = "viết lại nội dung; nếu là chữ thì đặt trong ngoặc kép"
            self.stop(place, "yaml-neo", "dấu & hoặc * ở đầu giá trị", write, location)
        if event.tag not in {None, "!"}:
            write = "bỏ dấu !, hoặc đặt cả giá trị trong ngoặc kép"
            self.stop(place, "yaml-the", "dấu ! ở đầu giá trị", write, location)
        if len(location) > MAX_DEPTH:
            write = f"không lồng quá {MAX_DEPTH} bậc: xem lại chỗ thụt dòng và dấu ngoặc vuông"
            self.stop(place, "yaml-long-nhau", "các trường lồng nhau quá sâu", write)

    def refuse_control(self, event: Event, location: Location) -> None:
        if control := CONTROL.search(event.value):
            write = "xóa dấu \\ và ký tự sau nó, hoặc thay ngoặc kép bằng ngoặc đơn"
            found = f"ký tự ẩn không in được (U+{ord(control[0]):04X})"
            place = _place(event)
            self.problems.append(self.problem(place, "ky-tu-dieu-khien", found, write, location))

    def repeated(self, place: Place, location: Location) -> None:
        name, (first, _) = location[-1], self.places[location]
        found = f"trường {name} đã có ở dòng {first}"
        write = "giữ một dòng, xóa dòng kia"
        self.problems.append(self.problem(place, "trung-truong", found, write, location))

    def problem(
        self, place: Place, code: str, found: str, write: str, location: Location = ()
    ) -> Problem:
        return Problem(self.path, *place, code, dotted(location), found, write)

    def stop(
        self, place: Place, code: str, found: str, write: str, location: Location = ()
    ) -> NoReturn:
        raise Invalid([*self.problems, self.problem(place, code, found, write, location)])


def _place(event: Event) -> Place:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _broken(error: MarkedYAMLError, text: str, path: str) -> Problem:
    said = error.problem or ""
    begun = any(words in said for words in _SEEN_LATE) and error.context_mark
    mark = begun or error.problem_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    broken = "".join(text.splitlines()[line : line + 1])
    found = f"dòng không đọc được: “{broken.strip()[:80]}”"
    return Problem(path, line + 1, column + 1, "yaml-hong", "", found, _remedy(said, broken))


def _remedy(said: str, broken: str) -> str:
    if _TAB.match(broken):
        return "thụt dòng bằng dấu cách, không dùng phím Tab"
    return next(
        (write for words, write in _REMEDIES.items() if words in said),
        "mỗi trường một dòng dạng tên: giá trị; giá trị có ký hiệu lạ thì đặt trong ngoặc kép",
    )
