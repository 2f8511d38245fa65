import random

import pytest

from plugins.checks.duplicates import ALIKE, ALIKE_ON_A_DAY, RULES
from plugins.checks.facts import Facts
from plugins.checks.similar import likeness
from plugins.checks.whole import Whole
from tests.checks.sample_records import SYLLABLES, TEXT, facts, whole


def prose(seed: int, length: int = 300) -> str:
    draw = random.Random(seed)  # noqa: S311 - the same texts each time are what is wanted
    return " ".join(draw.choices(SYLLABLES, k=length))


def told(archive: Whole) -> list[tuple[str, str]]:
    problems = [problem for rule in RULES for problem in rule(archive)]
    assert {"bai-trung"} >= {problem.code for problem in problems}
    return [(problem.path, problem.found.split()[-1]) for problem in problems]


def first(**fields: str) -> Facts:
    return facts("tin/a.md", TEXT, **fields)


@pytest.mark.parametrize(
    "body",
    [TEXT, TEXT.replace("thống kê", "thống kế"), f"{TEXT} Người viết: H.Nhung.", TEXT[200:]],
)
def test_a_text_that_stands_twice_is_told_at_the_later(body: str) -> None:
    other = facts("tin/b.md", body, title="Tin khác hẳn", event="\n  date: 2022-09-01")

    assert [("tin/b.md", "tin/a.md")] == told(whole(first(), other))


def test_a_text_much_changed_is_one_where_the_day_is() -> None:
    """A unit writes of its meetings year by year in much the same words."""
    changed = TEXT.replace("nghiệm", "nghiêm").replace("thống", "thông")

    def other(day: str) -> Facts:
        return facts("tin/b.md", changed, title="Tin viết lại", event=f"\n  date: {day}")

    assert ALIKE_ON_A_DAY < likeness(first().sketch, other("2022").sketch) < ALIKE
    assert [("tin/b.md", "tin/a.md")] == told(whole(first(), other("2022-09-14")))
    assert [] == told(whole(first(), other("2022-09-13")))


def test_a_text_is_found_again_among_many() -> None:
    others = [
        facts(
            f"tin/c{seed}.md",
            prose(seed),
            event=f"\n  date: 2022-0{seed % 8 + 1}",
            title=f"Tin {seed}",
        )
        for seed in range(60)
    ]
    last = facts("tin/d.md", TEXT, title="Tin chép lại", event="\n  date: 2022-09-01")

    assert [("tin/d.md", "tin/a.md")] == told(whole(first(), *others, last))


def test_what_is_withdrawn_may_be_told_anew() -> None:
    change = "- date: 2022-09-17\n  kind: rut-bai\n  note: Viết lại."

    assert [] == told(whole(first(status="da-rut", changes=change), facts("tin/b.md", TEXT)))


def test_agency_news_share_their_first_and_last_paragraphs() -> None:
    opening, closing = prose(1, 60), prose(2, 60)
    news = [
        facts(
            f"tin/{seed}.md",
            f"{opening}\n\n{prose(seed)}\n\n{closing}",
            title=f"Tin số {seed}",
            event=f"\n  date: 2022-08-{seed:02}",
        )
        for seed in range(3, 28)
    ]

    assert [] == told(whole(*news))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Hội nghị năm 2022", prose(5)),
        ("HỘI NGHỊ, năm 2022", "Sở họp."),
        ("Hoi nghi nam 2022", "Sở họp."),
        ("Hội nghị lớn năm 2022", TEXT[: len(TEXT) // 2]),
    ],
)
def test_a_meeting_of_one_unit_day_and_title(title: str, body: str) -> None:
    assert [("tin/b.md", "tin/a.md")] == told(whole(first(), facts("tin/b.md", body, title=title)))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Hội nghị năm 2021"},
        {"title": "Lớp tập huấn năm 2022"},
        {"title": "Hội nghị năm 2022", "event": "\n  date: 2022-09-13"},
        {"title": "Hội nghị năm 2022", "organizer": "trung-tam"},
    ],
)
def test_a_meeting_of_another_unit_day_or_title(fields: dict[str, str]) -> None:
    assert [] == told(whole(first(), facts("tin/b.md", prose(5), **fields)))


def test_two_numbered_meetings_of_a_day_are_two() -> None:
    one, other = (
        facts(
            f"tin/{number}.md",
            TEXT[: length * len(TEXT) // 8],
            title=f"Hội nghị học tập của tổ {number} ở Sở",
        )
        for number, length in ((1, 6), (2, 3))
    )

    assert 0.25 < likeness(one.sketch, other.sketch) < ALIKE_ON_A_DAY
    assert [] == told(whole(one, other))


def test_a_meeting_of_which_only_the_year_is_known_may_have_been_another() -> None:
    one, other = (facts(f"tin/{seed}.md", prose(seed), event="\n  date: 2022") for seed in (1, 2))

    assert [] == told(whole(one, other))
