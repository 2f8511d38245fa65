import pytest

from plugins.checks.consistency import RULES
from tests.checks.sample_records import subject, told

CHANGE = "- date: {}\n  kind: {}\n  note: Sửa."


def changes(*entries: tuple[str, str]) -> str:
    return "\n".join(CHANGE.format(*entry) for entry in entries)


def people(*entries: tuple[str, str, str]) -> str:
    lines = ("- person: {}\n  role: {}\n  part: {}".format(*entry) for entry in entries)
    return "\n".join(lines)


def elected(size: int, *members: str, body: str = "Ban Thanh tra nhân dân") -> str:
    named = "".join(f"\n  - person: {member}" for member in members)
    return f"- body: {body}\n  size: {size}" + (f"\n  members:{named}" if members else "")


MISSING_NAMES = "- about: elected.members\n  kind: thieu\n  text: Nguồn chỉ nêu một tên."


def test_a_record_in_order_gives_nothing() -> None:
    about = subject(
        "Hội nghị bầu Ban Thanh tra nhân dân gồm 2 người; có 57 đại biểu tham dự.",
        people=people(("le-an", "Giám đốc", "chu-tri"), ("le-an", "Giám đốc", "phat-bieu")),
        elected=elected(2, "le-an", "tran-hoa"),
        delegates="{count: 57}",
        changes=changes(("2022-09-16", "cap-nhat"), ("2022-09-20", "dinh-chinh")),
    )

    assert [] == told(RULES, about)


@pytest.mark.parametrize("day", ["2022-09-16", "2022-09", "2022", "2022-09-15/2022-09-17"])
def test_a_meeting_before_its_publication(day: str) -> None:
    assert [] == told(RULES, subject(event=f"\n  date: {day}"))


@pytest.mark.parametrize("day", ["2022-09-17", "2022-10", "2023", "2022-09-17/2022-09-18"])
def test_a_meeting_after_its_publication(day: str) -> None:
    assert [("hop-sau-dang", "event.date")] == told(RULES, subject(event=f"\n  date: {day}"))


def test_a_person_with_two_offices() -> None:
    entries = people(("le-an", "Giám đốc Sở", "chu-tri"), ("le-an", "Vụ trưởng", "phat-bieu"))

    assert [("hai-chuc-danh", "people[1].role")] == told(RULES, subject(people=entries))


@pytest.mark.parametrize(
    "entries",
    [
        people(("le-an", "Giám đốc Sở", "chu-tri"), ("le-an", "giám đốc Sở", "phat-bieu")),
        people(("le-an", "Giám đốc Sở", "chu-tri"), ("tran-hoa", "Vụ trưởng", "chu-tri")),
        people(("le-an", "Giám đốc", "chu-tri")) + "\n- person: le-an\n  part: phat-bieu",
    ],
)
def test_a_person_with_one_office(entries: str) -> None:
    assert [] == told(RULES, subject(people=entries))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (
            {
                "people": people(
                    ("le-an", "Vụ trưởng", "tham-du"), ("le-an", "Vụ trưởng", "tham-du")
                )
            },
            "people[1]",
        ),
        ({"elected": elected(2, "le-an", "le-an")}, "elected[0].members[1]"),
    ],
)
def test_a_person_named_twice(fields: dict[str, str], field: str) -> None:
    assert [("nguoi-lap", field)] == told(RULES, subject(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"elected": elected(2, "le-an")},
        {"elected": elected(1, "le-an", "tran-hoa")},
        {"elected": elected(1, "le-an", "tran-hoa"), "notes": MISSING_NAMES},
    ],
)
def test_members_that_do_not_make_the_size(fields: dict[str, str]) -> None:
    assert [("so-nguoi-lech", "elected[0].size")] == told(RULES, subject(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"elected": elected(3)},
        {"elected": elected(3, "le-an"), "notes": MISSING_NAMES},
        {"elected": "- body: Chi ủy\n  members:\n  - person: le-an"},
    ],
)
def test_members_that_nobody_can_count(fields: dict[str, str]) -> None:
    assert [] == told(RULES, subject(**fields))


@pytest.mark.parametrize(
    "body",
    [
        "Hội nghị bầu Ban Thanh tra nhân dân gồm 7 người.",
        "Hội nghị bầu Ban Thanh tra nhân dân mới, gồm bảy đồng chí.",
        "Ban Thanh tra nhân dân có 07 thành viên.",
    ],
)
def test_a_text_that_gives_a_body_another_size(body: str) -> None:
    assert [("so-nguoi-lech", "elected[0].size")] == told(RULES, subject(body, elected=elected(5)))


@pytest.mark.parametrize(
    "body",
    [
        "Hội nghị bầu Ban Thanh tra nhân dân gồm năm người.",
        "Ban Thanh tra nhân dân nhiệm kỳ 2018–2020 gồm 7 người báo cáo.",
        "Ban Thanh tra nhân dân họp. Đoàn chủ tịch gồm 3 người.",
        "Trước đây Ban Thanh tra nhân dân có 7 người, nay Ban Thanh tra nhân dân gồm 5 người.",
    ],
)
def test_a_text_that_gives_a_body_its_size(body: str) -> None:
    assert [] == told(RULES, subject(body, elected=elected(5)))


@pytest.mark.parametrize(
    "body",
    ["Có 75 đại biểu tham dự.", "Dự Đại hội có 17 đảng viên; 1.057 đại biểu chính thức tham dự."],
)
def test_a_text_that_counts_other_delegates(body: str) -> None:
    about = subject(body, delegates="{count: 57}")

    assert [("so-dai-bieu-lech", "delegates.count")] == told(RULES, about)


@pytest.mark.parametrize(
    "body",
    [
        "Có 57 đại biểu tham dự, trong đó 30 đại biểu nữ tham dự lần đầu.",
        "Đại hội bầu 5 đại biểu dự Đại hội cấp trên.",
        "Trung bình 2,5 đại biểu dự mỗi tổ.",
        "Có 75 đại biểu quốc tế gửi thư.",
    ],
)
def test_a_text_that_counts_the_same_delegates_or_others(body: str) -> None:
    assert [] == told(RULES, subject(body, delegates="{count: 57}"))


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ((("2022-09-20", "cap-nhat"), ("2022-09-18", "cap-nhat")), "changes[1].date"),
        ((("2022-09-15", "dinh-chinh"),), "changes[0].date"),
    ],
)
def test_changes_out_of_order(entries: tuple[tuple[str, str], ...], field: str) -> None:
    assert [("thay-doi-sai-ngay", field)] == told(RULES, subject(changes=changes(*entries)))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"status": "da-rut"}, "status"),
        ({"status": "da-rut", "changes": changes(("2022-09-20", "cap-nhat"))}, "status"),
        ({"changes": changes(("2022-09-20", "rut-bai"))}, "changes[0].kind"),
    ],
)
def test_a_withdrawal_told_by_halves(fields: dict[str, str], field: str) -> None:
    assert [("rut-bai-lech", field)] == told(RULES, subject(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "da-rut", "changes": changes(("2022-09-20", "rut-bai"))},
        {"changes": changes(("2022-09-20", "rut-bai"), ("2022-10-01", "cap-nhat"))},
    ],
)
def test_a_withdrawal_told_twice(fields: dict[str, str]) -> None:
    assert [] == told(RULES, subject(**fields))
