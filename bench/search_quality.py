"""Ask a corpus every query through the real plugin and the real browser code.

    python bench/search_quality.py --corpus C.jsonl.gz --queries Q.jsonl --run OUT.jsonl

A line of the corpus is {"id", "title", "body"}, of the queries {"qid", "q"}, of the run that is
written {"qid", "ranked": [ids, best first]}. Sizes and times are printed. `BIENNIEN_CHROMIUM`
names the browser, else it is Playwright's own.
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from unicodedata import normalize

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
# The plugins are found from here on, wherever the benchmark is started.
sys.path.insert(0, str(ROOT))

from plugins.archive.reading import read_archive  # noqa: E402
from plugins.search.abbreviations import build_abbreviations  # noqa: E402
from plugins.search.documents import Document, Result  # noqa: E402
from plugins.search.fields import FIELDS  # noqa: E402
from plugins.search.index import Files, pack  # noqa: E402

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
JAVASCRIPT = ROOT / "theme" / "static" / "js"
LUNR = "vendor/lunr-2.3.9/lunr.js"
OPEN = """async () => {
  window.reader = await import("/js/search/reader.js");
  window.index = await window.reader.openIndex("/search/");
}"""
ASK = """async (query) => {
  const start = performance.now();
  const { results } = await window.reader.search(query, { index: window.index, lunr, limit: 10 });
  return { ranked: results.map((result) => result.address), ms: performance.now() - start };
}"""


def main() -> None:
    """Build, ask, write the run, print what it cost."""
    options = _options()
    start = time.perf_counter()
    files = _build(_read(options.corpus))
    print(f"index made in {time.perf_counter() - start:.1f} s")
    for name, content in (("index", files.index), ("documents", files.documents)):
        print(f"{name}.json: {len(content):,} bytes, gzip {len(gzip.compress(content, 6)):,}")
    queries = _read(options.queries)
    with _page(files) as page:
        page.evaluate(OPEN)
        answers = [page.evaluate(ASK, query["q"]) for query in queries]
    with options.run.open("w", encoding="utf-8") as run:
        for query, answer in zip(queries, answers, strict=True):
            run.write(json.dumps({"qid": query["qid"], "ranked": answer["ranked"]}) + "\n")
    times = [answer["ms"] for answer in answers]
    slowest = statistics.quantiles(times, n=20)[-1]
    print(f"a query: median {statistics.median(times):.1f} ms, 95 % within {slowest:.1f} ms")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("corpus", "queries", "run"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    return parser.parse_args()


def _read(path: Path) -> list[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _build(corpus: list[dict[str, Any]]) -> Files:
    documents = [_document(entry) for entry in corpus]
    listed = read_archive(ROOT / "content").vocabulary.abbreviations
    return pack(documents, build_abbreviations(listed, (entry["body"] for entry in corpus)))


def _document(entry: dict[str, Any]) -> Document:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    texts |= {name: normalize("NFC", entry[name]) for name in ("title", "body")}
    empty = dict.fromkeys(Result.__dataclass_fields__, "")
    shown = {"title": texts["title"], "address": entry["id"], "text": texts["body"]}
    return Document(texts, Result(**{**empty, **shown}))


@contextmanager
def _page(files: Files) -> Iterator[Page]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "search").mkdir()
        (folder / "search" / "index.json").write_bytes(files.index)
        (folder / "search" / "documents.json").write_bytes(files.documents)
        (folder / "js").symlink_to(JAVASCRIPT)
        (folder / "index.html").write_text(
            f'<!doctype html><title>bench</title><script src="/js/{LUNR}"></script>'
        )
        with _serve(folder) as url, sync_playwright() as playwright:
            path = os.environ.get("BIENNIEN_CHROMIUM")
            browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
            page = browser.new_page()
            page.set_default_timeout(600_000)
            page.goto(url)
            yield page
            browser.close()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the output to the figures."""


@contextmanager
def _serve(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main()
