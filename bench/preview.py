"""Measure the preview: from saving a file to seeing it in the browser.

    .venv/bin/python bench/make_archive.py --records 1000 FOLDER
    .venv/bin/python bench/preview.py FOLDER

Starts `serve` with a copy of the content folder and looks at it in Chromium, as an editor does.
Prints how long it takes until the first page is there, and then, as median and worst of several
saves, how long after a save the reloaded page shows what was saved: a new title on the page of the
record and on the home page, a new unit of the vocabulary, and an error in place of the page.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
TIMEOUT = 120_000
"""Milliseconds: by then something is wrong."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
SAYS = "text => document.body?.innerText.includes(text)"
TITLE = re.compile(r"^title: .*$", re.MULTILINE)
KIND = re.compile(r"^kind: (.*)$", re.MULTILINE)

Change = Callable[[str, int], tuple[str, str]]
"""Gives a text anew, for the n-th save, and the words that the page must then show."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("content", type=Path, help="content folder; it is copied, never changed")
    parser.add_argument("--saves", type=int, default=10, help="saves for each figure")
    arguments = parser.parse_args()
    chromium = os.environ.get("BIENNIEN_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        content = Path(folder, "content")
        shutil.copytree(arguments.content, content)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        began = time.perf_counter()
        with served(content) as url:
            page.goto(url, timeout=TIMEOUT)
            print(f"first page after {time.perf_counter() - began:.1f} s")
            measure_all(page, url, content, arguments.saves)
        browser.close()


def measure_all(page: Page, url: str, content: Path, saves: int) -> None:
    """Print a line for each kind of change."""
    newest = max(content.glob("tin/*/*.md"), key=lambda file: file.name)
    slug = re.sub(r"^\d{4}(-\d\d){0,2}-", "", newest.stem)
    record = f"tin/{newest.parent.name}/{slug}/"
    units = content / "vocabulary" / "organizations.yml"
    print(f"{len(list(content.glob('tin/*/*.md')))} records, {saves} saves each: median, worst")
    for what, address, file, change in (
        ("title, seen on its page", record, newest, _title),
        ("title, seen on the list", "tin/", newest, _title),
        ("new unit, seen on the list", "don-vi/", units, _unit),
        ("error and remedy", record, newest, _error),
    ):
        page.goto(url + address)
        text = file.read_text(encoding="utf-8")
        times = [measure(page, file, *change(text, number)) for number in range(saves)]
        print(f"  {what:28} {statistics.median(times):.2f} s  {max(times):.2f} s")
        file.write_text(text, encoding="utf-8")


def measure(page: Page, file: Path, text: str, expected: str) -> float:
    """Give the seconds from a save until the page shows the words."""
    began = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    page.wait_for_function(SAYS, arg=expected, polling=10, timeout=TIMEOUT)
    return time.perf_counter() - began


@contextmanager
def served(content: Path) -> Iterator[str]:
    """Serve a content folder; gives the address, with a slash at its end."""
    invoke = [sys.executable, "-m", "invoke", "--search-root", str(ROOT)]
    serve = [*invoke, "serve", "--content", str(content)]
    with subprocess.Popen(serve, stderr=subprocess.PIPE, encoding="utf-8") as server:
        for line in server.stderr or ():
            if found := re.search(r"http://\S+/", line):
                try:
                    yield found[0]
                finally:
                    server.terminate()
                return


def _title(text: str, number: int) -> tuple[str, str]:
    title = f"Tên bài lần thứ {number}"
    return TITLE.sub(f"title: {title}", text, count=1), title


def _unit(text: str, number: int) -> tuple[str, str]:
    name = f"Đơn vị lần thứ {number}"
    return f"{text}\ndon-vi-{number}: {{name: {name}}}\n", name


def _error(text: str, number: int) -> tuple[str, str]:
    return KIND.sub(f"kind: loai-{number}", text, count=1), f"kind: loai-{number}"


if __name__ == "__main__":
    main()
