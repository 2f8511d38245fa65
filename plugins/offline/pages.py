"""The worker, and the page that is shown where a page was not kept."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.archive.archive import Archive
from plugins.archive.entries import breadcrumb
from plugins.archive.media import IMAGES_FOLDER
from plugins.archive.page import Asset, Page, Route
from plugins.archive.site import Site
from plugins.archive.urls import (
    FORM,
    NAMES_INDEX,
    OFFLINE,
    SEARCH,
    SEARCH_INDEX,
    VARIANTS,
    WORKER,
    output_path,
)
from plugins.archive.views import LinkView

_WORKER = Path(__file__).parent / "browser" / "worker.js"
_FAREWELL = _WORKER.with_name("farewell.js")
_PLACES = {
    "offline": OFFLINE,
    "search": SEARCH,
    "index": SEARCH_INDEX,
    "root": f"{SEARCH_INDEX}index.json",
    "names": f"{NAMES_INDEX}index.json",
    "pictures": f"/{IMAGES_FOLDER}/",
    "variants": VARIANTS,
    "form": FORM,
}
"""What the worker must tell apart."""


@dataclass(frozen=True, slots=True)
class OfflineView:
    """The page that lists what is kept: a script fills it."""

    breadcrumb: tuple[LinkView, ...]


def pages(_archive: Archive, *, site: Site) -> Iterator[Route | Asset]:
    """Yield the worker and its page, or the worker that ends what an earlier one did."""
    path = output_path(WORKER)
    if not site.works_offline:
        yield Asset(path, _FAREWELL)
        return
    yield Asset(path, _worker)
    yield Route(OFFLINE, partial(_page, site))


def _worker() -> bytes:
    """Tell the worker the addresses of the site, without the slash: the site may lie anywhere."""
    places = {name: address.removeprefix("/") for name, address in _PLACES.items()}
    return f"const PLACES = {json.dumps(places)};\n".encode() + _WORKER.read_bytes()


def _page(site: Site) -> Page:
    _ = site.language.gettext
    title = _("Đọc khi không có mạng")
    return Page(
        OFFLINE,
        "offline.html",
        title,
        _("Trang đã mở thì được lưu trên máy này, để đọc lại khi không có mạng."),
        OfflineView(breadcrumb(site.language, LinkView(title))),
    )
