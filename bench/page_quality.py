"""Measure the built site as a reader's phone and a validator see it.

    python3 tasks.py build
    npm ci --prefix bench
    .venv/bin/python bench/page_quality.py output

Prints: errors of the Nu HTML checker over all pages, Lighthouse's four scores (mobile, median of
runs) for the home page and the heaviest record page, and what each of these weighs over the wire,
gzip on, scripts, fonts and pictures of the first view included. Needs Java, Node and Chromium.
"""

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import ViewportSize, sync_playwright

BENCH = Path(__file__).resolve().parent
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: ViewportSize = {"width": 360, "height": 740}


def main() -> None:
    """Measure a site and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--runs", type=int, default=3, help="Lighthouse runs a page")
    arguments = parser.parse_args()
    chromium = os.environ.get("BIENNIEN_CHROMIUM") or shutil.which("chromium") or ""
    print(f"Nu HTML checker: {count_html_errors(arguments.site)} errors")
    with serve(arguments.site) as url:
        for address in ("/", heaviest_record(arguments.site)):
            scores = lighthouse(f"{url}{address}", chromium, arguments.runs)
            weight = weigh(f"{url}{address}", chromium)
            print(f"{address}\n  Lighthouse {scores}\n  first view {weight / 1024:.1f} KB")


def count_html_errors(site: Path) -> int:
    """Count the errors that the Nu checker finds over all pages; prints each."""
    jar = BENCH / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = subprocess.run(
        ["java", "-jar", jar, "--format", "json", "--skip-non-html", site],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    # Of a file on disk the checker knows no origin, so it holds 'self' for broken: not an error.
    messages = json.loads(done.stderr)["messages"]
    errors = [message for message in messages if message["type"] == "error"]
    for error in errors:
        print(error["url"], error.get("lastLine"), error["message"], error.get("extract"))
    return len(errors)


def heaviest_record(site: Path) -> str:
    """Find the address of the record page with the largest HTML."""
    pages = site.glob("tin/*/*/index.html")
    records = [page for page in pages if not page.parent.name.isdigit()]
    heaviest = max(records, key=lambda page: page.stat().st_size)
    return f"/{heaviest.parent.relative_to(site).as_posix()}/"


def lighthouse(url: str, chromium: str, runs: int) -> dict[str, float]:
    """Give the median of each of Lighthouse's scores, 0 to 100."""
    reports = [_lighthouse_once(url, chromium) for _ in range(runs)]
    return {name: statistics.median(report[name] for report in reports) for name in CATEGORIES}


def _lighthouse_once(url: str, chromium: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        subprocess.run(
            [
                BENCH / "node_modules/.bin/lighthouse",
                url,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                f"--chrome-flags={' '.join(FLAGS)}",
                f"--only-categories={','.join(CATEGORIES)}",
            ],
            env={**os.environ, "CHROME_PATH": chromium},
            check=True,
        )
        found = json.loads(report.read_text(encoding="utf-8"))
    for name, audit in found["audits"].items():
        if audit["score"] is not None and audit["score"] < 1:
            print(f"    {name}: {audit['score']} {audit.get('displayValue', '')}")
    return {name: 100 * found["categories"][name]["score"] for name in CATEGORIES}


def weigh(url: str, chromium: str) -> int:
    """Count the bytes that a phone's first view brings over the wire, heads not counted."""
    sizes: list[int] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium or None, args=FLAGS[1:])
        page = browser.new_page(viewport=PHONE)
        page.on(
            "response",
            lambda response: sizes.append(int(response.headers.get("content-length", 0))),
        )
        page.goto(url, wait_until="networkidle")
        browser.close()
    return sum(sizes)


class _GzipHandler(SimpleHTTPRequestHandler):
    """Serves text compressed, as static hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Send a file, compressed where that helps."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        text = file.suffix in {".html", ".css", ".js", ".json", ".svg", ".xml"}
        body = gzip.compress(file.read_bytes(), mtime=0) if text else file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep the output to the figures."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder as a static host does; gives its address."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_GzipHandler, directory=str(folder.resolve()))
    )
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
