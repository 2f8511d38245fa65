"""Ask the peers of our search the same queries over the same corpus, in the same browser.

    npm install --prefix bench/engines
    python bench/search_peers.py --corpus C.jsonl.gz --queries Q.jsonl --runs FOLDER --table T.md

Pagefind, MiniSearch, lunr.js and lunr.js with lunr-languages; `--peers` names some of them. What is
read, written and printed is as with `search_quality.py`, a run for each peer. The index of Pagefind
has the texts that results show, as ours has; those of MiniSearch and lunr.js have none. `--limit`
asks so many queries only, taken evenly from all.

The lock file has Pagefind for Linux alone; on another system npm adds the one it needs.
"""

import argparse
import html
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

BENCH = Path(__file__).resolve().parent
# The bench is found from here on, wherever the benchmark is started.
sys.path.insert(0, str(BENCH.parent))

from bench.search_bench import (  # noqa: E402
    Engine,
    Figures,
    measure,
    read_corpus,
    read_lines,
    write_table,
)

ENGINES = BENCH / "engines"
MODULES = BENCH / "engines" / "node_modules"


@dataclass(frozen=True)
class Peer:
    """A peer, and where its parts lie."""

    name: str
    adapter: str
    libraries: Sequence[str] = ()
    """Classic scripts in the folder of modules; Pagefind has none, it brings its own."""


LUNR = "lunr/lunr.min.js"
PEERS = {
    "pagefind": Peer("Pagefind", "pagefind.mjs"),
    "minisearch": Peer("MiniSearch", "minisearch.mjs", ["minisearch/dist/umd/index.js"]),
    "lunr": Peer("lunr.js", "lunr.mjs", [LUNR]),
    "lunr-vi": Peer(
        "lunr.js, lunr-languages vi",
        "lunr.mjs",
        [LUNR, *(f"lunr-languages/min/lunr.{part}.min.js" for part in ("stemmer.support", "vi"))],
    ),
}


def main() -> None:
    """Build and ask each peer, write its run, print what it cost."""
    options = _options()
    corpus, queries = read_corpus(options.corpus), read_lines(options.queries)
    if options.limit:
        queries = queries[:: -(-len(queries) // options.limit)]
    options.runs.mkdir(parents=True, exist_ok=True)
    figures = []
    for name in options.peers:
        run = options.runs / f"{name}.jsonl"
        figures.append(_measure(PEERS[name], corpus, queries, run))
        # After each, so that a peer that fails takes no other's figures with it.
        if options.table:
            write_table(options.table, figures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("corpus", "queries", "runs"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--peers", nargs="+", choices=PEERS, default=list(PEERS))
    parser.add_argument("--limit", type=int)
    parser.add_argument("--table", type=Path)
    return parser.parse_args()


def _measure(
    peer: Peer, corpus: list[dict[str, Any]], queries: list[dict[str, Any]], run: Path
) -> Figures:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "search").mkdir()
        (folder / "engine.mjs").symlink_to(ENGINES / peer.adapter)
        (folder / "js").symlink_to(MODULES)
        seconds = (
            _build_in_node(peer, corpus, folder)
            if peer.libraries
            else _build_pagefind(corpus, folder)
        )
        libraries = [f"/js/{library}" for library in peer.libraries]
        return measure(Engine(peer.name, folder, seconds, libraries), queries, run)


def _build_in_node(peer: Peer, corpus: list[dict[str, Any]], folder: Path) -> float:
    documents, index = folder / "documents.jsonl", folder / "search" / "index.json"
    documents.write_text("\n".join(map(json.dumps, corpus)), encoding="utf-8")
    libraries = [MODULES / library for library in peer.libraries]
    command: list[str | Path] = ["node", ENGINES / "build.mjs", ENGINES / peer.adapter, *libraries]
    with documents.open("rb") as given, index.open("wb") as made:
        return _seconds(command, stdin=given, stdout=made)


def _build_pagefind(corpus: list[dict[str, Any]], folder: Path) -> float:
    with TemporaryDirectory() as name:
        for number, entry in enumerate(corpus):
            Path(name, f"{number}.html").write_text(_page(entry), encoding="utf-8")
        options: list[str | Path] = ["--quiet", "--site", name, "--output-path", folder / "search"]
        return _seconds([MODULES / ".bin" / "pagefind", *options])


def _page(entry: dict[str, Any]) -> str:
    name, title = (html.escape(entry[field]) for field in ("id", "title"))
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in entry["body"].splitlines())
    return (
        f'<!doctype html><html lang="vi"><title>{title}</title>'
        f'<h1>{title}</h1><div data-id="{name}" data-pagefind-meta="id[data-id]">{paragraphs}</div>'
    )


def _seconds(command: Sequence[str | Path], **streams: Any) -> float:  # noqa: ANN401
    before = os.times()
    subprocess.run(command, check=True, **streams)
    after = os.times()
    user = after.children_user - before.children_user
    return user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
