"""What the browser assembles ranks as lunr over the whole index does: documents, order, scores."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lunr.index import Index
from lunr.query import Query, QueryPresence
from playwright.sync_api import Browser

from plugins.archive.language import load_language
from plugins.archive.reading import read_archive
from plugins.search.abbreviations import build_abbreviations
from plugins.search.documents import build_documents
from plugins.search.index import build_index

QUERIES = (
    "hội nghị cán bộ",
    "hoi nghi can bo",
    "bàn",
    "ban",
    "mùa gặt thứ",
    "KH&CN hòa bình",
    "18 tháng 1 năm 2024",
    "43/2022/NĐ-CP",
    '"cán bộ" năm',
    "hội nghj",
    "lê thị ánh nguyệt kỹ th",
    "không đâu có",
)
ASK = """async (queries) => {
  const { openIndex } = await import("../theme/js/search/reader.js");
  const { parseQuery, stages } = await import("../theme/js/search/query.js");
  const { assemble, rank } = await import("../theme/js/search/lunr-index.js");
  const index = await openIndex("../search/");
  const has = (term) => index.vocabulary.has(term);
  const asked = [];
  for (const query of queries) {
    for (const { alternatives } of stages(parseQuery(query), index.vocabulary)) {
      for (const clauses of alternatives.filter((all) => all.every((c) => c.terms.every(has)))) {
        const postings = await index.postings(clauses.flatMap((clause) => clause.terms));
        asked.push([clauses, rank(lunr, assemble(lunr, index.fields, postings), clauses)]);
      }
    }
  }
  return asked;
}"""


@pytest.fixture(scope="module")
def whole_index(content: Path) -> Index:
    archive = read_archive(content)
    documents = build_documents(archive, load_language(content, "vi"))
    texts = (text for document in documents for text in document.texts.values())
    return build_index(documents, build_abbreviations(archive.vocabulary.abbreviations, texts))


def test_lunr_ranks_alike_in_both_languages(
    chromium: Browser, search_url: str, whole_index: Index
) -> None:
    page = chromium.new_page()
    page.goto(search_url)
    asked = page.evaluate(ASK, list(QUERIES))
    page.close()

    assert len(asked) > 2 * len(QUERIES)
    assert any(len(ranked) > 20 for _, ranked in asked)
    for clauses, ranked in asked:
        expected = ask_whole(whole_index, clauses)
        assert [number for number, _ in expected] == [match["number"] for match in ranked], clauses
        assert [score for _, score in expected] == pytest.approx(
            [match["score"] for match in ranked], abs=1e-6
        )


def ask_whole(index: Index, clauses: list[dict[str, Any]]) -> list[tuple[int, float]]:
    index.pipeline = SimpleNamespace(run_string=lambda number, _: clauses[int(number)]["terms"])
    query = Query(index.fields)
    for number, clause in enumerate(clauses):
        presence = QueryPresence.REQUIRED if clause["required"] else QueryPresence.OPTIONAL
        query.term(str(number), boost=clause["boost"], presence=presence)
    matches = [(int(match["ref"]), match["score"]) for match in index.query(query)]
    return sorted(matches, key=lambda match: (-round(match[1], 9), match[0]))
