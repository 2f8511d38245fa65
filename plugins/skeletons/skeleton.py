"""The text of a skeleton: front matter from the table of fields, and the parts of the body.

What is known is written, everything else is a placeholder (see ``plugins.archive.placeholders``),
with what to write beside it, as the table of fields says it.
"""

from collections.abc import Iterator, Mapping
from enum import EnumType
from itertools import chain
from typing import Any, get_args, get_origin

import yaml
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from plugins.archive.front_matter import EMPTY
from plugins.archive.metadata import Metadata
from plugins.archive.placeholders import placeholder
from plugins.archive.values import Choice, Status
from plugins.archive.vocabulary import VOCABULARY_FOLDER
from plugins.skeletons.kinds import ALWAYS, OPENING, ROWS, kind_of

_GREETING = """\
# Bản nháp: chỉ người viết thấy, bạn đọc chưa thấy.
# Thay mỗi chỗ «điền …» bằng nội dung thật. Mục nào hội nghị không có thì xóa cả mục.
# Viết xong thì đổi dòng status ở cuối phần này.
"""
_ADVICE = {
    "targets": "không có số thì thay value và unit bằng text, là mức bằng lời",
    "results": "không có số thì thay value và unit bằng text, là mức bằng lời",
    "published": "khi đăng thì điền ngày đăng, rồi đổi tên tệp theo ngày đó",
    "status": f"viết xong thì đổi thành {Status.PUBLISHED.value}",
}
_OPTIONAL = frozenset({"published"})
"""What may stay unknown when all is published: an empty line is enough."""


def skeleton(known: Mapping[str, str], remarks: Mapping[str, str]) -> str:
    """Write a skeleton; the values of ``known`` and ``remarks`` are those of fields by name.

    ``known["kind"]`` decides which fields it has; a remark stands beside the value of its field.
    """
    kind = kind_of(known["kind"])
    wanted = ALWAYS | kind.fields
    rows = (
        f"{line}\n"
        for name, row in Metadata.model_fields.items()
        if name in wanted
        for line in _top(name, row, known, remarks)
    )
    parts = (f"\n## {heading}\n\n{placeholder(what)}\n" for heading, what in kind.parts)
    front_matter = f"---\n{_GREETING}{''.join(rows)}---\n"
    return f"{front_matter}{placeholder(OPENING)}\n{''.join(parts)}"


def _top(
    name: str, row: FieldInfo, known: Mapping[str, str], remarks: Mapping[str, str]
) -> Iterator[str]:
    """The lines of a field: one for a single value, more for what has rows of its own."""
    model = _model(row)
    if name in known or name in _OPTIONAL:
        remark = remarks.get(name) or _ADVICE.get(name) or ""
        yield _commented(f"{name}: {_scalar(known.get(name, ''))}", remark)
    elif model is None and not _is_list(row):
        yield _waiting(name, row)
    else:
        about = [row.title or name, *filter(None, [_ADVICE.get(name)])]
        yield _commented(f"{name}:", "; ".join(about))
        yield from _below(name, row, model, known)


def _below(
    name: str, row: FieldInfo, model: type[BaseModel] | None, known: Mapping[str, str]
) -> Iterator[str]:
    if model is None:
        yield _commented(f"- {_blank(row)}", _what(row))
        return
    lines = [
        line
        for inner in ROWS[name]
        for line in _inner(f"{name}.{inner}", inner, model.model_fields[inner], known)
    ]
    first, others = ("- ", "  ") if _is_list(row) else ("  ", "  ")
    yield f"{first}{lines[0]}"
    yield from (f"{others}{line}" for line in lines[1:])


def _inner(path: str, name: str, row: FieldInfo, known: Mapping[str, str]) -> Iterator[str]:
    model = _model(row)
    if path in known:
        yield f"{name}: {_scalar(known[path])}"
    elif model is None:
        yield _waiting(name, row)
    else:
        yield _commented(f"{name}:", row.title or name)
        yield from _below(name, row, model, known)


def _waiting(name: str, row: FieldInfo) -> str:
    return _commented(f"{name}: {_blank(row)}", _what(row))


def _blank(row: FieldInfo) -> str:
    label = row.title or ""
    return placeholder(label[:1].lower() + label[1:])


def _what(row: FieldInfo) -> str:
    """What to write: the values of a closed list with their meaning, else as the table says."""
    choices = next((kind for kind in _types(row.annotation) if isinstance(kind, EnumType)), None)
    if choices is not None:
        members: list[Choice] = list(choices)
        return ", ".join(f"{choice.value} ({choice.label})" for choice in members)
    vocabulary = _vocabulary(row)
    where = f", có trong {VOCABULARY_FOLDER}/{vocabulary}.yml" if vocabulary else ""
    return f"{row.description}{where}"


def _vocabulary(row: FieldInfo) -> str:
    """The vocabulary that the terms of a field are from; empty for what is no term."""
    inner = (getattr(argument, "__metadata__", ()) for argument in get_args(row.annotation))
    said = (
        mark.json_schema for mark in chain(row.metadata, *inner) if isinstance(mark, WithJsonSchema)
    )
    return next((schema["vocabulary"] for schema in said if schema and "vocabulary" in schema), "")


def _model(row: FieldInfo) -> type[BaseModel] | None:
    found = (kind for kind in _types(row.annotation) if issubclass(kind, BaseModel))
    return next(found, None)


def _is_list(row: FieldInfo) -> bool:
    return get_origin(row.annotation) is tuple


def _types(annotation: Any) -> Iterator[type]:  # noqa: ANN401 - whatever an annotation holds
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _types(argument)


def _scalar(value: str) -> str:
    """Write a value so that YAML reads it as it is; in quotes only where it must be."""
    if not value:
        return ""
    quoted = "'" if value in EMPTY else None
    node = yaml.ScalarNode("tag:yaml.org,2002:str", value, style=quoted)
    # The base dumper knows no types, as our parser knows none: a date needs no quotes.
    text: str = yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=10**6)
    return text.splitlines()[0]


def _commented(line: str, remark: str) -> str:
    return f"{line.rstrip()}  # {remark}" if remark else line.rstrip()
