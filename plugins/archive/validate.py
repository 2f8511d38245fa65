"""From front matter to metadata: every fault of a mapping told at once, in Vietnamese."""

from collections.abc import Mapping
from difflib import get_close_matches
from textwrap import shorten
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.archive.front_matter import FrontMatter, Location, Value
from plugins.archive.problems import Invalid, Problem

ModelT = TypeVar("ModelT", bound=BaseModel)
Known = Mapping[str, Mapping[str, object]]
"""Terms by vocabulary and identifier."""

_WRITE = {
    "string_too_short": "một dòng chữ; nếu không biết thì bỏ cả trường",
    "string_too_long": "viết ngắn hơn",
    "string_type": "một dòng chữ; giá trị có dấu hai chấm thì đặt trong ngoặc kép",
    "int_parsing": "số nguyên, không dấu chấm: 3800000000",
    "int_from_float": "số nguyên, không phần lẻ",
    "decimal_parsing": "số với dấu chấm thập phân: 3.8",
    "bool_parsing": "true hoặc false",
    "greater_than": "số lớn hơn 0",
    "greater_than_equal": "số không âm",
    "url_parsing": "địa chỉ đầy đủ: https://...",
    "url_scheme": "địa chỉ bắt đầu bằng https://",
    "tuple_type": "một danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch -",
    "model_type": "các trường con, thụt vào dưới trường này",
}
_PATTERNS = {
    "^[a-z0-9]+(-": "chữ thường không dấu, số và gạch ngang: hoi-nghi-2017",
    "^[a-z0-9][a-z": "tên tệp chữ thường không dấu, không dấu cách: 2017/dai-bieu.webp",
    "^sha256": "sha256: và 64 chữ số mười sáu",
}


def validate(model: type[ModelT], front_matter: FrontMatter, known: Known) -> ModelT:
    """Make the model from the mapping; a field left empty counts as not given.

    Raises ``Invalid`` with all faults.
    """
    try:
        return model.model_validate(_given(front_matter.mapping), context=known)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    raise Invalid(_problem(model, front_matter, known, fault) for fault in faults)


def _given(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_given(item) for item in value]
    return value


def _problem(
    model: type[BaseModel], front_matter: FrontMatter, known: Known, fault: ErrorDetails
) -> Problem:
    location, kind = fault["loc"], fault["type"]
    if kind == "missing":
        write = f"{location[-1]}: {_row(model, location)}"
        return front_matter.problem(location, "thieu-truong", f"không có {location[-1]}", write)
    if kind == "extra_forbidden":
        return _unknown_field(model, front_matter, location)
    found = _excerpt(fault["input"])
    if kind == "unknown_term":
        vocabulary = fault["ctx"]["vocabulary"]
        write = _nearest_term(str(fault["input"]), vocabulary, known)
        return front_matter.problem(location, "tu-vung-la", found, write)
    return front_matter.problem(location, "gia-tri-sai", found, _remedy(fault))


def _unknown_field(
    model: type[BaseModel], front_matter: FrontMatter, location: Location
) -> Problem:
    parent = _model_at(model, location[:-1])
    names = list(parent.model_fields) if parent else []
    name = str(location[-1])
    near = get_close_matches(name, names, 1)
    write = f"có phải {near[0]}?" if near else f"một trong: {', '.join(names)}"
    return front_matter.problem(location, "truong-la", f"trường lạ “{name}”", write)


def _nearest_term(term: str, vocabulary: str, known: Known) -> str:
    terms = known[vocabulary]
    file = f"vocabulary/{vocabulary}.yml"
    near = get_close_matches(term, terms, 1)
    if near:
        return f"có phải {near[0]}? Nếu là từ mới thì thêm vào {file}"
    return f"một mã có trong {file}, hoặc thêm mã này vào đó"


def _remedy(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "enum":
        return f"một trong: {context['expected'].replace(' or ', ', ')}"
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return next(write for start, write in _PATTERNS.items() if pattern.startswith(start))
    return _WRITE.get(kind) or fault["msg"]


def _row(model: type[BaseModel], location: Location) -> str:
    parent = _model_at(model, location[:-1])
    row = parent.model_fields.get(str(location[-1])) if parent else None
    return (row and row.description) or "..."


def _model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """Follow a location into nested models; positions and terms name no field."""
    for step in location:
        if isinstance(step, str):
            row = model.model_fields.get("root", model.model_fields.get(step))
            nested = _nested_model(row) if row else None
            if nested is None:
                return None
            model = nested
    return model


def _nested_model(row: FieldInfo) -> type[BaseModel] | None:
    candidates: list[Any] = [row.annotation]
    while candidates:
        candidate = candidates.pop()
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
        candidates.extend(get_args(candidate))
    return None


def _excerpt(value: object) -> str:
    if isinstance(value, dict):
        return "các trường con"
    if isinstance(value, list | tuple):
        return "một danh sách"
    return f"“{shorten(str(value), 80, placeholder='…')}”"
