from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.archive.front_matter import split_front_matter
from plugins.archive.problems import Invalid
from plugins.archive.source import Source
from plugins.fixes.layout import layout_of
from plugins.fixes.sources import Repaired, repair

CONTENT = Path(__file__).parents[2] / "content"
PATH = "tin/2022/2022-09-16-hop.md"


def repaired(text: str, path: str = PATH, *, new_tones: bool = False) -> Repaired:
    """Repair a source given as text."""
    return repair(Source(path, text.encode()), new_tones=new_tones)


def mended(text: str, path: str = PATH) -> str:
    """Give the text of a source once repaired."""
    return repaired(text, path).content.decode()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("title: Đại  hội", "title: Đại hội"),
        ("title: 'Bàn \"quy chế\", ''mới'' ,cũ'", "title: 'Bàn “quy chế”, ''mới'', cũ'"),
        ('title: "\\"Quy chế\\" \\u0111"  # "a" ,b', 'title: "“Quy chế” \\u0111"  # "a" ,b'),
        ("title: Ảnh:Hoàng", 'title: "Ảnh: Hoàng"'),
        ("title: >-\n  Đại hội ,họp\n  ,bàn", "title: >-\n  Đại hội, họp\n  ,bàn"),
        ("event:\n  date: 14/9/2022  # thứ Tư", "event:\n  date: 2022-09-14  # thứ Tư"),
        ("event:\n  date: '14/9/2022'", "event:\n  date: '2022-09-14'"),
        ("published: 9/2022", "published: 9/2022"),
        ("place: {name: 'Hà Nội ,Huế'}", "place: {name: 'Hà Nội, Huế'}"),
        ("notes:\n- text: Hội nghị  họp\n  about: x", "notes:\n- about: x\n  text: Hội nghị họp"),
        # Codes of terms, files, digests, addresses are nobody's prose.
        ("organizer: hòa ,bình", "organizer: hòa ,bình"),
        ("images:\n- file: hoà ,b.webp", "images:\n- file: hoà ,b.webp"),
        ("source:\n  url: https://a.vn/,hoà", "source:\n  url: https://a.vn/,hoà"),
        (
            'accepted:\n- code: a\n  reason: giữ "b" ,c',
            'accepted:\n- code: a\n  reason: giữ "b" ,c',
        ),
    ],
)
def test_the_front_matter_is_repaired_in_its_places(written: str, meant: str) -> None:
    assert f"---\n{meant}\n---\nThân.\n" == mended(f"---\n{written}\n---\nThân.\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('Hoà bình ,tòan "thể"  họp.Sau', "Hòa bình, toàn “thể” họp. Sau"),
        ('`hoà ,b` và [hoà](/hoà,b/ "hoà ,b")', '`hoà ,b` và [hòa](/hoà,b/ "hoà ,b")'),
        ("```\nhoà ,b\n```\n\n    hoà ,b", "```\nhoà ,b\n```\n\n    hoà ,b"),
        ('<a href="hoà">hoà</a> <!-- hoà\nhoà -->', '<a href="hoà">hòa</a> <!-- hoà\nhoà -->'),
        ('![](hoà.webp)\n\n[hoà]: /hoà "hoà"', '![](hoà.webp)\n\n[hoà]: /hoà "hoà"'),
        ("a[^hoà] ,b\n\n[^hoà]: hoà", "a[^hoà] ,b\n\n[^hoà]: hòa"),
        ("*[HOÀ]: hoà", "*[HOÀ]: hòa"),
        ("https://a.vn/hoà,b hoà@a.vn", "https://a.vn/hoà,b hoà@a.vn"),
        ("dòng  \n- một\n\n|a   | hoà  |", "dòng  \n- một\n\n|a   | hòa  |"),
        ("Héi nghÞ c¸n bé", "Hội nghị cán bộ"),
    ],
)
def test_the_prose_of_the_body_is_repaired_and_nothing_else(written: str, meant: str) -> None:
    assert f"---\nid: a\n---\n{meant}" == mended(f"---\nid: a\n---\n{written}")


def test_a_repair_that_yaml_would_read_as_something_else_is_left_out() -> None:
    written = "---\ntitle: Hội nghị:họp\n  ở Sở\nsummary: một ,hai\n---\n"

    assert written.replace(" ,", ", ") == mended(written)


def test_line_ends_move_with_their_lines() -> None:
    written = "---\r\ntitle: b\nid: a\r\n---\nHoà\r\n\nbình"

    assert "---\r\nid: a\r\ntitle: b\n---\nHòa\r\n\nbình" == mended(written)


def test_lines_of_a_mac_of_old_are_not_moved() -> None:
    assert "---\rtitle: b\rid: a\n---\rHòa" == mended("---\rtitle: b\rid: a\n---\rHoà")


def test_a_vocabulary_without_a_last_line_end_keeps_none() -> None:
    written = "so:\r\n  short_name: Sở\r\n  name: Sở Hoà"

    assert "so:\r\n  name: Sở Hòa\r\n  short_name: Sở" == mended(
        written, "vocabulary/organizations.yml"
    )


def test_other_spellings_of_a_name_stay() -> None:
    text = "a:\n  name: Hòa\n  variants: [Hoà]\n"

    assert text == mended(text, "vocabulary/people.yml")


def test_the_style_of_tones_is_that_of_the_site() -> None:
    text = "---\nid: a\n---\nHòa hoà"

    assert b"---\nid: a\n---\nHo\xc3\xa0 ho\xc3\xa0" == repaired(text, new_tones=True).content


def test_what_a_record_accepts_stays() -> None:
    text = "---\nid: a\naccepted:\n- code: kieu-dau-thanh\n  reason: theo giấy tờ\n---\nHoà ,bình"

    assert text.replace(" ,", ", ") == mended(text)


def test_repairs_are_counted_by_their_codes() -> None:
    found = repaired("---\ntitle: b\nid: a\nevent:\n  date: 14/9/2022\n---\nHoà ,họp ,bàn")

    assert {
        "thu-tu-truong": 1,
        "ngay-iso": 1,
        "kieu-dau-thanh": 1,
        "thua-dau-cach": 2,
        "thieu-dau-cach": 2,
    } == dict(found.counts)


@pytest.mark.parametrize(
    "broken",
    ["---\ntitle: [\n---\n", "không có vạch", "---\na: 1\na: 2\n---\n", "---\na: &b c\n---\n"],
)
def test_what_cannot_be_parsed_is_refused(broken: str) -> None:
    with pytest.raises(Invalid):
        repaired(broken)


@pytest.mark.parametrize(
    "path",
    sorted(
        file.relative_to(CONTENT).as_posix()
        for pattern in ("tin/*/*.md", "trang/*.md", "vocabulary/*.yml")
        for file in CONTENT.glob(pattern)
    ),
)
def test_the_archive_needs_no_repair(path: str) -> None:
    content = (CONTENT / path).read_bytes()

    assert Repaired(content, Counter()) == repair(Source(path, content), new_tones=False)


PHRASES = st.lists(
    st.sampled_from(
        [
            *(
                "Hội nghị",
                "hoà",
                "tòan",
                '"',
                '"quy chế"',
                "( mới )",
                ",",
                " ,",
                ".Theo",
                "  ",
                " ",
            ),
            *(
                "o\u0302ng",
                "Héi nghÞ c¸n bé",
                "Há»™i nghá»‹",
                "`a ,b`",
                "[x](/y,z)",
                "14/9/2022",
                ":",
                "#",
            ),
            *("'", "''", "\\", "- ", "1.", "|", "…", "“", "”", "<b>", "&amp;", "[", "{", "é"),
        ]
    ),
    max_size=8,
).map("".join)
COMMENTS = ("# ghi ,chú", "# hoà", "  # ngày")
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A source with odd quoting, comments and mixed line ends; it may well be broken."""
    quotes = st.sampled_from(["{}", "'{}'", '"{}"', "|\n    {}", ">-\n    {}\n    {}"])
    names = draw(st.permutations(["title", "summary", "theme", "period", "la", "event", "notes"]))
    lines = ["---"]
    for name in names[: draw(st.integers(0, 7))]:
        value = draw(quotes).format(draw(PHRASES), draw(PHRASES))
        lines += draw(st.sampled_from([[], [COMMENTS[0]], [""], [COMMENTS[1]]]))
        if name == "event":
            lines += ["event:", f"  time: {value}", COMMENTS[2], f"  date: {draw(PHRASES)}"]
        elif name == "notes":
            lines += ["notes:", f"- text: {value}", "  about: x"]
        else:
            lines.append(f"{name}: {value}")
    lines += ["---", *draw(st.lists(PHRASES, max_size=5))]
    return "".join(line + draw(ENDS) for text in lines for line in text.split("\n"))


@given(sources())
def test_repaired_twice_is_repaired_once_and_only_repairs_differ(text: str) -> None:
    try:
        once = repaired(text)
    except Invalid:
        return
    again = repair(Source(PATH, once.content), new_tones=False)

    assert once.content == again.content
    assert not again.counts
    assert (once.content == text.encode()) == (not once.counts)
    assert _line_ends(text) == _line_ends(once.content.decode())
    assert _comments(text) == _comments(once.content.decode())


def _line_ends(text: str) -> dict[str, int]:
    return {end: text.count(end) for end in ("\r\n", "\n", "\r")}


def _comments(text: str) -> list[str]:
    """Give the comments: what looks like one in a value is none."""
    source = Source(PATH, text.encode())
    _, body, _ = split_front_matter(source.text, PATH)
    front = source.text[4 : len(source.text) - len(body)].removesuffix("---")
    for scalar in reversed(layout_of(front).scalars):
        if scalar.style in {"'", '"'}:
            front = front[: scalar.start] + front[scalar.end :]
    return sorted(line for line in front.splitlines() if line in COMMENTS)
