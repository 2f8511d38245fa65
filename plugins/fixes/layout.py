"""Where things stand in YAML: the scalars, and the fields of each mapping written in lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from plugins.archive.front_matter import Event, Location


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value at ``text[start:end]``; ``style`` is "" (plain) or one of ' " | >.

    ``in_brackets`` tells that it is within [ ] or { }, where a comma ends a plain value.
    """

    location: Location
    start: int
    end: int
    style: str
    value: str
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A mapping of one field a line: each field with its line (from 0) and column (from 0)."""

    location: Location
    fields: tuple[tuple[str, int, int], ...]
    end: int
    """The line after its last."""


@dataclass(slots=True)
class Layout:
    """All scalars that are values, and all mappings in block style, outer ones first."""

    scalars: list[Scalar] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)


def layout_of(text: str) -> Layout:
    """Find the places of a text that was parsed before: a mapping without tags and anchors."""
    layout = Layout()
    events = iter(yaml.parse(text, Loader=yaml.CBaseLoader))
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            _walk_mapping(layout, events, event, (), in_brackets=False)
            break
    layout.blocks.sort(key=lambda block: len(block.location))
    return layout


def _walk(
    layout: Layout, events: Iterator[Event], event: Event, location: Location, *, in_brackets: bool
) -> None:
    if isinstance(event, yaml.MappingStartEvent):
        _walk_mapping(layout, events, event, location, in_brackets=in_brackets)
    elif isinstance(event, yaml.SequenceStartEvent):
        within = in_brackets or bool(event.flow_style)
        index = 0
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            _walk(layout, events, item, (*location, index), in_brackets=within)
            index += 1
    else:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style or ""
        layout.scalars.append(Scalar(location, start, end, style, event.value, in_brackets))


def _walk_mapping(
    layout: Layout, events: Iterator[Event], event: Event, location: Location, *, in_brackets: bool
) -> None:
    within = in_brackets or bool(event.flow_style)
    fields = []
    key: Event = next(events)
    while not isinstance(key, yaml.MappingEndEvent):
        fields.append((key.value, key.start_mark.line, key.start_mark.column))
        _walk(layout, events, next(events), (*location, key.value), in_brackets=within)
        key = next(events)
    if not within:
        mark: Event = key.end_mark
        end = mark.line + (mark.column > 0)
        layout.blocks.append(Block(location, tuple(fields), end))
