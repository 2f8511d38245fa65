"""Related records: which, and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from plugins.archive.archive import Archive, build_archive
from plugins.archive.dates import PartialDate
from plugins.archive.metadata import Event
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.records.neighbours import neighbours
from plugins.records.ranking import MOST_RELATED
from plugins.records.related import Relations, related_views
from tests.archive.samples import with_fields


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


def test_neighbours_follow_the_category_from_new_to_old(whole: Record, archive: Archive) -> None:
    older, newer = neighbours(archive.records.index(whole), archive)

    assert ("trung-tam-2021-hoi-nghi", "song-xanh-2023-hoi-nghi") == (
        older and older.metadata.id,
        newer and newer.metadata.id,
    )
    newest, oldest = neighbours(0, archive), neighbours(len(archive.records) - 1, archive)
    assert (None, None) == (newest[1], oldest[0])
