import pytest

from plugins.archive.front_matter import Value, dotted, parse_yaml, split_front_matter
from tests.archive.samples import problem, problems


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("1.10", "1.10"),
        ("0o17", "0o17"),
        ("2022-09-14", "2022-09-14"),
        ("true", "true"),
        ('"~"', "~"),
        ('""', ""),
        ("[a, b]", ["a", "b"]),
        ("{a: b}", {"a": "b"}),
        (">\n  a\n  b", "a b"),
        ("|\n  a\n  b", "a\nb"),
    ],
)
def test_scalars_stay_what_they_look_like(yaml: str, expected: Value) -> None:
    assert {"x": expected} == parse_yaml(f"x: {yaml}", "p").mapping


@pytest.mark.parametrize("yaml", ["", "~", "null"])
def test_a_field_left_empty_is_not_given_but_has_its_place(yaml: str) -> None:
    front_matter = parse_yaml(f"a:\n  b: {yaml}\n  c: d", "p")

    assert {"a": {"c": "d"}} == front_matter.mapping
    assert (2, 3) == front_matter.places["a", "b"]


def test_nothing_is_an_empty_mapping() -> None:
    assert {} == parse_yaml("\n# chỉ có ghi chú\n", "p").mapping


def test_every_value_has_its_place() -> None:
    front_matter = parse_yaml("a: b\nc:\n  - d: e\n  - f", "p")

    assert {
        (): (1, 1),
        ("a",): (1, 1),
        ("c",): (2, 1),
        ("c", 0): (3, 5),
        ("c", 0, "d"): (3, 5),
        ("c", 1): (4, 5),
    } == front_matter.places


def test_a_problem_stands_at_the_nearest_known_place() -> None:
    found = parse_yaml("a: b\nc:\n  d: e", "p").problem(("c", "x", 0), "ma", "thấy", "cần")

    assert ("p", 2, "c.x[0]") == (found.path, found.line, found.field)


def test_the_body_begins_on_its_line() -> None:
    front_matter, body, line = split_front_matter("---\na: b\n--- \nMột\n\n---\nHai", "p")

    assert {"a": "b"} == front_matter.mapping
    assert ("\nMột\n\n---\nHai", 3) == (body, line)


@pytest.mark.parametrize(
    ("yaml", "line", "remedy"),
    [
        ('a: b\nc: "d\ne: f\ng: h', 2, "đóng dấu ngoặc kép"),
        ("a: [b, c\nd: e", 1, "đóng dấu ngoặc"),
        ("a: b: c", 1, "hai chấm"),
        ("a: b\n c: d", 2, "thụt dòng"),
        ("a:\n\t- b", 2, "phím Tab"),
        ("a: @b", 1, "ngoặc kép"),
        ("a: %b", 1, "ngoặc kép"),
        ("a: b\nc\nd: e", 2, "tên: giá trị"),
        ('a: "C:\\qua"', 1, "\\\\"),
        ("a: b\n...\nc: d", 3, "xóa dòng"),
    ],
)
def test_a_fault_is_told_where_it_begins(yaml: str, line: int, remedy: str) -> None:
    found = problem(lambda: parse_yaml(yaml, "p"))

    assert ("yaml-hong", line) == (found.code, found.line)
    assert remedy in found.write


def test_all_keys_given_twice_are_told() -> None:
    found = problems(lambda: parse_yaml("a:\nb: {c: 1, c: 2}\na: 2", "p"))

    assert [(2, "b.c"), (3, "a")] == [(problem.line, problem.field) for problem in found]
    assert "dòng 1" in found[1].found


@pytest.mark.parametrize("yaml", ["&a b: c", "!!str b: c", "[b]: c", "{b: c}: d", "*a : b"])
def test_a_name_of_a_field_is_a_plain_word(yaml: str) -> None:
    assert "yaml-ten-truong" == problem(lambda: parse_yaml(f"x: y\n{yaml}", "p")).code


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    bomb = "a0: &a0 x\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )

    assert "yaml-neo" == problem(lambda: parse_yaml(bomb, "p")).code


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_nesting_without_end_is_stopped(opening: str) -> None:
    found = problem(lambda: parse_yaml("a:\n  " + opening * 50_000, "p"))

    assert found.code in {"yaml-long-nhau", "yaml-ten-truong"}


def test_a_location_is_written_as_editors_read_it() -> None:
    assert "people[0].part" == dotted(("people", 0, "part"))
    assert "" == dotted(())
