import re

import pytest

from plugins.archive.front_matter import parse_yaml
from plugins.archive.metadata import Metadata
from plugins.archive.problems import Problem
from plugins.archive.validate import MAX_FAULTS, validate
from tests.archive.samples import GOOD, KNOWN, good, problem, problems

FIELDS = GOOD.split("---")[1]


def faults(text: str) -> tuple[Problem, ...]:
    front_matter = parse_yaml(text.split("---")[1] if "---" in text else text, "p")
    return problems(lambda: validate(Metadata, front_matter, KNOWN))


def fault(**fields: str) -> Problem:
    (only,) = faults(good(**fields))
    return only


@pytest.mark.parametrize(
    ("name", "value", "field", "write"),
    [
        ("delegates", "{count: x}", "delegates.count", "số nguyên"),
        ("delegates", "{count: 1.5}", "delegates.count", "số nguyên"),
        ("delegates", "{count: [1]}", "delegates.count", "số nguyên"),
        ("delegates", "{count: -1}", "delegates.count", "số không âm"),
        ("delegates", "{count: 99999999999}", "delegates.count", "quá lớn"),
        ("delegates", f"{{count: {'9' * 5000}}}", "delegates.count", "số nguyên"),
        ("delegates", "17", "delegates", "count, units, description"),
        ("people", "[le-an]", "people[0]", "person, role, part"),
        ("people", "le-an", "people", "một danh sách"),
        ("tags", "quy-che", "tags", "một danh sách"),
        ("id", "Hội nghị", "id", "chữ thường không dấu"),
        ("tags", "[~]", "tags[0]", "một dòng chữ"),
        ("title", "[a]", "title", "một dòng chữ"),
        ("title", '" "', "title", "một dòng chữ"),
        ("title", "a" * 3000, "title", "ngắn hơn"),
        ("targets", "[{measure: a, value: NaN}]", "targets[0].value", "số"),
        ("targets", '[{measure: a, value: "1,5"}]', "targets[0].value", "dấu chấm"),
        ("targets", "[{measure: a, value: 1e999999}]", "targets[0].value", "18 chữ số"),
        ("targets", "[{measure: a, value: 0.12345678}]", "targets[0].value", "6 chữ số"),
        ("targets", "[{measure: a, value: [1]}]", "targets[0].value", "số"),
        ("targets", "[{measure: a}]", "targets[0]", "value hoặc text"),
        ("targets", "[{measure: a, value: 1, text: b}]", "targets[0]", "value hoặc text"),
        ("money", "[{amount: 3.800.000, purpose: a}]", "money[0].amount", "chỉ gồm chữ số"),
        ("money", "[{amount: 0, purpose: a}]", "money[0].amount", "lớn hơn 0"),
        (
            "money",
            "[{amount: 1, purpose: a, approximate: gần}]",
            "money[0].approximate",
            "true hoặc",
        ),
        ("source", "{name: a, url: so.vn}", "source.url", "https://"),
        ("source", '{name: a, url: "javascript:alert(1)"}', "source.url", "https://"),
        ("source", "{name: a, url: [b]}", "source.url", "https://"),
        ("source", f"{{name: a, url: 'https://{'a' * 3000}'}}", "source.url", "ngắn hơn"),
        ("source", "{name: a, digest: x}", "source.digest", "64 ký tự"),
        ("format", "online", "format", "truc-tiep, truc-tuyen, ket-hop"),
        ("format", "[truc-tiep]", "format", "truc-tiep, truc-tuyen, ket-hop"),
        ("published", "14/09/2022", "published", "2022-09-14"),
        ("published", "[a]", "published", "2022-09-14"),
        ("event", "2022-09-14", "event", "date, time"),
        ("event", "{date: 2022-02-30}", "event.date", "có thật"),
        ("images", "[{file: A B.jpg, alt: a, caption: b, credit: c, licence: d}]", "", "tên tệp"),
        ("id", "con", "id", "Windows"),
        ("id", "a" * 300, "id", "ngắn hơn"),
    ],
)
def test_a_wrong_value_has_its_place_and_remedy(
    name: str, value: str, field: str, write: str
) -> None:
    found = fault(**{name: value})

    assert "gia-tri-sai" == found.code
    assert found.field == (field or "images[0].file")
    assert write in found.write
    assert not re.search(r"\b(?:Input|should|valid|Decimal|URL)\b", found.write)
    assert len(found.found) < 100


@pytest.mark.parametrize(
    "name", ["id", "title", "summary", "kind", "category", "event", "organizer"]
)
def test_a_field_that_must_be_there_is_asked_for(name: str) -> None:
    found = fault(**{name: ""})

    assert ("thieu-truong", name) == (found.code, found.field)
    assert found.write.startswith(f"thêm dòng {name}: ")


@pytest.mark.parametrize(
    ("name", "value", "near"),
    [
        ("titel", "a", "title"),
        ("organiser", "a", "organizer"),
        ("place", "{nane: a, name: b}", "name"),
        ("people", "[{person: le-an, part: chu-tri, rol: a}]", "role"),
    ],
)
def test_an_unknown_field_names_the_nearest(name: str, value: str, near: str) -> None:
    found = fault(**{name: value})

    assert found.code == "truong-la"
    assert found.write.startswith(f"có phải {near}?")


def test_an_unknown_field_like_no_other_lists_all() -> None:
    assert "một trong: id, title, summary," in fault(xyz="a").write


def test_an_unknown_term_names_the_nearest_and_its_file() -> None:
    found = fault(organizer="so-vi-d")

    assert "tu-vung-la" == found.code
    assert (
        "có phải so-vi-du? Nếu là từ mới thì thêm vào vocabulary/organizations.yml" == found.write
    )


def test_a_name_in_place_of_a_term_names_the_term() -> None:
    found = fault(people="[{person: Lê An, part: chu-tri}]")

    assert ("tu-vung-la", "people[0].person") == (found.code, found.field)
    assert found.write.startswith("có phải le-an?")


def test_a_term_of_an_unread_vocabulary_is_not_blamed() -> None:
    front_matter = parse_yaml(FIELDS.replace("tin-tuc", "la"), "p")

    assert "la" == validate(Metadata, front_matter, {"kinds": KNOWN["kinds"]}).category


def test_a_field_left_empty_counts_as_not_given() -> None:
    metadata = validate(Metadata, parse_yaml(f"{FIELDS}tags:\nplace:\ntheme: ~\n", "p"), KNOWN)

    assert ((), None, None) == (metadata.tags, metadata.place, metadata.theme)


def test_all_faults_are_told_at_once() -> None:
    text = good(title="", kind="la", organizer="so-vi-d", format="x", titel="y")

    assert {"title", "kind", "organizer", "format", "titel"} == {
        found.field for found in faults(text)
    }


def test_a_file_of_nothing_but_faults_does_not_stall() -> None:
    text = "".join(f"truong{number}: a\n" for number in range(30_000))

    assert MAX_FAULTS == len(faults(text))


def test_metadata_is_frozen() -> None:
    metadata = validate(Metadata, parse_yaml(FIELDS, "p"), KNOWN)

    with pytest.raises(ValueError, match="frozen"):
        metadata.title = "khác"  # type: ignore[misc]


def test_only_what_is_broken_is_blamed() -> None:
    assert (
        "published"
        == problem(
            lambda: validate(Metadata, parse_yaml(FIELDS.replace("09-16", "09-31"), "p"), KNOWN)
        ).field
    )
