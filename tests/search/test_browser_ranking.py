"""The first stage in the browser is lunr's: documents, order and scores of the whole index.

lunr (Python) and lunr.js index all terms of all documents, with nothing of their own pipelines; the
browser computes the same scores from the shards of the words that are asked for.
"""

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from lunr.builder import Builder
from lunr.index import Index
from lunr.query import Query
from playwright.sync_api import Browser, Page

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.documents import Document, Ground, build_entries
from plugins.search.fields import FIELDS
from plugins.search.terms import find_wholes, forms
from plugins.vietnamese.tokens import split_words
from tests.conftest import ROOT

LUNR = ROOT / "tests/search/vendor/lunr-2.3.9/lunr.js"
QUERIES = (
    "hội nghị cán bộ",
    "hoi nghi can bo",
    "bàn",
    "ban",
    "mùa gặt thứ",
    "KH&CN hòa bình",
    "18 tháng 1 năm 2024",
    "43/2022/NĐ-CP",
    "lê thị ánh nguyệt kỹ th",
    "không đâu có",
)
OURS = """async (queries) => {
  const { openIndex } = await import("../theme/js/search/storage.js");
  const { parseQuery } = await import("../theme/js/search/query.js");
  const { addScores } = await import("../theme/js/search/scores.js");
  const index = await openIndex("../search/");
  const answers = [];
  for (const query of queries) {
    const { words, wholes } = parseQuery(query);
    const parts = [...new Map([...words, ...wholes].map((part) => [part.exact, part])).values()];
    const postings = await index.postings(parts.map((part) => part.folded));
    const scores = new Float64Array(index.size);
    const terms = new Set();
    for (const { exact, folded } of parts.filter((part) => postings.get(part.folded))) {
      const posting = postings.get(folded);
      const form = posting.exact.indexOf(exact);
      addScores(scores, { posting, form, weight: 1 }, index.fields);
      terms.add(folded);
      if (form >= 0) terms.add(exact);
    }
    answers.push([[...terms], [...scores]]);
  }
  return answers;
}"""
LUNR_JS = """([documents, fields, asked]) => {
  const index = lunr(function () {
    this.ref("number");
    this.b(0);
    this.pipeline.reset();
    this.searchPipeline.reset();
    fields.forEach(({ name, boost }) => this.field(name, { boost }));
    documents.forEach((document) => this.add(document));
  });
  return asked.map((terms) => index.query((query) => {
    for (const term of terms) query.term(term, { usePipeline: false });
  }).map(({ ref, score }) => [Number(ref), score]));
}"""


@pytest.fixture(scope="module")
def documents(content: Path) -> list[dict[str, Any]]:
    """All terms of each field, as lunr takes them."""
    found = [
        entry.source.open()
        for entry in build_entries(Ground(read_archive(content), load_language(content, "vi")))
    ]
    return [
        {"number": str(number), **{field.name: terms(document, field.name) for field in FIELDS}}
        for number, document in enumerate(found)
    ]


@pytest.fixture(scope="module")
def whole_index(documents: list[dict[str, Any]]) -> Index:
    builder = Builder()
    builder.ref("number")
    builder.b(0)
    for field in FIELDS:
        builder.field(field.name, field.boost)
    for document in documents:
        builder.add(document)
    return builder.build()


@pytest.fixture(scope="module")
def search_page(chromium: Browser, search_url: str) -> Page:
    page = chromium.new_page()
    page.goto(search_url)
    page.evaluate(LUNR.read_text(encoding="utf-8"))
    return page


def test_the_browser_scores_as_lunr_does_in_both_languages(
    search_page: Page, whole_index: Index, documents: list[dict[str, Any]]
) -> None:
    answers = search_page.evaluate(OURS, list(QUERIES))
    fields = [{"name": field.name, "boost": field.boost} for field in FIELDS]
    asked = [terms for terms, _ in answers]
    javascript = search_page.evaluate(LUNR_JS, [documents, fields, asked])

    assert any(len(ranked) > 20 for ranked in javascript)
    for (terms, scores), ranked in zip(answers, javascript, strict=True):
        ours = in_order((number, score) for number, score in enumerate(scores) if score)
        # lunr divides by the length of the query's vector, in which each term counts for one.
        python = [(int(match["ref"]), match["score"]) for match in ask(whole_index, terms)]
        for theirs in (in_order(python), in_order(ranked)):
            assert [number for number, _ in theirs] == [number for number, _ in ours]
            assert [score * len(terms) ** 0.5 for _, score in theirs] == pytest.approx(
                [score for _, score in ours], abs=1e-6
            )


def terms(document: Document, field: str) -> list[str]:
    text = document.texts[field]
    written = [*split_words(text), *(whole for whole, _ in find_wholes(text))]
    return list(chain.from_iterable(dict.fromkeys(forms(word)) for word in written))


def ask(index: Index, terms: list[str]) -> list[dict[str, Any]]:
    query = Query(index.fields)
    for term in terms:
        query.term(term, use_pipeline=False)
    found: list[dict[str, Any]] = index.query(query)
    return found


def in_order(ranked: Any) -> list[tuple[int, float]]:  # noqa: ANN401 - pairs, of lists or tuples
    return sorted(map(tuple, ranked), key=lambda match: (-round(match[1], 9), match[0]))
