from dataclasses import replace

import pytest

from plugins.checks.terms import RULES, nearly_same_name, same_name, unused
from plugins.checks.whole import Whole
from tests.checks.sample_records import facts, vocabulary, whole


def people(*entries: str, vocabulary: str = "people") -> dict[str, str]:
    lines = (f"t{number}: {{{entry}}}" for number, entry in enumerate(entries))
    return {vocabulary: "\n".join(lines)}


def told(archive: Whole) -> list[tuple[str, int]]:
    problems = [problem for rule in (same_name, nearly_same_name) for problem in rule(archive)]
    assert {"tu-vung-trung"} >= {problem.code for problem in problems}
    return [(problem.field, problem.line) for problem in problems]


@pytest.mark.parametrize(
    "entries",
    [
        ("name: Lê Văn Khê", "name: Lê Văn Khê"),
        ("name: Trần Hòa", "name: Trần Hoà"),
        ("name: Lê Văn Khê, variants: [Lê Khê]", "name: Lê Khê"),
        ("name: Lê Khê", "name: Lê Văn Khê, variants: [Lê Khê]"),
        ("name: Lê Văn Khê, description: Giám đốc", "name: LÊ VĂN KHÊ"),
    ],
)
@pytest.mark.parametrize("kind", ["people", "organizations"])
def test_a_name_that_stands_twice(entries: tuple[str, ...], kind: str) -> None:
    organizations = {"organizations": "so-vi-du: {name: Sở}\n"}
    terms = {**organizations, **people(*entries, vocabulary=kind)}

    assert [("t1", 2)] == told(whole(terms=terms))


@pytest.mark.parametrize(
    "entries",
    [
        ("name: Lê Văn Khê, description: Giám đốc", "name: Lê Văn Khê, description: Bí thư"),
        ("name: Lê Văn Khê", "name: Lê Văn Khánh"),
        ("name: Lê Hòa", "name: Lê Hoa"),
    ],
)
def test_names_of_two(entries: tuple[str, ...]) -> None:
    assert [] == told(whole(terms=people(*entries)))


def of_people(*records: tuple[str, str], names: tuple[str, str]) -> Whole:
    """Records, each with who took part and who organized."""
    terms = people(*(f"name: {name}" for name in names))
    empty = facts()
    taken = [
        replace(
            empty,
            path=f"tin/{number}.md",
            organizer=organizer,
            terms=tuple(("people", person) for person in who.split()),
        )
        for number, (who, organizer) in enumerate(records)
    ]
    return whole(*taken, terms=terms)


NEAR = ("Nguyễn Thị Tình", "Nguyễn Thị Tính")
APART = (("t0", "so-vi-du"), ("t1", "so-vi-du"))


@pytest.mark.parametrize(
    "names", [NEAR, ("Võ Văn Hoàng Em", "Võ Văn Hoàn Em"), ("Võ Văn Hoàng Em", "Võ Văn Haong Em")]
)
def test_near_names_of_one_unit(names: tuple[str, str]) -> None:
    assert [("t1", 2)] == told(of_people(*APART, names=names))


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ((("t0", "so-vi-du"), ("t1", "trung-tam")), NEAR),
        ((*APART, ("t0 t1", "so-vi-du")), NEAR),
        (APART, ("Nguyễn Thị Tình", "Nguyễn Thị Thân")),
        (APART, ("Lê Quang Hùng", "Lê Quang Hằng")),
        (APART, ("Lê An", "Lê Ân")),
    ],
)
def test_near_names_of_two(records: tuple[tuple[str, str], ...], names: tuple[str, str]) -> None:
    assert [] == told(of_people(*records, names=names))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("name: Trung tâm Ứng dụng", "name: Trung tâm Ưng dụng", [("t1", 2)]),
        ("name: Trung tâm Ứng dụng", "name: Trung tâm Ứng dung", [("t1", 2)]),
        ("name: Trung tâm Ứng dụng, place: Hà Nam", "name: Trung tâm Ứng dung, place: Huế", []),
        ("name: Chi bộ văn phòng 1", "name: Chi bộ văn phòng 2", []),
        ("name: Khối thi đua 11", "name: Khối thi đua 12", []),
        ("name: Khối thi đua A", "name: Khối thi đua B", []),
    ],
)
def test_near_names_of_units(one: str, other: str, expected: list[tuple[str, int]]) -> None:
    assert expected == told(whole(terms=people(one, other, vocabulary="organizations")))


def test_terms_that_nothing_names_are_told_once_a_file() -> None:
    problems = list(unused(whole(facts())))

    assert [
        ("vocabulary/tags.yml", 1),
        ("vocabulary/organizations.yml", 8),
        ("vocabulary/people.yml", 2),
    ] == [(problem.path, problem.line) for problem in problems]
    assert "chi-bo (dòng 8)" in problems[1].found
    assert {"tu-vung-thua"} == {problem.code for problem in problems}


def test_a_long_list_is_cut() -> None:
    (problem,) = (
        problem
        for problem in unused(whole(facts(), terms=people(*["name: Ai đó"] * 30)))
        if problem.path.endswith("people.yml")
    )

    assert problem.found.startswith("30 mã")
    assert problem.found.endswith("t9 (dòng 10) và 20 mã khác")


def test_a_unit_that_others_are_part_of_is_used() -> None:
    archive = whole(facts(organizer="chi-bo"))

    assert "organizations" not in "".join(problem.path for problem in unused(archive))


def test_nothing_is_said_to_be_unused_while_records_have_errors() -> None:
    assert [] == list(unused(whole(facts(), complete=False)))


def test_a_vocabulary_that_is_broken_blames_nobody() -> None:
    archive = replace(whole(), vocabulary=vocabulary({}), written={})

    assert [] == [problem for rule in RULES for problem in rule(archive)]
