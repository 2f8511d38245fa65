import pytest

from plugins.archive.placeholders import holds_placeholder, placeholder
from tests.archive.samples import attempt, good, parse, problem, problems

PEOPLE = """
- person: «điền mã người»
  role: Giám đốc
  part: chu-tri
- person: le-an
  part: phat-bieu"""


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": "«điền tiêu đề»"}, 3),
        ({"summary": "Ngày 14/9, sở họp; «điền kết quả»."}, 4),
        ({"title": "«Điền tiêu đề"}, 3),
        ({"people": PEOPLE}, 12),
        ({"published": "«điền ngày đăng»"}, 7),
        ({"delegates": "{count: «điền số»}"}, 11),
    ],
    ids=str,
)
def test_what_waits_to_be_filled_in_is_not_published(fields: dict[str, str], line: int) -> None:
    found = problem(lambda: parse(good(**fields)))

    assert ("cho-dien", line) == (found.code, found.line)
    assert "điền" in found.found


def test_a_placeholder_in_the_body_is_told_on_its_line() -> None:
    text = good() + "\n«điền diễn biến» và «điền kết quả»\n"

    found = problems(lambda: parse(text))

    assert [("cho-dien", 14, 1), ("cho-dien", 14, 21)] == [
        (p.code, p.line, p.column) for p in found
    ]


def test_a_withdrawn_record_holds_no_placeholder() -> None:
    assert "cho-dien" == problem(lambda: parse(good(status="da-rut", theme="«điền»"))).code


def test_a_draft_shows_texts_that_wait_and_leaves_out_what_else_does() -> None:
    fields = {"title": "«điền tiêu đề»", "people": PEOPLE, "published": "«điền ngày»"}
    record, faults = attempt(
        lambda: parse(good(status="ban-nhap", **fields), "tin/2022/2022-09-14-hop.md")
    )

    assert record, faults
    assert "«điền tiêu đề»" == record.metadata.title
    assert ["le-an"] == [participant.person for participant in record.metadata.people]
    assert record.metadata.published is None


def test_entries_in_entries_are_left_out_alone() -> None:
    elected = """
- body: Ban Thanh tra
  members:
  - person: «điền mã người»
  - person: le-an
  - person: «điền mã người»
- body: Ban khác
  size: «điền số»"""

    (body,) = parse(good(status="ban-nhap", elected=elected)).metadata.elected

    assert ["le-an"] == [member.person for member in body.members]


def test_other_faults_of_a_draft_are_told_on_their_lines() -> None:
    people = PEOPLE.replace("part: phat-bieu", "part: nghe")

    found = problem(lambda: parse(good(status="ban-nhap", people=people)))

    assert ("gia-tri-sai", 17) == (found.code, found.line)


def test_all_that_is_wrong_is_told_in_one_run() -> None:
    text = good(title="«điền»", kind="la") + "\n# Đề mục cấp 1\n"

    assert {"cho-dien", "tu-vung-la", "de-muc-cap-1"} == {
        p.code for p in problems(lambda: parse(text))
    }


def test_what_is_required_cannot_wait_even_in_a_draft() -> None:
    found = problem(lambda: parse(good(status="ban-nhap", kind="«điền loại»")))

    assert ("cho-dien", "kind", 5) == (found.code, found.field, found.line)


def test_what_is_required_is_told_once_of_what_is_published() -> None:
    found = problem(lambda: parse(good(kind="«điền loại»")))

    assert ("cho-dien", "kind") == (found.code, found.field)


@pytest.mark.parametrize("text", ["điền tên", "« điền kinh", "«tên ban»", "“điền tên”", "«điền»"])
def test_only_its_own_marks_make_a_placeholder(text: str) -> None:
    assert (text.startswith("«") and "điền" in text) is holds_placeholder(text)
    assert holds_placeholder(placeholder("tên ban"))
