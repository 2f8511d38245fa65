"""The files of a site as they stand on a shelf."""

import base64
import posixpath
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins.archive.manifest import read_manifest
from plugins.archive.urls import (
    NOT_FOUND,
    ON_THIS_DAY,
    SEARCH_INDEX,
    WEB_MANIFEST,
    WORKER,
    output_path,
)
from plugins.release.pages import page_on_shelf, scripts_of
from plugins.release.scripts import join_modules

_READER = Path(__file__).parent / "browser" / "shelf.js"
_SCRIPTS = "theme/js/"
_READER_PATH = f"{_SCRIPTS}release/shelf.js"
"""Where the module would stand among the theme's."""

_FETCHED = tuple(address.removeprefix("/") for address in (SEARCH_INDEX, ON_THIS_DAY))
"""Folders of files that scripts fetch."""

_OF_HOSTS = {output_path(address) for address in (NOT_FOUND, WEB_MANIFEST, WORKER)}
"""What only a host needs: links of the page for what is not found start at its root."""


def files_on_shelf(site: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file, but for scripts sorted by the path it had in the site.

    Of scripts there are those that pages run, each with the modules that it needs in it.
    """
    scripts: dict[str, bool] = {}
    for path in sorted(read_manifest(site).files.keys() - _OF_HOSTS):
        if path.startswith(_SCRIPTS):
            continue
        content = (site / path).read_bytes()
        if path.endswith(".html"):
            html = content.decode()
            for address, is_module in scripts_of(html):
                scripts[_path(path, address)] = is_module
            yield path, page_on_shelf(html).encode()
        elif path.startswith(_FETCHED) and path.endswith((".bin", ".json")):
            yield f"{path}.js", _said(content)
        else:
            yield path, content
    for path, is_module in sorted(scripts.items()):
        read = partial(_read, site)
        script = join_modules(path, _READER_PATH, read) if is_module else read(path)
        yield path, script.encode()


def _read(site: Path, path: str) -> str:
    return (_READER if path == _READER_PATH else site / path).read_text(encoding="utf-8")


def _said(content: bytes) -> bytes:
    """Give a script that says what is in a file: ``browser/shelf.js`` hears it."""
    text = base64.b64encode(content).decode()
    return f'dispatchEvent(new CustomEvent("said", {{ detail: "{text}" }}));\n'.encode()


def _path(page: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), address))
