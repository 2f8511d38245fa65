"""The table of fields for editors: from the models that check what they write."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from plugins.archive.front_matter import Value
from plugins.archive.values import Choice
from plugins.guide.marks import anchor

_LONGEST_EXAMPLE = 60
"""Characters of an example in a table."""


def field_tables(model: type[BaseModel], example: Mapping[str, Value], level: int) -> str:
    """Write the fields of a model as Markdown: a table, then one for each field that has fields.

    Examples come from a mapping with these fields, of a list the first entry. ``level`` is that of
    the headings of the further tables.
    """
    return "\n\n".join(_tables(model, example, "", level))


def _tables(
    model: type[BaseModel], example: Mapping[str, Value], path: str, level: int
) -> Iterator[str]:
    yield "\n".join(_table(model, example, path))
    for name, row in model.model_fields.items():
        if nested := _model_of(row):
            inner = f"{path}{name}"
            mark = anchor(_name(inner))
            yield f"{'#' * level} {mark}Trường con của {inner} ({row.title})"
            yield from _tables(nested, _mapping(example.get(name)), f"{inner}.", level)


def _table(model: type[BaseModel], example: Mapping[str, Value], path: str) -> Iterator[str]:
    yield "| Trường | Cần ghi |"
    yield "|---|---|"
    for name, row in model.model_fields.items():
        required = " **(bắt buộc)**" if row.is_required() else ""
        cells = (
            f"`{name}`<br>{row.title}{required}",
            f"{_what_to_write(row, f'{path}{name}')}{_example(example.get(name))}",
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _what_to_write(row: FieldInfo, path: str) -> str:
    parts = [*_within(row.annotation), *row.metadata]
    several = get_origin(row.annotation) is tuple
    if _model_of(row):
        what = "danh sách, mỗi mục có" if several else "có"
        return f"{what} các trường con: [xem bảng {path}](#{_name(path)})"
    if choices := [part for part in parts if isinstance(part, type) and issubclass(part, Choice)]:
        labels = (f"`{choice}` ({choice.label})" for choice in choices[0])
        return f"một trong: {', '.join(labels)}"
    text = str(row.description).replace("<", "&lt;")
    where = [f"; chọn trong `vocabulary/{name}.yml`" for name in _vocabularies(parts)]
    return f"{'danh sách: ' if several else ''}{text}{''.join(where)}"


def _vocabularies(parts: list[object]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, WithJsonSchema) and part.json_schema:
            yield from filter(None, [part.json_schema.get("vocabulary")])


def _example(value: Value) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, str):
        return ""
    return f"<br>Ví dụ: `{shorten(first, _LONGEST_EXAMPLE, placeholder=' …')}`"


def _model_of(row: FieldInfo) -> type[BaseModel] | None:
    for part in _within(row.annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part
    return None


def _within(annotation: object) -> Iterator[object]:
    yield annotation
    for argument in get_args(annotation):
        yield from _within(argument)


def _mapping(value: Value) -> Mapping[str, Value]:
    """Give what an example has below a field; entries of a list add what those before leave out."""
    entries = value if isinstance(value, list) else [value]
    mapping: dict[str, Value] = {}
    for entry in entries:
        if isinstance(entry, dict):
            mapping = {**entry, **mapping}
    return mapping


def _name(path: str) -> str:
    return f"truong-{path.replace('.', '-')}"
