from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.archive import (
    TERM_FIELDS,
    Archive,
    Index,
    build_archive,
    days,
    index_by,
    months,
    organizations,
    people,
    years,
)
from plugins.archive.record import Record
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from tests.archive.samples import good, parse

VOCABULARY = parse_vocabulary(
    Source(f"vocabulary/{name}.yml", text.encode())
    for name, text in {
        "kinds": "hoi-nghi: {name: A}",
        "categories": "tin-tuc: {name: B}",
        "organizations": "so-vi-du: {name: C}",
        "people": "le-an: {name: D}",
        "tags": "quy-che: {name: E}\nkhen-thuong: {name: F}",
    }.items()
)[0]


@st.composite
def records(draw: st.DrawFn) -> Record:
    day = draw(st.dates(date(2020, 1, 1), date(2022, 3, 1)))
    held = draw(st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y", "%Y-%m-%d/2023"]))
    published = draw(st.booleans())
    status = draw(st.sampled_from(["cong-bo", "cong-bo", "da-rut"]))
    slug = draw(st.sampled_from("abcdef"))
    text = good(
        published=day.isoformat() if published else "",
        event=f"{{date: {(date(day.year - 1, 12, 31) if published else day).strftime(held)}}}",
        status=status,
        tags=draw(st.sampled_from(["", "[quy-che]", "[quy-che, quy-che]"])),
    )
    return parse(text, f"tin/{day.year}/{day.year}-{slug}.md")


ARCHIVES = st.lists(records(), max_size=12, unique_by=lambda record: record.path).map(
    lambda found: build_archive(found, [], VOCABULARY, [], [])
)


def in_order(found: Iterable[Record]) -> bool:
    keys = [(-record.date.toordinal(), record.path) for record in found]
    return keys == sorted(keys)


@given(ARCHIVES)
def test_every_record_is_in_exactly_the_right_indexes(archive: Archive) -> None:
    indexes: list[tuple[Index[Any], Callable[[Record], Iterable[Any]]]] = [
        (archive.by_day, days),
        (archive.by_month, months),
        (archive.by_year, years),
        (archive.by_event_year, lambda record: [record.metadata.event.date.first.year]),
        *((archive.by_term[name], terms_of) for name, terms_of in TERM_FIELDS.items()),
    ]
    for index, keys_of in indexes:
        expected = {(key, record.path) for record in archive.records for key in keys_of(record)}
        actual = [(key, record.path) for key, found in index.items() for record in found]

        assert expected == set(actual)
        assert len(expected) == len(actual)
        assert all(map(in_order, index.values()))


@given(ARCHIVES)
def test_records_are_newest_first_and_ties_go_by_path(archive: Archive) -> None:
    assert in_order(archive.records)
    assert in_order(archive.withdrawn)


@given(ARCHIVES)
def test_a_withdrawn_record_stands_in_no_list(archive: Archive) -> None:
    assert not any(record.withdrawn for record in archive.records)
    assert all(record.withdrawn for record in archive.withdrawn)


@given(ARCHIVES)
def test_periods_are_newest_first(archive: Archive) -> None:
    for index in (archive.by_day, archive.by_month, archive.by_year, archive.by_event_year):
        assert sorted(index, reverse=True) == list(index)


@given(st.lists(records(), max_size=6, unique_by=lambda record: record.path), st.randoms())
def test_the_order_of_reading_changes_nothing(found: list[Record], random: object) -> None:
    shuffled = sorted(found, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert build_archive(found, [], VOCABULARY, [], []) == build_archive(
        shuffled, [], VOCABULARY, [], []
    )


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        ("hoi-nghi-ccvc", (2, [(2022, 9), (2022, 9)], [2022])),
        ("dai-hoi-chi-bo", (0, [(2022, 6)], [2022])),
        ("so-ket-nua-nhiem-ky", (0, [], [2020])),
        ("tong-ket-nam-2019", (2, [(2019, 12), (2020, 1)], [2019, 2020])),
    ],
)
def test_only_what_is_known_of_a_date_is_indexed(
    archive: Archive, slug: str, expected: tuple[int, list[tuple[int, int]], list[int]]
) -> None:
    record = next(record for record in archive.records if record.slug == slug)

    assert expected == (len(days(record)), months(record), years(record))


def test_terms_come_in_the_order_of_the_vocabulary(archive: Archive) -> None:
    assert ["so-vi-du", "trung-tam", "chi-bo"] == list(archive.by_term["organizations"])
    assert ["le-an", "tran-hoa", "nguyen-dang-y", "pham-binh"] == list(archive.by_term["people"])


def test_a_person_elected_counts_as_taking_part(archive: Archive) -> None:
    by_id = {record.metadata.id: record for record in archive.records}
    full, congress = by_id["vi-du-2022-ccvc"], by_id["chi-bo-2022-dai-hoi"]

    assert ["so-vi-du", "trung-tam"] == organizations(full)
    assert ("tran-hoa", "pham-binh") == people(congress)
    assert 1 == archive.by_term["people"]["tran-hoa"].count(full)


def test_an_index_holds_a_record_once_for_each_of_its_keys(archive: Archive) -> None:
    record = archive.records[0]

    assert {"a": (record,), "b": (record,)} == index_by([record], lambda _: ["a", "b", "a"])
