"""The search page and the files of its index."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from plugins.archive.archive import Archive
from plugins.archive.digests import digest_of
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Asset, AssetFolder, Content, Page, Route
from plugins.archive.site import Site
from plugins.archive.store import code_digest
from plugins.archive.urls import (
    NAMES_INDEX,
    SEARCH,
    SEARCH_DESCRIPTION,
    SEARCH_INDEX,
    SEARCH_READER,
    output_path,
)
from plugins.archive.views import LinkView
from plugins.archive.workshop import Workshop
from plugins.search.documents import DAYS, FACETS, Ground, Suggestion, build_entries
from plugins.search.fields import FIELDS
from plugins.search.index import build_index
from plugins.search.layout import Layout, Material
from plugins.search.names import NAME_FACETS, NAME_FIELDS, build_names
from plugins.search.opensearch import describe_search

_ROOT = Path(__file__).resolve().parents[2]

RECORDS = Layout(FIELDS, (*FACETS, DAYS))
NAMES = Layout(NAME_FIELDS, NAME_FACETS, site="../../", shown=Suggestion._fields, sheet=8)


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
    ground = Ground(archive, site.language)
    yield AssetFolder(SEARCH_INDEX.strip("/"), partial(_indexes, ground), lambda: ground.key)
    yield Asset(output_path(SEARCH_READER), partial(_reader, site))
    yield Route(SEARCH, partial(_page, site))
    if site.url:
        yield Asset(output_path(SEARCH_DESCRIPTION), partial(describe_search, site))


def _reader(site: Site) -> bytes:
    """Lead other programs to the reader, whose own address may follow from what is in it."""
    return f'export * from "..{site.theme.address}js/search/reader.js";\n'.encode()


def _indexes(ground: Ground, workshop: Workshop) -> Mapping[str, Content]:
    """Make the index of records and, in a folder of it, that of names.

    Names are on the cards and in the vocabulary, and so is all that results are chosen by.
    """
    archive, store, crew = ground.archive, workshop.search, workshop.crew
    code = code_digest(_ROOT, ("plugins",))
    cards, texts = digest_of(code, archive.digest), digest_of(code, ground.key)
    entries, names = cache(partial(build_entries, ground)), cache(partial(build_names, archive))
    known = archive.vocabulary.abbreviations
    records = Material(entries, known, texts, ground.digest, cards)
    named = Material(names, known, cards, archive.vocabulary_key, cards)
    files = build_index(records, RECORDS, store, crew) | {
        f"{NAMES_INDEX.removeprefix(SEARCH_INDEX)}{path}": content
        for path, content in build_index(named, NAMES, store, crew).items()
    }
    store.keep(all_asked=True)
    return files


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
