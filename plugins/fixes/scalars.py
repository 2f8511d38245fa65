"""A value as YAML writes it, character by character, so that only what is repaired is rewritten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from plugins.archive.front_matter import Value, parse_yaml
from plugins.archive.problems import Invalid
from plugins.fixes.layout import Scalar
from plugins.vietnamese.edits import Edit

Cell = tuple[str, str]
"""A character of a value (or none) and how it is written."""

_SINGLE = re.compile(r"''|[ \t]*\n\s*|.")
_DOUBLE = re.compile(
    r"\\\n[ \t]*|\\(?:x..|u.{4}|U.{8}|.)|[ \t]*\n\s*|.",
)
_PLAIN = re.compile(r"[ \t]*\n\s*|.")
_TOKENS = {"": _PLAIN, "'": _SINGLE, '"': _DOUBLE}


@dataclass(frozen=True, slots=True)
class Written:
    """A value, cell by cell, between what opens and what closes it."""

    opening: str
    cells: tuple[Cell, ...]
    closing: str

    @property
    def value(self) -> str:
        """What it says."""
        return "".join(character for character, _ in self.cells)

    @property
    def source(self) -> str:
        """How it is written."""
        return "".join([self.opening, *(source for _, source in self.cells), self.closing])

    def edited(self, edits: list[Edit]) -> "Written":
        """Make the edits that leave line ends where they are."""
        cells: list[Cell] = []
        done = 0
        places = _places(self.cells)
        for edit in edits:
            start, end = places[edit.start], places[edit.end]
            if not any("\n" in source for _, source in self.cells[start:end]):
                cells += self.cells[done:start]
                cells += ((new, self._encoded(new)) for new in edit.replacement)
                done = end
        return Written(self.opening, (*cells, *self.cells[done:]), self.closing)

    def safe(self, *, in_brackets: bool) -> "Written":
        """Put a plain value that would no longer be read as one in quotation marks."""
        yaml = f"[{self.source}]" if in_brackets else self.source
        meant: Value = [self.value] if in_brackets else self.value
        if self.opening or "\n" in self.source or _reads(yaml, meant):
            return self
        quoted = Written('"', (), '"')
        return Written('"', tuple((new, quoted._encoded(new)) for new in self.value), '"')

    def _encoded(self, character: str) -> str:
        if self.opening == "'":
            return character.replace("'", "''")
        if self.opening == '"':
            return re.sub(r'(["\\])', r"\\\1", character)
        return character


def read_scalar(text: str, scalar: Scalar) -> Written | None:
    """Read a value cell by cell; gives nothing where that is not what YAML reads."""
    source = text[scalar.start : scalar.end]
    if scalar.style in {"|", ">"}:
        written = _block(source, folded=scalar.style == ">")
    else:
        quote = scalar.style
        inner = source[len(quote) : len(source) - len(quote)]
        written = Written(quote, tuple(_cells(inner, quote)), quote)
    return written if written.value == scalar.value else None


def _cells(source: str, style: str) -> Iterator[Cell]:
    for written in _TOKENS[style].findall(source):
        if style == '"' and written.startswith("\\"):
            yield _unescaped(written), written
        elif "\n" in written:
            yield "\n" * (written.count("\n") - 1) or " ", written
        else:
            yield ("'" if written == "''" else written), written


def _unescaped(written: str) -> str:
    if written[1] == "\n":
        return ""
    return str(parse_yaml(f'x: "{written}"', "").mapping["x"])


def _block(source: str, *, folded: bool) -> Written:
    """Read a value of whole lines. What it says ends with as many line ends as YAML keeps."""
    header, _, rest = source.partition("\n")
    lines = rest.split("\n")
    first = next(filter(str.strip, lines), "")
    indent = len(first) - len(first.lstrip(" "))
    last = max((at for at, line in enumerate(lines) if line.strip()), default=-1)
    opening = f"{header}\n{first[:indent]}"
    cells: list[Cell] = []
    breaks = ""
    for at, line in enumerate(lines[: last + 1]):
        if at:
            breaks += "\n"
        if not line.strip():
            breaks += line
            continue
        if breaks:
            count = breaks.count("\n")
            meant = ("\n" * (count - 1) or " ") if folded else "\n" * count
            cells.append((meant, f"{breaks}{line[:indent]}"))
            breaks = ""
        cells += ((character, character) for character in line[indent:])
    tail = "\n".join(["", *lines[last + 1 :]])
    kept = "" if "-" in header else "\n" * (tail.count("\n") if "+" in header else 1)
    return Written(opening, (*cells, (kept, tail)), "")


def _places(cells: tuple[Cell, ...]) -> list[int]:
    """Give the cell of each character of the value, and the number of cells at its end."""
    places = [at for at, (character, _) in enumerate(cells) for _ in character]
    return [*places, len(cells) - sum(1 for _ in takewhile(lambda cell: not cell[0], cells[::-1]))]


def _reads(yaml: str, meant: Value) -> bool:
    try:
        return parse_yaml(f"x: {yaml}", "").mapping == {"x": meant}
    except Invalid:
        return False
