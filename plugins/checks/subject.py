"""What a rule looks at: one record as it was written, cut into passages of prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, cast

from plugins.archive.front_matter import Location, Place, Value, dotted
from plugins.archive.metadata import Metadata
from plugins.archive.problems import Problem, Severity
from plugins.archive.prose import masked, prose_fields
from plugins.archive.record import Manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import Vocabulary
from plugins.vietnamese.edits import NO_PROSE

_BETWEEN = "\n\n"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of prose and where it begins.

    ``field`` is the dotted path in the front matter, or empty for the body. The body is one
    passage: its Markdown, with whatever nobody reads as prose (code, addresses, tags, pictures)
    replaced by as many spaces, so that what stands at an offset of it stands there in the body.
    """

    text: str
    field: str
    line: int
    column: int
    location: Location = ()

    def place(self, start: int) -> Place:
        """Line and column of an offset, where every line of the passage is a line of the file."""
        before = self.text[:start]
        below = before.count("\n")
        last = len(before) - before.rfind("\n") - 1
        return self.line + below, (last + 1 if below else self.column + start)


@dataclass(frozen=True)
class Subject:
    """A record under examination; ``metadata`` is missing where the front matter has errors.

    ``new_tones`` tells that the site puts tone marks the newer way (hoà), not the older (hòa).
    """

    manuscript: Manuscript
    source: Source
    metadata: Metadata | None
    vocabulary: Vocabulary
    new_tones: bool = False

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source."""
        return self.source.text.split("\n")

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The prose of the front matter in the order of the fields, then the body."""
        return (*self._fields(), self.body)

    @cached_property
    def joined(self) -> str:
        """All passages, an empty line between: what is not in it need not be looked for in each."""
        return "\n\n".join(passage.text for passage in self.passages)

    @cached_property
    def body(self) -> Passage:
        """The body."""
        text = self.masked_body.replace(NO_PROSE, " ")
        return Passage(text, "", self.manuscript.body_line, 1)

    @cached_property
    def masked_body(self) -> str:
        """The body with ``NO_PROSE`` where its passage has blanks for what nobody reads."""
        return masked(self.manuscript.body)

    @cached_property
    def all_prose(self) -> tuple[str, list[int]]:
        """All passages as one text, a blank line between two, and where in it each begins.

        In the body ``NO_PROSE`` stands for what nobody reads.
        """
        texts = [passage.text for passage in self.passages[:-1]] + [self.masked_body]
        starts = accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0)
        return _BETWEEN.join(texts), list(starts)[:-1]

    def warning(self, passage: Passage, start: int, code: str, found: str, write: str) -> Problem:
        """Make a warning at an offset of a passage."""
        place = self._place_of_value(passage, start) if passage.field else passage.place(start)
        return self._warning(place, passage.field, code, found, write)

    def warning_at(self, location: Location, code: str, found: str, write: str) -> Problem:
        """Make a warning at a field of the front matter, or what holds it."""
        places = self.manuscript.front_matter.places
        known = next(
            location[:end] for end in range(len(location), -1, -1) if location[:end] in places
        )
        return self._warning(places[known], dotted(location), code, found, write)

    def _warning(self, place: Place, field: str, code: str, found: str, write: str) -> Problem:
        path = self.manuscript.path
        return Problem(path, *place, code, field, found, write, Severity.WARNING)

    def _fields(self) -> Iterator[Passage]:
        front_matter = self.manuscript.front_matter
        for location, place in front_matter.places.items():
            if location and location[-1] in PROSE_FIELDS:
                value = _value_at(front_matter.mapping, location)
                if value and isinstance(value, str):
                    yield Passage(value, dotted(location), *place, location)

    def _place_of_value(self, passage: Passage, start: int) -> Place:
        """Find an offset of a value in the source, where quoting and folding may have moved it."""
        line, column = passage.line, passage.column
        written = self.lines[line - 1].find(passage.text, column - 1)
        if written >= 0:
            return line, written + start + 1
        word = _WORD.search(passage.text, start)
        within = self.lines[line - 1 : line + passage.text.count(" ") // 4 + 2]
        for below, text in enumerate(within if word else []):
            if word and (at := text.find(word[0], 0 if below else column)) >= 0:
                return line + below, at + 1
        return line, column


def _value_at(mapping: Value, location: Location) -> Value:
    value: Any = mapping
    for step in location:
        value = value[step]
    return cast(Value, value)


def prose(markdown: str) -> str:
    """Blank out what nobody reads as prose: spaces in its place, line ends kept."""
    return masked(markdown).replace(NO_PROSE, " ")


PROSE_FIELDS = frozenset(prose_fields(Metadata))
"""Names of the fields that hold sentences or names as readers see them."""
