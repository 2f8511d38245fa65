"""The search page and the files of its index."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from plugins.archive.archive import Archive
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Asset, AssetFolder, Page, Route
from plugins.archive.site import Site
from plugins.archive.urls import NAMES_INDEX, SEARCH, SEARCH_DESCRIPTION, SEARCH_INDEX, output_path
from plugins.archive.views import LinkView
from plugins.search.documents import DAYS, FACETS, Suggestion, build_documents
from plugins.search.fields import FIELDS
from plugins.search.index import Layout, build_index, read_all
from plugins.search.kept import Kept
from plugins.search.known import STORE_FILE
from plugins.search.names import NAME_FACETS, NAME_FIELDS, build_names
from plugins.search.opensearch import describe_search

RECORDS = Layout(FIELDS, (*FACETS, DAYS))
NAMES = Layout(NAME_FIELDS, NAME_FACETS, site="../../", shown=Suggestion._fields)


@dataclass(frozen=True, slots=True)
class FacetView:
    """What results can be chosen by: its name in the index, in an address, and for readers."""

    name: str
    parameter: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: what results can be chosen by, and where the index lies."""

    breadcrumb: tuple[LinkView, ...]
    index_address: str
    names_address: str
    facets: tuple[FacetView, ...]


def pages(archive: Archive, *, site: Site) -> Iterator[Route | Asset | AssetFolder]:
    """Yield the index, the page, and what browsers are told of it."""
    yield AssetFolder(SEARCH_INDEX.strip("/"), cache(partial(_indexes, archive, site)))
    yield Route(SEARCH, partial(_page, site))
    if site.url:
        yield Asset(output_path(SEARCH_DESCRIPTION), partial(describe_search, site))


def _indexes(archive: Archive, site: Site, stores: Path) -> Mapping[str, bytes]:
    """Make the index of records and, in a folder of it, that of names."""
    store = Kept(stores / STORE_FILE)
    abbreviations = archive.vocabulary.abbreviations
    records = build_index(build_documents(archive, site.language), RECORDS, abbreviations, store)
    names = build_index(build_names(archive), NAMES, abbreviations, store)
    files = records | {
        f"{NAMES_INDEX.removeprefix(SEARCH_INDEX)}{path}": content
        for path, content in names.items()
    }
    store.keep(all_asked=True)
    return read_all(files)


def _page(site: Site) -> Page:
    _ = site.language.gettext
    title = _("Tìm kiếm")
    return Page(
        SEARCH,
        "search.html",
        title,
        _("Tìm trong toàn văn các tin, gõ có dấu hay không dấu đều được."),
        SearchView(
            breadcrumb(site.language, LinkView(title)),
            SEARCH_INDEX,
            NAMES_INDEX,
            (
                FacetView("year", "nam", _("Năm diễn ra")),
                FacetView("category", "chuyen-muc", _("Chuyên mục")),
                FacetView("organization", "don-vi", _("Đơn vị")),
                FacetView("kind", "loai", _("Loại hội nghị")),
                FacetView("person", "nguoi", _("Người tham gia")),
            ),
        ),
        section=SEARCH,
    )
