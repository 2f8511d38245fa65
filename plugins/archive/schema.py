"""The table of fields as JSON Schema (2020-12): what an editor's program completes and explains.

Whoever reads our files as YAML sees numbers, booleans and empty values where we keep text until a
field says what it means. So the schema takes each scalar in every form in which it is right here;
what it cannot say, such as one of two fields, is left to the checks.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from plugins.archive.metadata import Metadata
from plugins.archive.record import PlainMetadata
from plugins.archive.values import Choice
from plugins.archive.vocabulary import MODELS, Vocabulary

Schema = JsonSchemaValue

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_OF_PROGRAMS = frozenset(
    {"$ref", "$defs", "vocabulary", "optional", "schema.org", "dublin-core"}
)
_WHOLE = r"^\s*\+?[0-9][0-9_]*(\.0*)?\s*$"
_DECIMAL = r"^\s*[+-]?[0-9_]*\.?[0-9_]*([eE][+-]?[0-9]+)?\s*$"
_YES_OR_NO = r"^\s*[A-Za-z01]{1,5}\s*$"


def record_schema(vocabulary: Vocabulary) -> Schema:
    """Describe the front matter of a record; terms are told with their names."""
    return _described(Metadata, "Tin", vocabulary.known())


def plain_page_schema() -> Schema:
    """Describe the front matter of a plain page."""
    return _described(PlainMetadata, "Trang", {})


def vocabulary_schemas() -> dict[str, Schema]:
    """Describe the vocabulary files, by the name of the vocabulary."""
    return {name: _described(model, "Từ vựng", {}) for name, model in MODELS.items()}


def _described(
    model: type[BaseModel], title: str, known: Mapping[str, Mapping[str, Any]]
) -> Schema:
    schema = model.model_json_schema(schema_generator=_ReadAsYaml)
    whole = _whole(schema, schema.get("$defs", {}), known)
    return {"$schema": _DIALECT, **whole, "title": title}


class _ReadAsYaml(GenerateJsonSchema):
    """Scalars in every form in which a YAML program may meet what we keep as text."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """A text may look like a number, true or false."""
        return {**super().str_schema(schema), "type": ["string", "number", "boolean"]}

    def int_schema(self, schema: core_schema.IntSchema) -> Schema:
        """A whole number may stand in quotes."""
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": _WHOLE}

    def decimal_schema(self, _schema: core_schema.DecimalSchema) -> Schema:
        """A number may stand in quotes."""
        return {"type": ["number", "string"], "pattern": _DECIMAL}

    def bool_schema(self, _schema: core_schema.BoolSchema) -> Schema:
        """True and false have other names, and may stand in quotes."""
        return {"type": ["boolean", "string", "integer"], "pattern": _YES_OR_NO}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """A field without a value is as good as none: `default_schema` says so of all of them."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """What need not be given may be left empty."""
        default = schema.get("default")
        given = {"default": default} if isinstance(default, str | bool) else {}
        return {**self.generate_inner(schema["schema"]), **given, "optional": True}

    def enum_schema(self, schema: core_schema.EnumSchema) -> Schema:
        """A closed list is told with its labels."""
        choices: list[Choice] = schema["members"]
        return _enumeration({choice.value: choice.label for choice in choices})

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """Class names and docstrings are for programmers."""
        described = super().model_schema(schema)
        return {key: described[key] for key in described.keys() - {"title", "description"}}


def _whole(
    schema: Schema, definitions: Mapping[str, Schema], known: Mapping[str, Mapping[str, Any]]
) -> Schema:
    """Put definitions, terms and words for editors in their places: nothing is to be looked up."""
    schema = {**definitions.get(schema.get("$ref", "").rpartition("/")[2], {}), **schema}
    if "vocabulary" in schema:
        terms = known[schema["vocabulary"]]
        schema |= _enumeration({term: meant.name for term, meant in terms.items()})
    if schema.get("optional"):
        schema |= _or_nothing(schema)
    if "description" in schema:
        schema["description"] = f"Cần ghi: {schema['description']}"
    schema["errorMessage"] = ". ".join(_remedy(schema))
    for holder in ("properties", "patternProperties"):
        if holder in schema:
            rows = schema[holder].items()
            schema[holder] = {name: _whole(row, definitions, known) for name, row in rows}
    if "patternProperties" in schema:
        schema["additionalProperties"] = False
    for holder in ("items", "additionalProperties"):
        if schema.get(holder):
            held = _whole(schema[holder], definitions, known)
            # An entry of a list that has no words of its own is what the list says.
            schema[holder] = {
                **held,
                "errorMessage": held["errorMessage"] or schema["errorMessage"],
            }
    return {key: schema[key] for key in schema if key not in _NOT_OF_PROGRAMS}


def _enumeration(names: Mapping[str, str]) -> Schema:
    """List identifiers with their names; one of digits alone is also the number it looks like."""
    if not names:
        return {"type": "string"}
    readings = {reading: names[term] for term in names for reading in _readings(term)}
    return {"enum": list(readings), "enumDescriptions": list(readings.values())}


def _readings(term: str) -> Iterator[str | int]:
    yield term
    if term.isdecimal():
        yield int(term)


def _or_nothing(schema: Schema) -> Schema:
    if "enum" in schema:
        descriptions = [*schema["enumDescriptions"], "để trống"]
        return {"enum": [*schema["enum"], None], "enumDescriptions": descriptions}
    written = schema["type"]
    return {"type": [*([written] if isinstance(written, str) else written), "null"]}


def _remedy(schema: Schema) -> Iterator[str]:
    """What to write, for programs that show words of ours in place of their own."""
    if "description" in schema:
        yield schema["description"]
    if "vocabulary" in schema:
        yield f"Chỉ nhận mã có trong vocabulary/{schema['vocabulary']}.yml"
    if "properties" in schema:
        required = schema.get("required", ())
        rows = (f"{row} (bắt buộc)" if row in required else row for row in schema["properties"])
        yield f"Các trường: {', '.join(rows)}"
