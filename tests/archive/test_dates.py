import pickle
import re
from collections.abc import Callable
from datetime import date, time

import pytest
from edtf import Date, Interval, UncertainOrApproximate, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.archive.dates import PartialDate, Published, parse_partial_date, parse_published


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022-09-14", date(2022, 9, 14), date(2022, 9, 14), "day"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2017", date(2017, 1, 1), date(2017, 12, 31), "year"),
        ("2019-01/2019-06", date(2019, 1, 1), date(2019, 6, 30), "interval"),
        ("2021-09-14/2022", date(2021, 9, 14), date(2022, 12, 31), "interval"),
    ],
)
def test_a_date_spans_the_days_it_can_mean(
    text: str, first: date, last: date, precision: str
) -> None:
    parsed = parse_partial_date(text)

    assert (first, last, text, precision) == (
        parsed.first,
        parsed.last,
        parsed.edtf,
        parsed.precision,
    )


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2017", False, False),
        ("2017~", True, False),
        ("2017-05?", False, True),
        ("2017-05-01%", True, True),
        ("2017~/2018", True, False),
        ("2017/2018?", False, True),
    ],
)
def test_doubt_is_kept(text: str, approximate: bool, uncertain: bool) -> None:  # noqa: FBT001
    parsed = parse_partial_date(text)

    assert (approximate, uncertain) == (parsed.approximate, parsed.uncertain)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2022-02-30", "2022-13", "0000", "22", "201X", "2021-21", "2022-9-1"),
        *("2022-09-14T10:00", "[2021,2022]", "y-170000002", "hôm nay", "２０２２", "2022-09-14 "),
        *("2022/2021", "2022/", "/2022", "2022/..", "/..", "../2022", "2020/2021/2022"),
    ],
)
def test_what_is_no_date_has_a_remedy(text: str) -> None:
    with pytest.raises(ValueError, match=r"ví dụ \d{4}"):
        parse_partial_date(text)


@pytest.mark.parametrize("text", ["14/09/2022", "14-9-2022", "14.09.2022"])
def test_a_date_with_the_day_first_is_turned(text: str) -> None:
    for parse in (parse_partial_date, parse_published):
        with pytest.raises(ValueError, match=r": 2022-09-14$"):
            parse(text)


def test_an_impossible_date_with_the_day_first_is_not_turned() -> None:
    with pytest.raises(ValueError, match="ngày có thật"):
        parse_partial_date("31/02/2022")


def test_an_interval_the_wrong_way_round_is_turned() -> None:
    with pytest.raises(ValueError, match=r"2019-01/2019-06$"):
        parse_partial_date("2019-06/2019-01")


@given(st.dates())
def test_any_day_is_read_back(day: date) -> None:
    iso = day.isoformat()

    assert PartialDate(day, day, iso, "day") == parse_partial_date(iso)
    assert Published(day) == parse_published(iso)


ENDS = st.builds(
    lambda day, length, mark: day.isoformat()[:length] + mark,
    st.dates(),
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "?", "~", "%"]),
)


@given(st.lists(ENDS, min_size=1, max_size=2).map("/".join))
@settings(max_examples=40)
def test_a_date_that_is_taken_without_the_parser_of_edtf_is_one(text: str) -> None:
    if outcome(parse_partial_date, text).startswith("PartialDate"):
        assert isinstance(parse_edtf(text), Interval | Date | UncertainOrApproximate)


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/~?%XTZ:.[]{},", max_size=30))
def test_any_text_is_a_date_or_has_a_remedy(text: str) -> None:
    for parse in (parse_partial_date, parse_published):
        assert re.search("^(?:PartialDate|Published)|ví dụ|viết", outcome(parse, text))


def outcome(parse: Callable[[str], object], text: str) -> str:
    """What a parser makes of a text, or its remedy."""
    try:
        return repr(parse(text))
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(
    ("text", "published", "iso"),
    [
        ("2022-09-16", Published(date(2022, 9, 16)), "2022-09-16"),
        (
            "2019-07-10T16:55+07:00",
            Published(date(2019, 7, 10), time(16, 55)),
            "2019-07-10T16:55+07:00",
        ),
    ],
)
def test_publication_is_a_day_with_or_without_time(
    text: str, published: Published, iso: str
) -> None:
    assert published == parse_published(text)
    assert iso == published.iso


@pytest.mark.parametrize(
    "text",
    [
        *("2022-09", "2022", "2022-09-16 10:00", "2022-09-16T10:00", "2022-09-16T10:00Z"),
        *("2022-09-16T24:00+07:00", "2022-09-16T10:00+08:00", "2022-09-31", "2022-09-16\n"),
    ],
)
def test_what_is_no_time_of_publication(text: str) -> None:
    with pytest.raises(ValueError, match=r"2019-07-10T16:55|ví dụ"):
        parse_published(text)


@pytest.mark.parametrize(
    ("text", "days", "months"),
    [
        ("2022-09-14", [date(2022, 9, 14)], [(2022, 9)]),
        ("2022-09-14~", [date(2022, 9, 14)], [(2022, 9)]),
        ("2022-09", [], [(2022, 9)]),
        ("2022", [], []),
        (
            "2021-12-31/2022-01-01",
            [date(2021, 12, 31), date(2022, 1, 1)],
            [(2021, 12), (2022, 1)],
        ),
        ("2021-12-31/2022-02", [], [(2021, 12), (2022, 1), (2022, 2)]),
        ("2021-12-31/2022", [], []),
        ("2020-01/2021-01", [], []),
    ],
)
def test_a_meeting_of_several_days_names_each_and_what_is_longer_names_none(
    text: str, days: list[date], months: list[tuple[int, int]]
) -> None:
    held = parse_partial_date(text)

    assert (tuple(days), tuple(months)) == (held.days, held.months)


@pytest.mark.parametrize(
    "date",
    [
        *map(parse_partial_date, ["2022-09-14", "2019-07?", "2017~", "2018%", "2019-01/2019-06"]),
        *map(
            parse_published, ["2022-09-16", "2019-07-10T16:55+07:00", "2019-07-10T16:55:30+07:00"]
        ),
    ],
)
def test_a_date_is_sent_whole(date: PartialDate | Published) -> None:
    assert date == pickle.loads(pickle.dumps(date))  # noqa: S301 - packed here
