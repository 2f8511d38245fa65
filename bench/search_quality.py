"""Ask a corpus every query through the real plugin and the real browser code.

    python bench/search_quality.py --corpus C.jsonl.gz --queries Q.jsonl --run OUT.jsonl

A line of the corpus is {"id", "title", "body"}, of the queries {"qid", "q"}, of the run that is
written {"qid", "ranked": [ids, best first]}. Printed are sizes, times in the client without the
waiting for files, and what a query brings over the wire: gzip of each file it fetches, scripts
apart, for a reader who has nothing yet (cold) and for one who has asked all queries before it
(warm); and the score (`search_score.py`) where queries carry their `class` and what is right
(`rel`). `--table OUT.md` writes the same as a table in Markdown. `--documents N` takes the first N,
or repeats the corpus until there are so many, which shows how figures grow. `BIENNIEN_CHROMIUM`
names the browser, else it is `chromium` or Playwright's own.
"""

import argparse
import gzip
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
# The bench and the plugins are found from here on, wherever the benchmark is started.
sys.path.insert(0, str(ROOT))

from bench.search_bench import Engine, measure, read_corpus, read_lines, write_table  # noqa: E402
from plugins.archive.crew import Crew  # noqa: E402
from plugins.archive.reading import read_archive  # noqa: E402
from plugins.archive.store import Store  # noqa: E402
from plugins.search.documents import Document, Result  # noqa: E402
from plugins.search.fields import FIELDS  # noqa: E402
from plugins.search.index import build_index, read_all  # noqa: E402
from plugins.search.layout import Layout, Material  # noqa: E402

ADAPTER = ROOT / "bench" / "engines" / "biennien.mjs"
JAVASCRIPT = ROOT / "theme" / "static" / "js"


def main() -> None:
    """Build, ask, write the run, print what it cost."""
    options = _options()
    corpus, queries = read_corpus(options.corpus), read_lines(options.queries)
    corpus = _as_many(corpus, options.documents or len(corpus))
    start = time.process_time()
    files = _build(corpus)
    seconds = time.process_time() - start
    _print_sizes(files)
    with _folder(files) as folder:
        figures = measure(Engine("Biên niên", folder, seconds), queries, options.run)
    if options.table:
        write_table(options.table, [figures])


def _print_sizes(files: Mapping[str, bytes]) -> None:
    kinds = {
        "root": [files["index.json"]],
        "shards": [content for name, content in files.items() if name.count("/") == 1],
        "texts": [content for name, content in files.items() if name.count("/") > 1],
    }
    for kind, contents in kinds.items():
        size = sum(len(gzip.compress(content, 6)) for content in contents)
        print(f"{kind}: {len(contents):,} files, {size:,} bytes of gzip")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("corpus", "queries", "run"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--table", type=Path)
    parser.add_argument("--documents", type=int)
    return parser.parse_args()


def _as_many(corpus: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Repeat a corpus; what is repeated has identifiers of its own."""
    return [
        entry | {"id": entry["id"] if lap == 0 else f"{entry['id']}-{lap}"}
        for lap in range(-(-count // len(corpus)))
        for entry in corpus
    ][:count]


def _build(corpus: list[dict[str, Any]]) -> dict[str, bytes]:
    documents = [_document(entry) for entry in corpus]
    abbreviations = read_archive(ROOT / "content").vocabulary.abbreviations
    # Nothing is known of the documents yet.
    material = Material(lambda: documents, abbreviations, b"", b"", b"")
    return read_all(build_index(material, Layout(FIELDS, ()), Store(), Crew(workers=1)))


def _document(entry: dict[str, Any]) -> Document:
    texts = dict.fromkeys((field.name for field in FIELDS), "")
    texts |= {name: entry[name] for name in ("title", "body")}
    empty = dict.fromkeys(Result._fields, "")
    shown = {"title": texts["title"], "address": entry["id"], "text": texts["body"]}
    return Document(texts, Result(**{**empty, **shown}))


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            file = folder / "search" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        (folder / "js").symlink_to(JAVASCRIPT)
        (folder / "engine.mjs").symlink_to(ADAPTER)
        yield folder


if __name__ == "__main__":
    main()
