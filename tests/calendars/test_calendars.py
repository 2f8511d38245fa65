"""A calendar has the meetings whose days are known, and says how many others there are."""

from dataclasses import replace

import pytest

from plugins.archive.archive import Archive, build_archive
from plugins.archive.dates import parse_partial_date
from plugins.archive.page import Asset
from plugins.archive.record import Record
from plugins.archive.values import Status
from plugins.calendars.pages import pages
from tests.archive.samples import with_fields
from tests.feeds.samples import URL, archive, site_at

WHOLE_ID = "song-xanh-2022-dai-hoi"


def assets(of: Archive, url: str = URL) -> dict[str, Asset]:
    return {asset.path: asset for asset in pages(of, site=site_at(url))}


def of_records(*records: Record) -> Archive:
    known = archive()
    return build_archive(records, (), known.vocabulary, known.pictures.values(), ())


def whole() -> Record:
    return next(record for record in archive().records if record.card.id == WHOLE_ID)


def held(edtf: str, number: int = 1) -> Record:
    """The record that has every field, as of a meeting on other days."""
    event = whole().metadata.event.model_copy(update={"date": parse_partial_date(edtf)})
    record = with_fields(whole(), id=f"hop-{number}", event=event)
    return replace(record, path=f"{number}.md", card_key=edtf.encode())


def properties(of: Archive, path: str = "lich.ics") -> list[str]:
    """Read the properties of a calendar, as they are written but for the folds."""
    content = assets(of)[path].content
    assert callable(content)
    return content().decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def values(of: Archive, name: str) -> list[str]:
    lines = (line.partition(":") for line in properties(of))
    return [value for found, _, value in lines if found == name]


def test_a_meeting_is_told_with_day_place_and_page() -> None:
    told = properties(of_records(whole()))

    assert ["BEGIN:VCALENDAR", "VERSION:2.0"] == told[:2]
    assert [
        "BEGIN:VEVENT",
        f"UID:tag:luu-tru.example.vn\\,2020:{WHOLE_ID}",
        "DTSTAMP:20230104T170000Z",
        "DTSTART;VALUE=DATE:20220914",
        "DTEND;VALUE=DATE:20220915",
        "SUMMARY:Đại hội & “chi bộ” </script><script>alert(1)</script>",
        'DESCRIPTION:Chi bộ họp đại hội\\, bầu cấp ủy\\; tóm tắt có "ngoặc" và <b>thẻ</b>.',
        "LOCATION:Hội trường lớn",
        f"URL:{URL}/tin/2022/dai-hoi/",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ] == told[told.index("BEGIN:VEVENT") :]


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2022-09-14", [("20220914", "20220915")]),
        ("2022-02-27/2022-03-01", [("20220227", "20220302")]),
        ("2022-09", []),
        ("2022", []),
        ("2022-09-14~", []),
        ("2022-09-14?", []),
        ("2022-01/2022-03", []),
        ("2022-01-01/2022-03-01", []),
    ],
)
def test_a_meeting_stands_on_the_days_that_are_certain(
    edtf: str, days: list[tuple[str, str]]
) -> None:
    known = of_records(held(edtf), held("2020-01-01", 2))
    starts = values(known, "DTSTART;VALUE=DATE")
    ends = values(known, "DTEND;VALUE=DATE")

    assert [*days, ("20200101", "20200102")] == list(zip(starts, ends, strict=True))
    assert (not days) == ("1 cuộc họp không rõ ngày" in "".join(values(known, "X-WR-CALDESC")))


def test_only_the_latest_meetings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.calendars.calendar.LATEST", 2)
    known = of_records(*(held(f"2022-09-1{number}", number) for number in (1, 3, 2)))

    assert ["20220913", "20220912"] == values(known, "DTSTART;VALUE=DATE")


def test_each_unit_with_meetings_has_a_calendar() -> None:
    units = archive().by_term["organizations"]
    dated = {
        unit
        for unit, records in units.items()
        if any(record.card.held.certain_days for record in records)
    }

    assert {"lich.ics", *(f"don-vi/{unit}/lich.ics" for unit in dated)} == set(assets(archive()))
    assert {} == assets(of_records(held("2022")))
    assert {} == assets(archive(), "")


def test_drafts_are_in_no_calendar() -> None:
    draft = with_fields(held("2022-09-14"), status=Status.DRAFT)

    assert {} == assets(of_records(draft))
    assert ["20200101"] == values(of_records(draft, held("2020-01-01", 2)), "DTSTART;VALUE=DATE")


def test_the_key_tells_what_is_shown() -> None:
    def key(*records: Record) -> bytes:
        asset = assets(of_records(*records))["lich.ics"]
        assert asset.key
        return asset.key()

    same = key(held("2022-09-14"))

    assert same == key(held("2022-09-14"))
    assert same != key(held("2022-09-15"))
    assert same != key(held("2022-09-14"), held("2022", 2))
