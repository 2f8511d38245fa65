"""Ask a corpus every query through the real plugin and the real browser code.

    python bench/search_quality.py --corpus C.jsonl.gz --queries Q.jsonl --run OUT.jsonl

A line of the corpus is {"id", "title", "body"}, of the queries {"qid", "q"}, of the run that is
written {"qid", "ranked": [ids, best first]}. Printed are sizes, times in the client without the
waiting for files, and what a query brings over the wire: gzip of each file it fetches, scripts
apart, for a reader who has nothing yet (cold) and for one who has asked all queries before it
(warm). `BIENNIEN_CHROMIUM` names the browser, else it is Playwright's own.
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
from plugins.search.abbreviations import find_rewritings  # noqa: E402
from plugins.search.documents import Document, Result  # noqa: E402
from plugins.search.fields import FIELDS  # noqa: E402
from plugins.search.index import Files, pack  # noqa: E402

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
JAVASCRIPT = ROOT / "theme" / "static" / "js"
FIRST_QUERIES = ("hội nghị", "khoa học công nghệ", "hoi nghi tong ket", "Đà Nẵng", "Da Nang")
COUNT_WAITING = """() => {
  const original = window.fetch;
  let pending = 0;
  let since = 0;
  window.waited = 0;
  window.fetch = async (...request) => {
    if (pending++ === 0) since = performance.now();
    try {
      const response = await original(...request);
      return new Response(await response.arrayBuffer(), response);
    } finally {
      if (--pending === 0) window.waited += performance.now() - since;
    }
  };
}"""
OPEN = """async () => {
  window.reader = await import("/js/search/reader.js");
  window.index = await window.reader.openIndex("/search/");
}"""
ASK = """async (query) => {
  const [start, before] = [performance.now(), window.waited];
  const { results } = await window.reader.search(query, { index: window.index, limit: 10 });
  const ms = performance.now() - start - (window.waited - before);
  return { ranked: results.map((result) => result.address), ms };
}"""


def main() -> None:
    """Build, ask, write the run, print what it cost."""
    options = _options()
    corpus, queries = _read(options.corpus), _read(options.queries)
    start = time.process_time()
    files = _build(corpus)
    print(f"index of {len(corpus):,} made in {time.process_time() - start:.1f} s of CPU")
    _print_sizes(files)
    with _page(files) as (page, wire):
        warm, answers = _ask_all(page, wire, [query["q"] for query in queries])
        with options.run.open("w", encoding="utf-8") as run:
            for query, answer in zip(queries, answers, strict=True):
                run.write(json.dumps({"qid": query["qid"], "ranked": answer["ranked"]}) + "\n")
        cold = [_ask_cold(page, wire, query["q"]) for query in queries]
        print(f"{'':24}{'median':>10}{'95 %':>10}")
        _print_row("ms in the client, warm", [answer["ms"] for answer in answers])
        _print_row("KB over the wire, warm", warm)
        _print_row("KB over the wire, cold", cold)
        for first in FIRST_QUERIES:
            print(f"{first:24}{_ask_cold(page, wire, first):10.1f} KB cold")


def _ask_all(
    page: Page, wire: "Wire", queries: Sequence[str]
) -> tuple[list[float], list[dict[str, Any]]]:
    page.evaluate(OPEN)
    wire.taken()
    answers, sizes = [], []
    for query in queries:
        answers.append(page.evaluate(ASK, query))
        sizes.append(wire.taken())
    return sizes, answers


def _ask_cold(page: Page, wire: "Wire", query: str) -> float:
    wire.taken()
    page.evaluate(OPEN)
    page.evaluate(ASK, query)
    return wire.taken()


def _print_sizes(files: Files) -> None:
    kinds = {
        "root": [files.root],
        "shards": [content for name, content in files.others.items() if name.endswith(".bin")],
        "texts": [content for name, content in files.others.items() if name.count("/")],
    }
    for kind, contents in kinds.items():
        size = sum(len(gzip.compress(content, 6)) for content in contents)
        print(f"{kind}: {len(contents):,} files, {size:,} bytes of gzip")


def _print_row(name: str, values: Sequence[float]) -> None:
    slowest = statistics.quantiles(values, n=20)[-1]
    print(f"{name:24}{statistics.median(values):10.1f}{slowest:10.1f}")


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
    return pack(documents, find_rewritings(listed, (entry["body"] for entry in corpus)))


def _document(entry: dict[str, Any]) -> Document:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    texts |= {name: normalize("NFC", entry[name]) for name in ("title", "body")}
    empty = dict.fromkeys(Result.__dataclass_fields__, "")
    shown = {"title": texts["title"], "address": entry["id"], "text": texts["body"]}
    return Document(texts, Result(**{**empty, **shown}))


class Wire:
    """What was fetched of the index since it was last asked, in kilobytes of gzip."""

    def __init__(self, folder: Path) -> None:
        """Weigh the files of a folder."""
        self._folder = folder
        self._sizes: dict[str, int] = {}
        self._bytes = 0

    def add(self, path: str) -> None:
        """Add a file that was fetched."""
        if path.startswith("/search/"):
            if path not in self._sizes:
                content = (self._folder / path[1:]).read_bytes()
                self._sizes[path] = len(gzip.compress(content, 6))
            self._bytes += self._sizes[path]

    def taken(self) -> float:
        """Give what was fetched, and begin anew."""
        taken, self._bytes = self._bytes, 0
        return taken / 1024


@contextmanager
def _page(files: Files) -> Iterator[tuple[Page, Wire]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in {"index.json": files.root, **_below("i", files)}.items():
            file = folder / "search" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (folder / "js").symlink_to(JAVASCRIPT)
        (folder / "index.html").write_text("<!doctype html><title>bench</title>")
        wire = Wire(folder)
        with _serve(folder, wire) as url, sync_playwright() as playwright:
            chromium = os.environ.get("BIENNIEN_CHROMIUM")
            browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
            page = browser.new_page()
            page.set_default_timeout(600_000)
            page.goto(url)
            page.evaluate(COUNT_WAITING)
            yield page, wire
            browser.close()


def _below(folder: str, files: Files) -> dict[str, bytes]:
    return {f"{folder}/{name}": content for name, content in files.others.items()}


@contextmanager
def _serve(folder: Path, wire: Wire) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as the server calls it
            super().__init__(*given, directory=str(folder))

        def do_GET(self) -> None:
            wire.add(self.path)
            super().do_GET()

        def end_headers(self) -> None:
            # Nothing is taken from the browser's cache: what is asked for is counted.
            self.send_header("Cache-Control", "no-store")
            super().end_headers()

        def log_message(self, *_: object) -> None:
            """Keep the output to the figures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main()
