"""Writing a record back changes what was edited and nothing else, whatever the file looks like."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.archive.front_matter import split_front_matter
from tests.conftest import ROOT
from tests.form.conftest import Script

READ, WRITE = "record-file.js:readRecord", "record-file.js:writeRecord"
WIDGETS = [
    {"name": "id"},
    {"name": "title"},
    {"name": "event", "fields": [{"name": "date"}, {"name": "time"}]},
    {"name": "people", "fields": [{"name": "person"}, {"name": "role"}]},
    {"name": "theme"},
    {"name": "images", "fields": [{"name": "file"}, {"name": "alt"}]},
]
HAND_WRITTEN = """\
---
# Tin của Sở
title: "Đại hội: lần thứ I"   # theo nguồn
id:   'dai-hoi'

tags: [ mot, 'hai' ] # hai chủ đề

event: {date: 2022-09-14, time: chiều}
people:
  # người chủ trì
  - person: mot
    role: >-
      Giám đốc
      # không phải lời ghi

  # người phát biểu
  - role: Phó Giám đốc
    person: hai
theme:   # chưa rõ
# hết
---

Nội dung   có  dấu cách.\n
"""


@pytest.mark.parametrize("path", sorted((ROOT / "content/tin").rglob("*.md")), ids=str)
def test_saving_without_an_edit_changes_no_byte(script: Script, path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert script(WRITE, [script(READ, [text]), WIDGETS]) == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        ({}, "", ""),
        ({"title": "Mới"}, '"Đại hội: lần thứ I"', "Mới"),
        ({"theme": "Đổi mới"}, "theme:   # chưa", "theme: Đổi mới   # chưa"),
        ({"tags": ["mot", "hai", "ba"]}, "[ mot, 'hai' ]", "[mot, hai, ba]"),
        ({"event": {"date": "2022"}}, "{date: 2022-09-14, time: chiều}", "{date: 2022}"),
        ({"id": ""}, "id:   'dai-hoi'\n", ""),
        ({"summary": "A # b"}, "\nevent:", "summary: 'A # b'\n\nevent:"),
        ({"images": [{"file": "1/a.webp"}]}, "theme:", "images:\n- file: 1/a.webp\ntheme:"),
        ({"body": "Nội dung mới."}, "Nội dung   có  dấu cách.", "Nội dung mới."),
        (
            {"people": [{"person": "mot", "role": "Giám đốc # không phải lời ghi"}]},
            "  - role: Phó Giám đốc\n    person: hai\n",
            "",
        ),
        (
            {"people": [{"person": "mot", "role": "Vụ trưởng"}, {"person": "hai", "role": "B"}]},
            None,
            None,
        ),
    ],
)
def test_an_edit_changes_its_place_alone(
    script: Script, line_end: str, edit: dict[str, Any], before: str | None, after: str
) -> None:
    text = HAND_WRITTEN.replace("\n", line_end)
    written = script(WRITE, [{**script(READ, [text]), **edit}, WIDGETS])

    if before is None:
        assert "# người phát biểu" in written
        assert "role: Vụ trưởng" in written
    else:
        wanted = HAND_WRITTEN.replace(before, after, 1)
        assert written == wanted.replace("\n", line_end)


def test_rich_text_that_only_looks_different_is_put_back(script: Script) -> None:
    old = "Một *ý* KH&CN.\n\n* a\n* b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n\n***\n\nCuối [^1]\n"
    rich = "Một _ý_ KH&CN.\n\n- a\n- b\n\n| a   | b   |\n| --- | --- |\n| 1   | 2   |\n\n***\n\n"
    rich += "Cuối \\[^1]"
    text = f"---\nid: a\n---\n{old}"

    values = script(READ, [text])
    assert script(WRITE, [{**values, "body": rich}, WIDGETS]) == text
    bold = script(WRITE, [{**values, "body": rich.replace("| 1 ", "| **1** ")}, WIDGETS])
    assert "**1**" in bold
    assert "3~4" in script(WRITE, [{**values, "body": "Từ 3\\~4 người."}, WIDGETS])
    assert bold.count("\n\n\n***\n\nCuối [^1]\n") == 1


def test_a_file_that_cannot_be_read_is_never_overwritten(script: Script) -> None:
    for text in ("không có vạch", "---\ntitle: [a\n---\n", "---\na: &x b\n---\n"):
        values = script(READ, [text])

        assert values["title"].startswith("(Tệp có lỗi")
        with pytest.raises(Exception, match="Tệp có lỗi"):
            script(WRITE, [values, WIDGETS])


def test_a_new_picture_goes_to_the_folder_of_the_year(script: Script) -> None:
    old = "---\npublished: 2022-01-05\nimages:\n- file: hoa.svg\n---\n![](hoa.svg)\n"
    values = script(READ, [old])
    values["images"].append({"file": "moi.webp"})
    values["body"] += "\n\n![](moi.webp)"

    written = script(WRITE, [values, WIDGETS])
    assert (
        written.replace("- file: 2022/moi.webp\n", "").replace("\n![](2022/moi.webp)\n", "") == old
    )


texts = st.text(
    st.sampled_from("aăđêố Ộ0129-:#'\"[]{}|>%@&*!?,.~`\\=<_/“”\t\n"), min_size=1, max_size=12
).filter(lambda text: text.strip())
items = st.dictionaries(st.sampled_from(["person", "role"]), texts, min_size=1)
fields = st.fixed_dictionaries(
    {"id": texts},
    optional={
        "title": texts,
        "theme": texts,
        "tags": st.lists(texts, min_size=1, max_size=4),
        "people": st.lists(items, min_size=1, max_size=4),
        "event": st.dictionaries(st.sampled_from(["date", "time"]), texts, min_size=1),
    },
)


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    """Draw front matter in the ways in which people write it, remarks included."""
    parts = []
    for name, value in draw(fields).items():
        remark = draw(st.sampled_from(["", f"# giữ {name}\n", f"\n# giữ {name}\n"]))
        parts.append(f"{remark}{name}:{draw(_written(value, ''))}")
    return "".join(parts)


@st.composite
def _written(draw: st.DrawFn, value: Any, indent: str) -> str:  # noqa: ANN401 - nested values
    if isinstance(value, str):
        return f" {draw(_scalars(value, indent))}\n"
    if draw(st.booleans()):
        return f" {json.dumps(value, ensure_ascii=False)}\n"
    inner = indent + draw(st.sampled_from(["  ", "    "]))
    if isinstance(value, dict):
        entries = (f"{inner}{key}:{draw(_written(held, inner))}" for key, held in value.items())
        return "\n" + "".join(entries)
    dash = draw(st.sampled_from([indent, inner]))
    return "\n" + "".join(f"{dash}- {draw(_item(item, dash))}" for item in value)


@st.composite
def _item(draw: st.DrawFn, item: Any, dash: str) -> str:  # noqa: ANN401 - a text or a mapping
    if isinstance(item, str):
        return f"{draw(_scalars(item, dash))}\n"
    inner = f"{dash}  "
    remark = draw(st.sampled_from(["", f"{inner}# giữ mục\n"]))
    entries = [f"{key}:{draw(_written(held, inner))}" for key, held in item.items()]
    return f"{remark}{inner}".join(entries)


def _scalars(value: str, indent: str) -> st.SearchStrategy[str]:
    single = "'" + re.sub(r"\s+", " ", value.strip()).replace("'", "''") + "'"
    double = json.dumps(value, ensure_ascii=False)
    block = re.sub(r"\s+", " ", value.strip())
    return st.sampled_from([single, double, f"|-\n{indent}    {block}"])


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(front_matters(), fields)
def test_any_front_matter_takes_any_edit_and_keeps_the_rest(
    script: Script, head: str, wanted: dict[str, Any]
) -> None:
    text = f"---\n{head}---\nThân bài.\n"
    values = script(READ, [text])
    assert script(WRITE, [values, WIDGETS]) == text

    edited = {key: deepcopy(values[key]) for key in ("body", "_source", "_year")} | wanted
    written = script(WRITE, [edited, WIDGETS])

    assert _clean(split_front_matter(written, "")[0].mapping) == _clean(wanted)
    for name in values.keys() & wanted.keys():
        if f"# giữ {name}\n" in text:
            assert f"# giữ {name}\n" in written


def _clean(value: Any) -> Any:  # noqa: ANN401 - nested values
    if isinstance(value, str):
        return re.sub(r" *[\t\n]+ *", " ", value).strip()
    if isinstance(value, list):
        return [_clean(item) for item in value]
    return {key: _clean(held) for key, held in value.items()}
