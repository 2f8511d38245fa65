"""The search page and the files of its index."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from plugins.archive.archive import Archive
from plugins.archive.entries import breadcrumb
from plugins.archive.page import Asset, AssetFolder, Page, Route
from plugins.archive.site import Site
from plugins.archive.urls import SEARCH, SEARCH_DESCRIPTION, SEARCH_INDEX, output_path
from plugins.archive.views import LinkView
from plugins.search.abbreviations import find_rewritings
from plugins.search.documents import build_documents
from plugins.search.index import Files, pack
from plugins.search.opensearch import describe_search


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A value of a filter, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search page: its filters, and where the index lies."""

    breadcrumb: tuple[LinkView, ...]
    index_address: str
    categories: tuple[ChoiceView, ...]
    years: tuple[ChoiceView, ...]


def pages(archive: Archive, *, site: Site) -> Iterator[Route | Asset | AssetFolder]:
    """Yield the index, the page, and what browsers are told of it."""
    search = _Search(archive, site)
    yield Asset(output_path(f"{SEARCH_INDEX}index.json"), lambda: search.files.root, slow=True)
    yield AssetFolder(output_path(f"{SEARCH_INDEX}i"), lambda: search.files.others)
    yield Route(SEARCH, partial(_page, archive, site))
    if site.url:
        yield Asset(output_path(SEARCH_DESCRIPTION), partial(describe_search, site))


@dataclass(frozen=True)
class _Search:
    """An archive as it is searched; its files take long and are made once, when asked for."""

    archive: Archive
    site: Site

    @cached_property
    def files(self) -> Files:
        documents = build_documents(self.archive, self.site.language)
        texts = (text for document in documents for text in document.texts.values())
        listed = self.archive.vocabulary.abbreviations
        return pack(documents, find_rewritings(listed, texts))


def _page(archive: Archive, site: Site) -> Page:
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
            tuple(
                ChoiceView(term, archive.vocabulary.name("categories", term))
                for term in archive.by_term["categories"]
            ),
            tuple(ChoiceView(str(year), str(year)) for year in archive.by_event_year),
        ),
        section=SEARCH,
    )
