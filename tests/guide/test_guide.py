"""The guide for editors: as the code is, whole, and without a dead end."""

import re
from io import StringIO
from itertools import pairwise
from pathlib import Path

from plugins.archive.dates import parse_partial_date
from plugins.archive.metadata import Metadata
from plugins.archive.problems import GUIDE, rule_link
from plugins.archive.record import parse_manuscript, parse_record, read_manuscript
from plugins.archive.source import Source
from plugins.archive.vocabulary import parse_vocabulary
from plugins.guide.command import run
from plugins.guide.guide import EXAMPLES, guide
from tests.guide.codes import given_codes
from tests.house import ROOT

RECORD = "tin/2024/2024-05-17-hoi-nghi-ccvc.md"


def source(path: str, name: str) -> Source:
    return Source(path, (EXAMPLES / name).read_bytes())


def test_the_guide_that_is_kept_is_that_of_the_code() -> None:
    """`python3 tasks.py guide` writes it anew."""
    kept = (ROOT / GUIDE).read_bytes()

    assert guide().encode() == kept


def test_the_command_writes_the_guide_once(tmp_path: Path) -> None:
    out = StringIO()

    assert (0, 0) == (run(tmp_path, out), run(tmp_path, out))

    assert guide() == (tmp_path / GUIDE).read_text(encoding="utf-8")
    assert len(out.getvalue().splitlines()) == 2


def test_every_place_is_filled() -> None:
    assert "{{" not in guide()


def test_every_link_within_the_guide_leads_somewhere() -> None:
    text = guide()
    anchors = re.findall(r'<a id="([^"]+)"></a>', text)
    targets = set(re.findall(r"\]\(#([^)]+)\)", text))

    assert set() == targets - set(anchors)
    assert len(anchors) == len(set(anchors))


def test_every_code_leads_to_its_section() -> None:
    text = guide()
    for given in given_codes():
        assert f'<a id="{rule_link(given.code).partition("#")[2]}"></a>' in text, given.place


def test_every_field_stands_in_the_guide_with_an_example() -> None:
    rows = [line for line in guide().splitlines() if re.match(r"\| `\w+`<br>", line)]
    empty = [row for row in rows if "Ví dụ: `" not in row and "các trường con" not in row]

    assert empty == []
    for name in Metadata.model_fields:
        assert any(row.startswith(f"| `{name}`<br>") for row in rows)


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = [len(found[1]) for found in re.finditer(r"^(#+) ", guide(), re.MULTILINE)]

    assert levels[0] == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_the_record_that_is_shown_is_a_good_one() -> None:
    manuscript = read_manuscript(source(RECORD, "tin.md"))

    record = parse_manuscript(manuscript, {})

    assert list(manuscript.front_matter.mapping) == list(Metadata.model_fields)
    assert record.body.images == ("2024/bieu-quyet.webp",)


def test_the_vocabulary_that_is_shown_is_good_and_is_that_of_the_record() -> None:
    files = [file.name for file in sorted(EXAMPLES.glob("*.yml"))]

    vocabulary, _, problems = parse_vocabulary(source(f"vocabulary/{name}", name) for name in files)

    assert problems == []
    metadata = parse_record(source(RECORD, "tin.md"), {}).metadata
    assert {person.person for person in metadata.people} <= set(vocabulary.people)
    assert {metadata.organizer, metadata.publisher} <= set(vocabulary.organizations)
    assert set(metadata.tags) == set(vocabulary.tags)


def test_every_date_that_is_shown_is_one() -> None:
    chapter = guide().partition("</a>Ngày tháng")[2].partition("\n## ")[0]
    dates = re.findall(r"^\| [^|]+ \| `([^`]+)` \|$", chapter, re.MULTILINE)

    assert [parse_partial_date(date).edtf for date in dates] == dates
    assert len(dates) >= 8
