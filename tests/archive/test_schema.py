"""The schema is tried as an editor's program does: front matter is read as YAML 1.2."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from plugins.archive.archive import Archive
from plugins.archive.metadata import Metadata
from plugins.archive.reading import read_archive
from plugins.archive.schema import plain_page_schema, record_schema, vocabulary_schemas
from plugins.archive.vocabulary import Term
from tests.archive.samples import SITE, TESTS, attempt, good, parse

CONTENTS = (TESTS.parent / "content", SITE)
FAULTS = [
    file
    for file in sorted((TESTS / "invalid").glob("*.md"))
    if re.match("thieu-truong|truong-la|tu-vung-la|gia-tri-sai", file.name)
    # No pattern knows how many days a month has.
    and "ngay-khong-co" not in file.name
]


class Core(yaml.SafeLoader):
    """YAML 1.2: its core schema, https://yaml.org/spec/1.2.2/#103-core-schema."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 - as PyYAML has it


for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})\Z"), None)


def read(text: str) -> Any:  # noqa: ANN401 - YAML holds anything
    return yaml.load(text, Core)  # noqa: S506 - a safe loader


def front_matter(text: str) -> Any:  # noqa: ANN401
    return read(text.split("---\n")[1])


def faults(schema: dict[str, Any], instance: object) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [error.message for error in Draft202012Validator(schema).iter_errors(instance)]


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.parent.name)
def test_what_is_published_is_right(content: Path) -> None:
    schema = record_schema(read_archive(content).vocabulary)
    files = sorted(content.glob("tin/*/*.md"))

    assert len(files) >= 5
    for file in files:
        assert [] == faults(schema, front_matter(file.read_text(encoding="utf-8"))), file


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.parent.name)
def test_the_other_files_are_right(content: Path) -> None:
    schemas = vocabulary_schemas()

    for file in content.glob("vocabulary/*.yml"):
        assert [] == faults(schemas[file.stem], read(file.read_text(encoding="utf-8"))), file
    for file in content.glob("trang/*.md"):
        text = file.read_text(encoding="utf-8")
        assert [] == faults(plain_page_schema(), front_matter(text)), file


@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.stem)
def test_a_fault_of_a_field_is_seen(file: Path, archive: Archive) -> None:
    schema = record_schema(archive.vocabulary)

    assert faults(schema, front_matter(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "2017"},
        {"title": "1.10"},
        {"title": "true"},
        {"title": "no"},
        {"id": "2017"},
        {"id": "null-1"},
        {"tags": ""},
        {"tags": "[]"},
        {"series": "~"},
        {"status": "null"},
        {"period": "2016"},
        {"period": "2016~/2017-02?"},
        {"period": "'2016'"},
        {"published": "'2022-09-16'"},
        {"place": "{name: 12, address: }"},
        {"delegates": "{count: 17}"},
        {"delegates": "{count: '17'}"},
        {"delegates": "{count: 1_000}"},
        {"delegates": "{count: 17.0}"},
        {"targets": "[{measure: Đạt, comparator: , value: 95}]"},
        {"targets": "[{measure: Đạt, comparator: '>', value: '.5', unit: '%'}]"},
        {"targets": "[{measure: Đạt, value: 9.5e1, text: }]"},
        {"money": "[{amount: 3800000000, purpose: thu, approximate: yes}]"},
        {"money": "[{amount: '3800000000', purpose: thu, approximate: 'True'}]"},
        {"money": "[{amount: 1, purpose: thu, approximate: 1, year: 2023}]"},
        {"source": "{name: Trang, url: HTTPS://so.example.vn}"},
    ],
    ids=str,
)
def test_what_a_record_may_say_is_right(fields: dict[str, str], archive: Archive) -> None:
    text = good(**fields)
    record, problems = attempt(lambda: parse(text))
    assert record, problems

    assert [] == faults(record_schema(archive.vocabulary), front_matter(text))


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "la"},
        {"organizer": "so-la"},
        {"format": "truc-tiep-online"},
        {"people": "[{person: le-an, part: chu-toa}]"},
        {"period": "2016-13"},
        {"published": "2022-9-16"},
        {"delegates": "{count: nhiều}"},
        {"delegates": "17"},
        {"summary": ""},
    ],
    ids=str,
)
def test_what_a_record_may_not_say_is_seen(fields: dict[str, str], archive: Archive) -> None:
    text = good(**fields)
    assert attempt(lambda: parse(text))[1]

    assert faults(record_schema(archive.vocabulary), front_matter(text))


def test_a_term_of_digits_is_known_as_the_number_it_looks_like(content: Path) -> None:
    with (content / "vocabulary/tags.yml").open("a", encoding="utf-8") as stream:
        stream.write('"2022":\n  name: Năm 2022\n')
    schema = record_schema(read_archive(content).vocabulary)

    assert [] == faults(schema, front_matter(good(tags="[2022, '2022']")))
    assert faults(schema, front_matter(good(tags="[2021]")))


def test_a_vocabulary_without_terms_lists_none(tmp_path: Path) -> None:
    schema = record_schema(read_archive(tmp_path).vocabulary)

    assert [] == faults(schema, front_matter(good()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("people", "Lê An: {name: Lê An}"),
        ("people", "le-an: Lê An"),
        ("people", "le-an: {ten: Lê An}"),
        ("organizations", "so: {name: Sở, url: so.example.vn, parent: Bộ}"),
        ("abbreviations", "UBND: {name: ủy ban}"),
    ],
)
def test_a_fault_in_a_vocabulary_is_seen(name: str, text: str) -> None:
    assert faults(vocabulary_schemas()[name], read(text))


def test_fields_come_in_canonical_order_with_words_for_editors(archive: Archive) -> None:
    schema = record_schema(archive.vocabulary)

    assert list(Metadata.model_fields) == list(schema["properties"])
    for row in rows(schema):
        assert row["title"]
        assert row["description"].startswith("Cần ghi: ")
        assert row["description"] in row["errorMessage"]


def test_terms_and_choices_come_with_their_names(archive: Archive) -> None:
    properties = record_schema(archive.vocabulary)["properties"]
    people: dict[str, Term] = dict(archive.vocabulary.people)

    person = properties["people"]["items"]["properties"]["person"]
    assert list(people) == person["enum"]
    assert [term.name for term in people.values()] == person["enumDescriptions"]
    assert "vocabulary/people.yml" in person["errorMessage"]
    status = properties["status"]
    assert ["ban-nhap", "cong-bo", "da-rut", None] == status["enum"]
    assert "bản nháp: chưa đăng" == status["enumDescriptions"][0]
    assert "cong-bo" == status["default"]


def test_nothing_but_what_programs_read_is_said(archive: Archive) -> None:
    text = json.dumps(record_schema(archive.vocabulary))

    assert not re.search(r'"(?:\$ref|\$defs|schema\.org|dublin-core|optional|vocabulary)"', text)


def rows(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for row in schema.get("properties", {}).values():
        yield row
        yield from rows(row)
        yield from rows(row.get("items", {}))
