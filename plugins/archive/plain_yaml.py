"""Front matter so plain that a line says all of itself: read without the parser of YAML.

The parser makes three objects for each key and text of a record. Nearly all records hold only
lines such as ``key: text``, ``- text``, ``- key: text`` and ``key:``, the text bare or between
single quotation marks. What is not surely one of these is left to the parser; a test holds both
ways equal on whatever this one takes.
"""

import re
from typing import Any, NamedTuple

_LINE = re.compile(r"( *)(- )?(?:([a-z_]{1,60}):(?:$| (?=.)))?(?:'([^']*)'|([^\W_].*))?")
_DEEPEST = 8
_EMPTY = "null"

Location = tuple[str | int, ...]
Place = tuple[int, int]
Places = dict[Location, Place]


def read_plain_yaml(text: str) -> tuple[dict[str, Any], Places] | None:
    """Give the mapping and the places of its keys and entries; None for all that is not plain."""
    # Tabs, odd spaces and control characters mean something of their own to YAML.
    if " #" in text or not text.replace("\n", "").isprintable():
        return None
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        if line and not reader.read(line, number):
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

    def read(self, line: str, number: int) -> bool:
        """Take a line, if it is plain and stands where it means something."""
        if not (found := _LINE.fullmatch(line)):
            return False
        spaces, dash, key, quoted, bare = found.groups()
        if bare and (": " in bare or bare[-1] in ": "):
            return False
        text = bare if quoted is None else quoted
        column = len(spaces)
        if dash:
            column += 2
            if not (entries := self._reopen(column - 2, list)):
                return False
            here = (*entries.location, len(entries.items))
            self.places[here] = (number, column + 1)
            if not key:
                entries.items.append(None if bare == _EMPTY else text)
                return text is not None
            entries.items.append({})
            self._open.append(_Open(column, dict, entries.items[-1], here))
        place = (number, column + 1)
        return key is not None and self._read_field(key, text, place, empty=bare == _EMPTY)

    def _read_field(self, key: str, text: str | None, place: Place, *, empty: bool) -> bool:
        column = place[1] - 1
        fields: _Open | None = self._open[-1]
        if self._waiting or self._open[-1].column != column or self._open[-1].kind is not dict:
            fields = self._reopen(column, dict)
        if not fields:
            return False
        here = (*fields.location, key)
        if here in self.places or len(here) > _DEEPEST:
            return False
        self.places[here] = place
        if text is None:
            self._waiting = (fields, key)
        elif not empty:
            fields.items[key] = text
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
