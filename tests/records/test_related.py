"""Related records: why, in which order, and at what cost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import overload

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.archive import Archive, build_archive
from plugins.archive.dates import PartialDate
from plugins.archive.metadata import Event
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.records.neighbours import neighbours
from plugins.records.related import MOST_RELATED, NEAREST, Relations, nearest, related_views
from tests.archive.samples import with_fields

LOOKS = 11 + 2 * 4 + 1
"""Steps to find a place among two thousand, then where the nearest begin, then these."""


class Counted(Sequence[int]):
    """The numbers of records of an index, which counts how often it is looked into."""

    def __init__(self, numbers: Iterable[int]) -> None:
        self.numbers = [*numbers]
        self.looks = 0

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        self.looks += 1
        return self.numbers[place]


@pytest.fixture(scope="module")
def long_archive(archive: Archive) -> Archive:
    """Two thousand records of one unit and one kind, five days apart."""
    some = next(r for r in archive.records if r.metadata.id == "song-xanh-2023-hoi-nghi")
    records = [held_on(date(2000, 1, 1) + timedelta(5 * number), some) for number in range(2000)]
    return build_archive(records, (), archive.vocabulary, (), ())


def held_on(day: date, some: Record) -> Record:
    event = Event.model_construct(date=PartialDate(day, day, day.isoformat(), "day"), time=None)
    moved = replace(some, path=f"tin/{day.year}/{day}-bai.md", slug=f"bai-{day}")
    return with_fields(moved, id=f"bai-{day}", event=event, people=())


def test_reasons_name_what_is_shared_the_strongest_first(
    whole: Record, archive: Archive, site_at: Site
) -> None:
    related = related_views(
        Relations(archive).related_to(archive.records.index(whole)), archive, site_at.language
    )

    assert [
        ("Hội nghị năm 2023", ("Cùng có Lê Văn A", "Cùng đơn vị Sở KH&CN Sông Xanh")),
        ("Hội nghị tháng 5", ("Cùng đơn vị Trung tâm Thông tin", "Cùng chủ đề Thi đua")),
    ] == [(it.title, it.reasons) for it in related]


def test_a_record_is_not_related_to_itself_nor_to_what_is_withdrawn(
    whole: Record, archive: Archive
) -> None:
    related = {near.address for near in Relations(archive).related_to(archive.records.index(whole))}

    assert {"/tin/2023/hoi-nghi/", "/tin/2021/hoi-nghi/"} == related


def test_the_same_series_outweighs_unit_and_kind(long_archive: Archive) -> None:
    far, here = long_archive.records[0], long_archive.records[1000]
    series = {far.path, here.path}
    records = [
        with_fields(r, series="dai-hoi-chi-bo") if r.path in series else r
        for r in long_archive.records
    ]
    archive = build_archive(records, (), long_archive.vocabulary, (), ())
    related = Relations(archive).related_to(1000)

    assert far.address == related[0].address
    assert MOST_RELATED == len(related)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=40), st.data())
def test_the_nearest_in_time_are_found_of_two_as_near_the_newer(
    some: list[int], data: st.DataObject
) -> None:
    days = sorted(some, reverse=True)
    number = data.draw(st.integers(0, len(days) - 1))
    others = [other for other in range(len(days)) if other != number]

    def order(other: int) -> tuple[int, bool, int]:
        return abs(days[other] - days[number]), other > number, abs(other - number)

    by_time = sorted(others, key=order)

    assert {number, *by_time[:NEAREST]} == set(nearest(number, range(len(days)), days))


def test_a_record_of_a_large_unit_looks_at_few_others(long_archive: Archive) -> None:
    index = Counted(range(2000))

    assert NEAREST + 1 == len(nearest(1000, index, ordinals(long_archive)))
    assert index.looks <= LOOKS


def test_all_records_together_take_linear_work(long_archive: Archive) -> None:
    counted = {
        name: {term: Counted(found) for term, found in terms.items()}
        for name, terms in long_archive.term_index.items()
    }
    relations = Relations(replace(long_archive, index_terms=lambda _: counted))
    for number in range(len(long_archive.records)):
        relations.related_to(number)

    looks = sum(index.looks for terms in counted.values() for index in terms.values())
    assert 0 < looks <= len(long_archive.records) * 2 * LOOKS


def test_neighbours_follow_the_category_from_new_to_old(whole: Record, archive: Archive) -> None:
    older, newer = neighbours(archive.records.index(whole), archive)

    assert ("trung-tam-2021-hoi-nghi", "song-xanh-2023-hoi-nghi") == (
        older and older.metadata.id,
        newer and newer.metadata.id,
    )
    newest, oldest = neighbours(0, archive), neighbours(len(archive.records) - 1, archive)
    assert (None, None) == (newest[1], oldest[0])


def ordinals(archive: Archive) -> list[int]:
    return [record.date.toordinal() for record in archive.records]
