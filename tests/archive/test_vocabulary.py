import pytest

from plugins.archive.front_matter import FrontMatter, parse_yaml
from plugins.archive.source import Source
from plugins.archive.store import Store
from plugins.archive.vocabulary import parse_vocabulary


def parse(**files: str):  # type: ignore[no-untyped-def]  # noqa: ANN201 - the tuple it tests
    return parse_vocabulary(
        Source(f"vocabulary/{name}.yml", text.encode()) for name, text in files.items()
    )


def test_terms_keep_the_order_of_their_file() -> None:
    vocabulary, broken, problems = parse(
        tags="b: {name: B}\na: {name: A}", abbreviations="KH&CN: khoa học và công nghệ"
    )

    assert (set(), []) == (broken, problems)
    assert ["b", "a"] == list(vocabulary.tags)
    assert "A" == vocabulary.name("tags", "a")
    assert {"KH&CN": "khoa học và công nghệ"} == vocabulary.abbreviations
    assert {} == vocabulary.people


def test_a_file_that_was_parsed_before_is_recalled_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    units = "b: {name: B, parent: a, url: 'https://b.vn', aliases: [/x/]}\na: {name: A}"
    texts = {"organizations": units, "abbreviations": "KH&CN: khoa học", "tags": "- a"}
    sources = [Source(f"vocabulary/{name}.yml", text.encode()) for name, text in texts.items()]
    store, parsed = Store(), parse_vocabulary(sources)
    parse_vocabulary(sources, store)
    asked: list[str] = []

    def noted(text: str, path: str) -> FrontMatter:
        asked.append(path)
        return parse_yaml(text, path)

    monkeypatch.setattr("plugins.archive.vocabulary.parse_yaml", noted)
    recalled = parse_vocabulary(sources, store)

    # What is broken is told each time.
    assert ["vocabulary/tags.yml"] == asked
    assert parsed[1:] == recalled[1:]
    assert parsed[0].known() == recalled[0].known()
    assert ["b", "a"] == [*recalled[0].organizations]
    parse_vocabulary(sources, store, b"other code")
    assert 4 == len(asked)


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("tags", "a: {name: A}\na: {name: B}", "trung-truong", 2),
        ("tags", "a: {name: A}\nB c: {name: B}", "gia-tri-sai", 2),
        ("tags", "a: {name: A}\ncon: {name: B}", "gia-tri-sai", 2),
        ("tags", "a: A", "gia-tri-sai", 1),
        ("tags", "a: {}", "thieu-truong", 1),
        ("tags", "a: {nmae: A, name: B}", "truong-la", 1),
        ("tags", "- a", "yaml-khong-phai-truong", 1),
        ("tags", "a: {name: A}\n---\nb: {name: B}", "yaml-hai-phan", 2),
        ("tags", "", "tep-rong", 1),
        ("abbreviations", "a: {b: c}", "gia-tri-sai", 1),
        ("organizations", "a: {name: A, parent: b}", "tu-vung-la", 1),
        ("organizations", "a: {name: A}\nb: {name: B, parent: b}", "truc-thuoc-vong", 2),
        (
            "organizations",
            "c: {name: C, parent: b}\na: {name: A, parent: c}\nb: {name: B, parent: a}",
            "truc-thuoc-vong",
            2,
        ),
        ("persons", "a: {name: A}", "ten-tep", 1),
    ],
)
def test_a_broken_file_has_a_problem_and_is_named(
    name: str, text: str, code: str, line: int
) -> None:
    _, broken, problems = parse(**{name: text})

    assert {name} == broken
    assert [(code, line)] == [(problem.code, problem.line) for problem in problems]
    assert not any("[key]" in problem.field for problem in problems)
