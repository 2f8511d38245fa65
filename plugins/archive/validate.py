"""From front matter to metadata: every fault of a mapping told at once, in Vietnamese."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from plugins.archive.front_matter import FrontMatter, Location
from plugins.archive.placeholders import holds_placeholder, waiting
from plugins.archive.problems import Invalid, Problem
from plugins.vietnamese.slugs import slugify

ModelT = TypeVar("ModelT", bound=BaseModel)
Known = Mapping[str, Mapping[str, object]]
"""Terms by vocabulary and identifier."""

MAX_FAULTS = 100
"""Faults told of one file: whoever mends these sees the rest, if there is one, next time."""

_INTEGER = "số nguyên, chỉ gồm chữ số: 3800000000"
_NUMBER = "số, phần lẻ sau dấu chấm: 3.8"
_WRITE = {
    "string_too_short": "một dòng chữ; nếu không biết thì bỏ cả trường",
    "string_too_long": "viết ngắn hơn",
    "string_type": "một dòng chữ; giá trị có dấu hai chấm thì đặt trong ngoặc kép",
    "int_parsing": _INTEGER,
    "int_parsing_size": _INTEGER,
    "int_type": _INTEGER,
    "decimal_max_digits": "số ngắn hơn, không quá 18 chữ số",
    "decimal_max_places": "số không quá 6 chữ số sau dấu chấm",
    "decimal_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_whole_digits": "số ngắn hơn, không quá 12 chữ số trước dấu chấm",
    "finite_number": _NUMBER,
    "bool_parsing": "true hoặc false",
    "bool_type": "true hoặc false",
    "greater_than": "số lớn hơn 0",
    "greater_than_equal": "số không âm",
    "less_than_equal": "kiểm tra lại: số này quá lớn",
    "url_parsing": "địa chỉ đầy đủ: https://...",
    "url_scheme": "địa chỉ bắt đầu bằng https://",
    "url_too_long": "địa chỉ ngắn hơn",
    "url_type": "địa chỉ đầy đủ: https://...",
    "tuple_type": "một danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch -",
    "dict_type": "mỗi mã một mục, các trường của nó thụt vào dưới mã",
}
_OF_KEY = "[key]"
"""Pydantic's step to the key of a mapping: the place is that of its value."""
_PATTERNS = {
    "^(/[a-z0-9]": "địa chỉ trong trang này, bắt đầu và kết thúc bằng dấu /: /tin/2022/ten-cu/",
    "^[a-z0-9]+(-": "một mã: chữ thường không dấu, số, gạch ngang: hoi-nghi-2017",
    "^[a-z0-9][a-z": "tên tệp chữ thường không dấu, không dấu cách: 2017/dai-bieu.webp",
    "^sha256": "sha256: và 64 ký tự 0-9, a-f",
}


def validate(model: type[ModelT], front_matter: FrontMatter, known: Known) -> ModelT:
    """Make the model from the mapping.

    Raises ``Invalid`` with all faults.
    """
    try:
        return model.model_validate(front_matter.mapping, context=known)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    raise Invalid(_problem(model, front_matter, known, fault) for fault in faults[:MAX_FAULTS])


def validate_unfinished(model: type[ModelT], front_matter: FrontMatter, known: Known) -> ModelT:
    """Make the model as ``validate`` does, but without what waits to be filled in.

    Where no text can stand in for the value, the field is left out, with the entry of the list
    that it is in. A field that is required cannot wait.
    """
    try:
        return model.model_validate(front_matter.mapping, context=known)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    if urgent := [fault for fault in faults if not _can_wait(model, fault)]:
        raise Invalid(_problem(model, front_matter, known, fault) for fault in urgent[:MAX_FAULTS])
    given = deepcopy(front_matter.mapping)
    for location in sorted({_entry(fault["loc"]) for fault in faults}, reverse=True):
        _leave_out(given, location)
    return validate(model, replace(front_matter, mapping=given), known)


def _can_wait(model: type[BaseModel], fault: ErrorDetails) -> bool:
    location = fault["loc"]
    parent = _model_at(model, location[:-1])
    row = parent.model_fields.get(str(location[-1])) if parent else None
    in_list = _entry(location) != location
    return holds_placeholder(fault["input"]) and (in_list or not (row and row.is_required()))


def _entry(location: Location) -> Location:
    """Give the entry of a list that a location is in, else the location itself."""
    entries = [end for end, step in enumerate(location, 1) if isinstance(step, int)]
    return location[: entries[-1]] if entries else location


def _leave_out(value: Any, location: Location) -> None:  # noqa: ANN401 - a mapping or a list
    for step in location[:-1]:
        value = value[step]
    del value[location[-1]]


def _problem(
    model: type[BaseModel], front_matter: FrontMatter, known: Known, fault: ErrorDetails
) -> Problem:
    kind = fault["type"]
    location = tuple(step for step in fault["loc"] if step != _OF_KEY)
    if kind == "missing":
        write = f"thêm dòng {location[-1]}: ... ({_row(model, location)})"
        return front_matter.problem(
            location, "thieu-truong", f"chưa có {location[-1]}, hoặc để trống", write
        )
    if kind == "extra_forbidden":
        return _unknown_field(model, front_matter, location)
    if holds_placeholder(fault["input"]):
        return waiting(front_matter, location, fault["input"])
    found = _excerpt(fault["input"])
    if kind == "unknown_term":
        vocabulary = fault["ctx"]["vocabulary"]
        write = _nearest_term(str(fault["input"]), vocabulary, known)
        return front_matter.problem(
            location, "tu-vung-la", f"mã {found} chưa có trong từ vựng", write
        )
    if kind == "model_type":
        nested = _model_at(model, location)
        names = ", ".join(nested.model_fields) if nested else "..."
        write = f"các trường con, mỗi trường một dòng thụt vào dưới trường này: {names}"
        return front_matter.problem(location, "gia-tri-sai", found, write)
    return front_matter.problem(location, "gia-tri-sai", found, _remedy(fault))


def _unknown_field(
    model: type[BaseModel], front_matter: FrontMatter, location: Location
) -> Problem:
    parent = _model_at(model, location[:-1])
    names = list(parent.model_fields) if parent else []
    name = str(location[-1])
    near = get_close_matches(name, names, 1)
    write = (
        f"có phải {near[0]}? Nếu không thì xóa dòng này"
        if near
        else f"một trong: {', '.join(names)}"
    )
    return front_matter.problem(location, "truong-la", f"trường lạ “{name}”", write)


def _nearest_term(term: str, vocabulary: str, known: Known) -> str:
    terms = known[vocabulary]
    file = f"vocabulary/{vocabulary}.yml"
    near = get_close_matches(slugify(term), terms, 1)
    if near:
        return f"có phải {near[0]}? Nếu là từ mới thì thêm vào {file}"
    return f"một mã có trong {file}, hoặc thêm mã này vào đó"


def _remedy(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "enum":
        expected = context["expected"].replace(" or ", ", ").replace("'", "")
        return f"một trong: {expected}"
    if kind == "string_pattern_mismatch":
        pattern = context["pattern"]
        return next(write for start, write in _PATTERNS.items() if pattern.startswith(start))
    return _WRITE.get(kind) or fault["msg"]


def _row(model: type[BaseModel], location: Location) -> str:
    parent = _model_at(model, location[:-1])
    row = parent.model_fields.get(str(location[-1])) if parent else None
    return f"{row.title}: {row.description}" if row else "..."


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
    if value is None:
        return "mục để trống"
    text = " ".join(str(value).split())
    if not text:
        return "giá trị để trống"
    return f"“{text[:80]}…”" if len(text) > 80 else f"“{text}”"  # noqa: PLR2004 - one line
