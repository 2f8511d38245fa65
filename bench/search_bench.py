"""What the benchmarks of search share: an engine is asked in the real browser, and weighed.

An engine is a folder that is served: the index is below `search`, scripts are in any folder, and
`engine.mjs` at the root exports `open` (gives an index) and `ask` (gives the ids for a query, best
first). Sizes are of gzip, each file by itself. Warm is a reader who has asked all queries before
this one, cold one who has nothing yet but the scripts. `BIENNIEN_CHROMIUM` names the browser, else
it is `chromium` or Playwright's own.
"""

import gzip
import json
import os
import shutil
import statistics
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from unicodedata import normalize

from playwright.sync_api import Browser, Page, sync_playwright

from bench.search_score import class_scores

CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FIRST_QUERIES = ("hội nghị", "khoa học công nghệ", "hoi nghi tong ket", "Đà Nẵng", "Da Nang")
PAGE = '<!doctype html><html lang="vi"><title>bench</title>'
SCRIPTS = {".css", ".js", ".mjs"}
"""Endings of files beside the index; Pagefind's WebAssembly, which is named as no other, is too."""
OPEN = """async () => {
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
  window.engine = await import("/engine.mjs");
  window.index = await window.engine.open();
}"""
ASK = """async (query) => {
  const [start, before] = [performance.now(), window.waited];
  const ranked = await window.engine.ask(window.index, query);
  const ms = performance.now() - start - (window.waited - before);
  return { ranked, ms };
}"""


@dataclass(frozen=True)
class Engine:
    """An engine whose index is made."""

    name: str
    folder: Path
    build_seconds: float
    libraries: Sequence[str] = ()
    """Addresses of classic scripts that stand in the page."""


@dataclass(frozen=True)
class Answer:
    """What one query brought: ids, time without the waiting for files, kilobytes."""

    ranked: list[str]
    milliseconds: float
    kilobytes: float


@dataclass(frozen=True)
class Figures:
    """What an engine answered to all queries, and what that cost."""

    engine: Engine
    warm: dict[str, Answer]
    cold: list[float]
    first: dict[str, float]
    scores: dict[str, float]
    index_kilobytes: float
    script_kilobytes: float


def read_corpus(path: Path) -> list[dict[str, Any]]:
    """Read documents, in the one form of Unicode that a site has its texts in."""
    texts = ("title", "body")
    return [
        entry | {name: normalize("NFC", entry[name]) for name in texts}
        for entry in read_lines(path)
    ]


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read the objects of a file that has one a line."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def measure(engine: Engine, queries: Sequence[dict[str, Any]], run: Path) -> Figures:
    """Ask every query warm and cold, write the run, print what was seen."""
    figures = _ask_all(engine, queries)
    _write_run(run, figures.warm)
    _print(figures)
    return figures


def _ask_all(engine: Engine, queries: Sequence[dict[str, Any]]) -> Figures:
    wire = _Wire(engine.folder)
    with _served(engine, wire) as url, _chromium() as browser:
        with _opened(browser, url) as page:
            opening = wire.taken()
            warm = {query["qid"]: _ask(page, wire, query["q"]) for query in queries}
        brings_all = not any(answer.kilobytes for answer in warm.values())

        def cold(query: str) -> float:
            # What brings nothing when asked brought all when opened, whatever is asked then.
            return opening if brings_all else _ask_cold(browser, url, wire, query)

        return Figures(
            engine,
            warm,
            cold=[cold(query["q"]) for query in queries],
            first={query: cold(query) for query in FIRST_QUERIES},
            scores=class_scores(queries, {qid: answer.ranked for qid, answer in warm.items()}),
            index_kilobytes=wire.index_kilobytes(),
            script_kilobytes=wire.script_kilobytes(),
        )


def write_table(path: Path, figures: Sequence[Figures]) -> None:
    """Write a table in Markdown, one row an engine."""
    rows = [_row(one) for one in figures]
    lines = [list(rows[0]), ["---", *["--:"] * (len(rows[0]) - 1)], *(row.values() for row in rows)]
    text = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    path.write_text(text, encoding="utf-8")


def _row(figures: Figures) -> dict[str, str]:
    return {
        "engine": figures.engine.name,
        "mean": _mean(figures),
        "build, s of CPU": f"{figures.engine.build_seconds:.1f}",
        "index, KB": f"{figures.index_kilobytes:,.0f}",
        "scripts, KB": f"{figures.script_kilobytes:.0f}",
        **{
            f"{name}, {part}": f"{value:,.1f}"
            for name, values in _costs(figures).items()
            for part, value in zip(("median", "95 %"), _spread(values), strict=True)
        },
        **{f"{text}, KB cold": f"{size:,.0f}" for text, size in figures.first.items()},
    }


def _print(figures: Figures) -> None:
    engine = figures.engine
    print(f"{engine.name}: index made in {engine.build_seconds:.1f} s of CPU")
    print(f"{'index':24}{figures.index_kilobytes:10,.1f} KB")
    print(f"{'scripts':24}{figures.script_kilobytes:10,.1f} KB")
    print(f"{'':24}{'median':>10}{'95 %':>10}")
    for name, values in _costs(figures).items():
        median, slow = _spread(values)
        print(f"{name:24}{median:10,.1f}{slow:10,.1f}")
    for text, size in figures.first.items():
        print(f"{text:24}{size:10,.1f} KB cold")
    if figures.scores:
        classes = "  ".join(f"{name} {score:.3f}" for name, score in figures.scores.items())
        print(f"mean {_mean(figures)}  {classes}")


def _costs(figures: Figures) -> dict[str, list[float]]:
    return {
        "ms in the client, warm": [answer.milliseconds for answer in figures.warm.values()],
        "KB over the wire, warm": [answer.kilobytes for answer in figures.warm.values()],
        "KB over the wire, cold": figures.cold,
    }


def _spread(values: Sequence[float]) -> tuple[float, float]:
    return statistics.median(values), statistics.quantiles(values, n=20)[-1]


def _mean(figures: Figures) -> str:
    return f"{statistics.mean(figures.scores.values()):.3f}" if figures.scores else "-"


def _write_run(path: Path, answers: dict[str, Answer]) -> None:
    with path.open("w", encoding="utf-8") as run:
        for qid, answer in answers.items():
            run.write(json.dumps({"qid": qid, "ranked": answer.ranked}) + "\n")


class _Wire:
    """What is fetched, in kilobytes of gzip."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sizes: dict[str, int] = {}
        self._fetched: list[str] = []
        self._scripts: set[str] = set()

    def add(self, path: str) -> None:
        """Add a file that was fetched; what lies at the root is the bench's own."""
        path = path.partition("?")[0]
        if path.count("/") > 1:
            if _is_script(path):
                self._scripts.add(path)
            else:
                self._fetched.append(path)

    def taken(self) -> float:
        """Give what was fetched of the index, and begin anew."""
        taken, self._fetched = self._fetched, []
        return self._kilobytes(taken)

    def script_kilobytes(self) -> float:
        """Weigh the scripts that were ever fetched."""
        return self._kilobytes(self._scripts)

    def index_kilobytes(self) -> float:
        """Weigh the whole index."""
        files = (file for file in (self._folder / "search").rglob("*") if file.is_file())
        paths = (f"/{file.relative_to(self._folder).as_posix()}" for file in files)
        return self._kilobytes(path for path in paths if not _is_script(path))

    def _kilobytes(self, paths: Iterable[str]) -> float:
        return sum(self._size(path) for path in paths) / 1024

    def _size(self, path: str) -> int:
        if path not in self._sizes:
            content = (self._folder / path[1:]).read_bytes()
            self._sizes[path] = len(gzip.compress(content, 6))
        return self._sizes[path]


def _is_script(path: str) -> bool:
    file = Path(path)
    return file.suffix in SCRIPTS or file.name.startswith("wasm.")


def _ask_cold(browser: Browser, url: str, wire: _Wire, query: str) -> float:
    wire.taken()
    with _opened(browser, url) as page:
        page.evaluate(ASK, query)
    return wire.taken()


def _ask(page: Page, wire: _Wire, query: str) -> Answer:
    answer = page.evaluate(ASK, query)
    return Answer(answer["ranked"], answer["ms"], wire.taken())


@contextmanager
def _opened(browser: Browser, url: str) -> Iterator[Page]:
    # A page of its own context has nothing that another one fetched.
    page = browser.new_page()
    page.set_default_timeout(600_000)
    page.goto(url)
    page.evaluate(OPEN)
    yield page
    page.close()


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = os.environ.get("BIENNIEN_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@contextmanager
def _served(engine: Engine, wire: _Wire) -> Iterator[str]:
    libraries = "".join(f'<script src="{address}"></script>' for address in engine.libraries)
    (engine.folder / "index.html").write_text(PAGE + libraries, encoding="utf-8")

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *given: Any) -> None:  # noqa: ANN401 - as the server calls it
            super().__init__(*given, directory=str(engine.folder))

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
