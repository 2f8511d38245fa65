"""What of a source is prose, which readers read, and what is code, addresses and codes of terms."""

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from plugins.archive.front_matter import Location
from plugins.vietnamese.edits import NO_PROSE

_NO_PROSE = frozenset({"about", "licence", "reason", "unit", "variants"})
"""Fields of text that are no sentences: names of fields, of licences, of units; what editors say
to each other; and spellings that are not the site's own."""

_BLOCKS = re.compile(
    r"""
    ^(?P<fence>```+|~~~+)[^\n]*\n(?:.*?\n)??(?P=fence)[^\n]*$   # a block of code
    | ^\ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$                        # where a reference leads
    | ^\ {0,3}\*\[[^\]\n]+\]:                                   # what is short for something
    | ^(?:\ {4}|\t)(?![-*+]\ |\d+\.\ )[^\n]*$                   # an indented block of code
    | <!--.*?-->
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_SIGN_OF_BLOCKS = re.compile(r"```|~~~|\]:|\n(?: {4}|\t)|<!--")
# Every branch begins with a letter or sign of its own: so the search skips all others.
_INLINE = re.compile(
    r"""
    (?P<ticks>`+)[^\n]*?(?P=ticks)
    | !\[[^\]\n]*\]\([^)\n]*\)                                  # a picture
    | \]\([^)\n]*\) | \]\[[^\]\n]*\]                           # the target of a link
    | \[\^[^\]\n]+\]:?                                          # a footnote's label
    | <[^>\n]*> | &\#?\w+;
    | https?://[^\s<>]+ | www\.[^\s<>]+
    """,
    re.VERBOSE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_CHARACTER = re.compile(r"[^\n]")


def masked(markdown: str) -> str:
    """Put ``NO_PROSE`` for each character of what nobody reads as prose; line ends are kept."""
    if _SIGN_OF_BLOCKS.search(markdown):
        markdown = _BLOCKS.sub(_mask, markdown)
    markdown = _INLINE.sub(_mask, markdown)
    return _MAIL.sub(_mask, markdown) if "@" in markdown else markdown


def prose_fields(model: type[BaseModel]) -> Iterator[str]:
    """Give the names of the fields that hold prose, those of nested models too."""
    for name, row in model.model_fields.items():
        for nested in _models(row.annotation):
            yield from prose_fields(nested)
        if is_prose(name, row):
            yield name


def row_at(model: type[BaseModel], location: Location) -> FieldInfo | None:
    """Give the row of the table of fields for a place in the front matter, if there is one."""
    row: FieldInfo | None = None
    within: type[BaseModel] | None = model
    for step in location:
        if within and "root" in within.model_fields:
            row = within.model_fields["root"]
            within = next(_models(row.annotation), None)
        elif isinstance(step, str):
            row = within.model_fields.get(step) if within else None
            within = next(_models(row.annotation), None) if row else None
    return row


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Give the model of the fields within a place of the front matter, if it has fields."""
    if not location:
        return None if "root" in model.model_fields else model
    row = row_at(model, location)
    return next(_models(row.annotation), None) if row else None


def is_prose(name: str, row: FieldInfo) -> bool:
    """Tell whether a field holds sentences or names as readers see them."""
    free = any(
        isinstance(part, StringConstraints) and part.pattern is None for part in parts_of(row)
    )
    return free and name not in _NO_PROSE


def parts_of(row: FieldInfo) -> Iterator[Any]:
    """Give all types and constraints that the value of a field is made of."""
    yield from row.metadata
    yield from _parts(row.annotation)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part


def _parts(annotation: object) -> Iterator[Any]:
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from _parts(argument)


def _mask(found: re.Match[str]) -> str:
    return _CHARACTER.sub(NO_PROSE, found[0])
