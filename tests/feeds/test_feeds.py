"""Feeds are valid, say what the pages say, and cost nothing where nothing changed."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.archive import Archive, build_archive
from plugins.archive.card import Card
from plugins.archive.dates import parse_published
from plugins.archive.markup import parse_body
from plugins.archive.metadata import Change
from plugins.archive.reading import read_archive
from plugins.archive.record import Contents, InHand, Record
from plugins.archive.source import CONTROL
from plugins.archive.values import ChangeKind, Status
from plugins.archive.vocabulary import Vocabulary
from plugins.feeds.atom import write_atom
from plugins.feeds.entries import Entry, make_entry
from plugins.feeds.feed import Feed
from plugins.feeds.json_feed import write_json_feed
from plugins.feeds.pages import NEWEST
from plugins.feeds.rss import write_rss
from tests.archive.samples import SITE, with_fields
from tests.feeds.rules import ATOM, CONTENT, RULES, read_xml
from tests.feeds.samples import URL, archive, assets, feeds, made, site_at

WHOLE = "song-xanh-2022-dai-hoi"


def of_records(records: Iterable[Record]) -> Archive:
    """Make an archive of some records with the terms and pictures of the sample."""
    known = archive()
    return build_archive(records, (), known.vocabulary, known.pictures.values(), ())


def whole_record() -> Record:
    return next(record for record in archive().records if record.card.id == WHOLE)


def items(feed: bytes) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(feed)["items"]
    return found


def ids(feed: bytes) -> list[object]:
    return [item["id"] for item in items(feed)]


@pytest.mark.parametrize("content", [SITE, Path("content")], ids=["miniature", "real"])
def test_every_feed_keeps_the_rules_of_its_format(content: Path) -> None:
    made_of = read_archive(content)
    found = {
        path: list(RULES[Path(path).name](feed))
        for read in (made_of, archive())
        for path, feed in feeds(read).items()
    }

    assert {"atom.xml", "rss.xml", "feed.json"} <= found.keys()
    assert {path: [] for path in found} == found


def test_each_list_to_follow_has_feeds() -> None:
    known = archive().by_term
    lists = {
        "",
        *(f"chuyen-muc/{term}/" for term in known["categories"]),
        *(f"don-vi/{term}/" for term in known["organizations"]),
        *(f"chuoi/{term}/" for term in known["series"]),
    }

    assert {f"{path}{name}" for path in lists for name in RULES} == assets(archive()).keys()


def test_without_an_address_and_without_records_there_are_no_feeds() -> None:
    assert {} == assets(archive(), "")
    assert {} == assets(of_records([]))


def test_all_formats_tell_the_same() -> None:
    made_feeds = feeds(archive())
    atom = read_xml(made_feeds["atom.xml"])
    rss = read_xml(made_feeds["rss.xml"])
    told = items(made_feeds["feed.json"])
    entries, channel_items = atom.findall(f"{ATOM}entry"), rss.findall("channel/item")
    names = (("id", "id", "guid"), ("title", "title", "title"), ("url", "", "link"))

    for name, in_atom, in_rss in (*names, ("summary", "summary", "description")):
        expected = [item[name] for item in told]
        assert expected == [item.findtext(in_rss) for item in channel_items]
        if in_atom:
            assert expected == [entry.findtext(f"{ATOM}{in_atom}") for entry in entries]
    contents = [item["content_html"] for item in told]
    assert contents == [item.findtext(CONTENT) for item in channel_items]
    assert contents == [entry.findtext(f"{ATOM}content") for entry in entries]
    assert [item["tags"] for item in told] == [
        [category.get("term") for category in entry.findall(f"{ATOM}category")] for entry in entries
    ]


def test_an_entry_says_who_wrote_and_what_comes_with_it() -> None:
    (entry,) = (item for item in items(feeds(archive())["feed.json"]) if WHOLE in str(item["id"]))

    assert f"tag:luu-tru.example.vn,2020:{WHOLE}" == entry["id"]
    assert [{"name": "H.Nhung"}, {"name": "Cổng thông tin tỉnh"}, {"name": "Quản trị viên"}] == (
        entry["authors"]
    )
    assert f"{URL}/images/hoi-truong.svg" == entry["image"]
    assert "2022-09-16T08:05:00+07:00" == entry["date_published"]
    file = {"url": f"{URL}/files/2022/bao-cao.pdf", "mime_type": "application/pdf"}
    assert [{**file, "title": "Toàn văn báo cáo"}] == entry["attachments"]


def test_the_text_stands_by_itself() -> None:
    entry = make_entry(whole_record(), archive(), site_at(URL))
    html = BeautifulSoup(entry.content, "html.parser")
    text = html.get_text()
    parts = [
        "Sửa tên người",
        "Quang cảnh",
        "Đại hội khai",
        "Bỏ phiếu",
        "Đại hội bế",
        "Hoa chúc mừng",
    ]
    places = [text.find(part) for part in (*parts, "Toàn văn báo cáo", "Thêm tệp kèm")]

    assert -1 not in places
    assert sorted(places) == places
    assert ["Hội trường nhìn từ cửa", "Hòm phiếu", "Lẵng hoa"] == [
        picture["alt"] for picture in html.select("img")
    ]
    assert 3 == text.count("Ảnh: X.Phương, CC BY-SA 4.0")
    addresses = [str(link.get("href") or link.get("src")) for link in html.select("[href], [src]")]
    assert all(address.startswith(f"{URL}/") for address in addresses)


def test_links_of_a_text_lead_to_whole_addresses() -> None:
    body = (
        "Xem [bài](/tin/2022/hop/?a=1&b=2) và [nơi khác](https://khac.example/).[^1]\n\n[^1]: Chú."
    )
    contents = replace(whole_record().open(), body=parse_body(body, "a.md", 1))
    record = replace(whole_record(), way=InHand(whole_record().card, contents))
    entry = make_entry(record, archive(), site_at(URL))
    page = f"{URL}{record.address}"
    links = [link["href"] for link in BeautifulSoup(entry.content, "html.parser").select("a")]

    assert [f"{URL}/tin/2022/hop/?a=1&b=2", "https://khac.example/"] == links[:2]
    assert [True, True] == [str(link).startswith(f"{page}#fn") for link in links[2:4]]


def test_what_is_withdrawn_and_what_is_a_draft_is_in_no_feed() -> None:
    draft = with_fields(whole_record(), status=Status.DRAFT)
    others = [record for record in archive().records if record.card.id != WHOLE]
    told = feeds(of_records([draft, *others, *archive().withdrawn]))

    assert archive().withdrawn
    assert {False} == {WHOLE.encode() in feed or b"da-rut" in feed for feed in told.values()}


@pytest.mark.parametrize("published", ["2022-09-16", "2022-09-16T08:05+07:00"])
def test_each_correction_makes_a_record_newer(published: str) -> None:
    change = Change.model_validate(
        {"date": "2022-09-16", "kind": ChangeKind.CORRECTION, "note": "Số đúng là 5."}
    )
    moments = [
        make_entry(
            with_fields(
                whole_record(), published=parse_published(published), changes=(change,) * count
            ),
            archive(),
            site_at(URL),
        ).updated
        for count in range(3)
    ]

    assert moments[0] == datetime.fromisoformat(parse_moment(published))
    assert sorted(set(moments)) == moments


def test_a_feed_shows_the_newest_and_opens_no_other() -> None:
    records = [_numbered(number) for number in range(NEWEST + 5)]
    newest, oldest = (
        records[5:],
        [replace(record, way=Watched(record, never)) for record in records[:5]],
    )
    told = feeds(of_records([*newest, *oldest]))

    assert [record.card.id for record in reversed(newest)] == [
        str(name).rpartition(":")[2] for name in ids(told["feed.json"])
    ]


def test_a_record_is_opened_once_for_all_feeds() -> None:
    opened: list[str] = []

    def counting(record: Record) -> Record:
        def seen() -> None:
            opened.append(record.path)

        return replace(record, way=Watched(record, seen))

    told = feeds(of_records(counting(record) for record in archive().records))

    assert len(told) > 9
    assert sorted(record.path for record in archive().records) == sorted(opened)


def test_names_outlive_a_move_of_the_site() -> None:
    here = feeds(archive())["feed.json"]
    there = feeds(archive(), "https://moi.example.vn")["feed.json"]

    assert ids(here) == ids(there)
    assert b"luu-tru.example.vn/" not in there


def test_the_key_of_a_feed_tells_what_it_shows() -> None:
    records, known = archive().records, archive().vocabulary.known()
    changed = [replace(records[0], key=b"other"), *records[1:]]
    same = _key(of_records(records))

    assert same == _key(of_records(records))
    assert same != _key(of_records(changed))
    # The name of the unit is in the title of its feed, that of a tag at the entries.
    for vocabulary in ("organizations", "tags"):
        renamed = {
            name: term.model_copy(update={"name": "Tên mới"})
            for name, term in known[vocabulary].items()
        }
        terms = Vocabulary(**{**known, vocabulary: renamed})
        assert same != _key(build_archive(records, (), terms, archive().pictures.values(), ()))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_any_text_that_an_archive_can_hold_is_read_back(text: str) -> None:
    # XML reads all line ends as one, and sources have one alone.
    said = CONTROL.sub("", text).replace("\r", "") + "]]>&amp;<b>"
    moment = datetime.fromisoformat("2022-09-16T00:00:00+07:00")
    entry = Entry("tag:a", URL, said, said, said, "", None, moment, (said,), (said,), ())
    feed = Feed("tag:b", URL, URL, said, said, said, "vi", (entry,))
    atom, rss = read_xml(write_atom(feed)), read_xml(write_rss(feed))

    assert said == atom.findtext(f"{ATOM}entry/{ATOM}content")
    assert said == rss.findtext(f"channel/item/{CONTENT}")
    assert said == items(write_json_feed(feed))[0]["content_html"]


@dataclass(frozen=True, slots=True)
class Watched:
    """The way to a record that tells when somebody opens it."""

    record: Record
    tell: Callable[[], None]

    @property
    def card(self) -> Card:
        """The card."""
        return self.record.card

    def open(self) -> Contents:
        """Give the contents."""
        self.tell()
        return self.record.open()


def never() -> None:
    raise AssertionError("nobody needs this record")


def parse_moment(published: str) -> str:
    return published if "T" in published else f"{published}T00:00:00+07:00"


def _numbered(number: int) -> Record:
    day = parse_published(f"2023-01-{number + 1:02d}")
    record = with_fields(whole_record(), id=f"bai-{number}", published=day)
    return replace(record, path=f"tin/2023/{day.iso}-bai.md")


def _key(of: Archive) -> bytes:
    asset = assets(of)["don-vi/so-khcn/atom.xml"]
    assert made(asset)
    assert asset.key
    return asset.key()
