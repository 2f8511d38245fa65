"""Front matter so plain that a line says all of itself: read without the parser of YAML.

The parser makes three objects for each key and text of a record. Nearly all records hold only
lines such as ``key: text``, ``- text``, ``- key: text`` and ``key:``, the text bare or between
single quotation marks. What is not surely one of these is left to the parser; a test holds both
ways equal on whatever this one takes.
"""

import re
from typing import Any, NamedTuple

_LINE = re.compile(
    r"""
    ^(\ *) (-\ )? (?: ([a-z_]{1,60}) : (?:$|\ (?=.)) )?
    ( '[^'\n]*' | [^\W_] [^:\n]*+ (?: :(?!\ |$) [^:\n]*+ )*+ (?<!\ ) )?$
    """,
    re.VERBOSE | re.MULTILINE,
)
_DEEPEST = 8
_EMPTY = "null"
_NOTHING = ("", "", "", "")

Location = tuple[str | int, ...]
Place = tuple[int, int]
Places = dict[Location, Place]


def read_plain_yaml(text: str) -> tuple[dict[str, Any], Places] | None:
    """Give the mapping and the places of its keys and entries; None for all that is not plain."""
    # Tabs, odd spaces and control characters mean something of their own to YAML.
    if " #" in text or not text.replace("\n", "").isprintable():
        return None
    lines = _LINE.findall(text)
    if len(lines) <= text.count("\n"):
        return None
    reader = _Reader()
    for number, line in enumerate(lines, 1):
        if line != _NOTHING and not reader.read(line, number):
            return None
    return reader.root, reader.places


class _Open(NamedTuple):
    """A mapping or list that may go on, the column where it does, and where it is."""

    column: int
    kind: type
    items: Any
    location: Location


class _Reader:
    """Reads line by line; what a key without a text holds is told by the next line."""

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.places: Places = {(): (1, 1)}
        self._open = [_Open(0, dict, self.root, ())]
        self._waiting: tuple[_Open, str] | None = None

    def read(self, line: tuple[str, str, str, str], number: int) -> bool:
        """Take a line cut in spaces, dash, key and text, if it stands where it means something."""
        spaces, dash, key, text = line
        column = len(spaces)
        value = text[1:-1] if text[:1] == "'" else text
        if dash:
            if not (entries := self._reopen(column, list)):
                return False
            column += 2
            here = (*entries.location, len(entries.items))
            self.places[here] = (number, column + 1)
            if not key:
                entries.items.append(None if text == _EMPTY else value)
                return bool(text)
            entries.items.append({})
            self._open.append(_Open(column, dict, entries.items[-1], here))
        fields = self._open[-1]
        if self._waiting or fields.column != column or fields.kind is not dict:
            if not (found := self._reopen(column, dict)):
                return False
            fields = found
        here = (*fields.location, key)
        if not key or here in self.places or len(here) > _DEEPEST:
            return False
        self.places[here] = (number, column + 1)
        if not text:
            self._waiting = (fields, key)
        elif text != _EMPTY:
            fields.items[key] = value
        return True

    def _reopen(self, column: int, kind: type) -> _Open | None:
        """Find the mapping or list that goes on in a column, or begin what a key waits for."""
        opened = self._open
        if self._waiting:
            parent, key = self._waiting
            self._waiting = None
            # A list may stand as far left as the key that it belongs to.
            if column > parent.column or (column == parent.column and kind is list):
                items = parent.items[key] = kind()
                opened.append(_Open(column, kind, items, (*parent.location, key)))
        while opened and (opened[-1].column > column or opened[-1].kind is not kind):
            opened.pop()
        return opened[-1] if opened and opened[-1].column == column else None
