"""Any text is written so that whoever reads the format gets it back."""

import re
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.dates import VIETNAM
from plugins.calendars.icalendar import day, moment, text, write_lines

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"))


@given(LINES.map(lambda line: line * 3))
def test_a_folded_line_is_short_cuts_no_letter_and_is_read_back(line: str) -> None:
    written = write_lines([line])
    first, *others = written.removesuffix(b"\r\n").split(b"\r\n")

    assert written.endswith(b"\r\n")
    assert all(len(part) <= 75 for part in (first, *others))
    assert all(part.startswith(b" ") for part in others)
    assert line == first.decode() + "".join(part[1:].decode() for part in others)


def test_a_line_is_cut_no_sooner_than_needed() -> None:
    assert b"a" * 75 + b"\r\n" == write_lines(["a" * 75])
    assert b"a" * 75 + b"\r\n b\r\n" == write_lines(["a" * 75 + "b"])
    assert b"a" * 74 + "\r\n ữ\r\n".encode() == write_lines(["a" * 74 + "ữ"])


@given(TEXTS)
def test_an_escaped_text_stands_on_one_line_and_is_read_back(said: str) -> None:
    written = text(said)
    read = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], written)

    assert "\n" not in written
    assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", written)
    assert said == read


def test_days_and_moments_are_written_in_figures() -> None:
    assert "20220914" == day(date(2022, 9, 14))
    assert "20220915T170000Z" == moment(datetime(2022, 9, 16, tzinfo=VIETNAM))
