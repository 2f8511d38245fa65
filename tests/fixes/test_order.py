import pytest

from plugins.archive.metadata import Metadata
from plugins.archive.vocabulary import MODELS
from plugins.fixes.order import order_fields


def ordered(yaml: str) -> str:
    """Put the fields of a record in order."""
    lines, _ = order_fields(f"{yaml}\n", Metadata)
    return "\n".join(line for _, line in lines).removesuffix("\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("title: b\nid: a", "id: a\ntitle: b"),
        ("# về tên\ntitle: b\n# về mã\n# (1)\nid: a", "# về mã\n# (1)\nid: a\n# về tên\ntitle: b"),
        ("# đầu\n\ntitle: b\nid: a", "# đầu\n\nid: a\ntitle: b"),
        ("title: b\n\nid: a\n\n# cuối", "id: a\ntitle: b\n\n\n# cuối"),
        ("event:\n  time: c\n  date: d", "event:\n  date: d\n  time: c"),
        (
            "people:\n- part: c\n  # ai\n  person: d\n- person: e",
            "people:\n  # ai\n- person: d\n  part: c\n- person: e",
        ),
        (
            "elected:\n  - members:\n      - office: a\n        person: b\n    body: c",
            "elected:\n  - body: c\n    members:\n      - person: b\n        office: a",
        ),
        ("title: |\n  # b\n  c\nid: a", "id: a\ntitle: |\n  # b\n  c"),
        # What the table does not know stays behind what it stood behind.
        ("title: b\nla: x\nid: a", "id: a\ntitle: b\nla: x"),
        ("la: x\ntitle: b\nid: a", "la: x\nid: a\ntitle: b"),
    ],
)
def test_fields_move_with_their_comments_and_lines(written: str, meant: str) -> None:
    assert meant == ordered(written)
    assert meant == ordered(meant)


@pytest.mark.parametrize(
    "yaml",
    [
        "{title: b, id: a}",
        "event: {time: c, date: d}",
        # What looks like a comment is a part of the title.
        'title: "b\n# c"\nid: a',
        "? title\n: b\n? id\n: a",
        "a: 1\nb: 2",
    ],
)
def test_what_cannot_be_moved_line_by_line_stays(yaml: str) -> None:
    assert yaml == ordered(yaml)


def test_the_terms_of_a_vocabulary_stay_in_their_order() -> None:
    yaml = "b:\n  short_name: x\n  name: y\na:\n  name: z"
    lines, moved = order_fields(yaml, MODELS["organizations"])

    assert "b:\n  name: y\n  short_name: x\na:\n  name: z" == "\n".join(line for _, line in lines)
    assert 1 == moved
