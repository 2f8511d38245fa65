"""From a page to its HTML: a pure function of the page, the site and the theme's templates."""

import re
from pathlib import Path

from markupsafe import Markup

from plugins.archive.metatags import page_metatags
from plugins.archive.page import Page
from plugins.archive.site import Site
from plugins.archive.templates import ROOT, Templates
from plugins.archive.urls import NOT_FOUND, way_to_root
from plugins.archive.views import EntryView

ENTRY = "components/record_entry.html"

FILTERS = {"record_entry": ENTRY}
"""Filters that show what they are given by a template."""

KEPT_ENTRIES = 25_000
"""Some 55 MB. Of a larger archive the rest is rendered wherever it stands."""

_LEVEL = "\udffe"
"""Stands for the level of the heading in an entry that is kept; it is in no text, like ROOT."""

_SITE_LINK = re.compile(r'(<a\b[^>]*?\shref=")(?=/)')


class Renderer:
    """Renders pages with the templates of one theme for one site."""

    def __init__(self, templates: Path, site: Site, stamp: str = "") -> None:
        """Set up the templates; each is read when the first page needs it.

        ``stamp`` is what ``Templates`` are told.
        """
        self._site = site
        self._templates = Templates(templates, site, stamp)
        self._templates.globals.update(page_metatags=page_metatags, integrity=self._integrity)
        self._templates.filters.update(
            in_place=_in_place, embedded=_embedded, record_entry=self._record_entry
        )
        self._entries: dict[str, tuple[EntryView, str]] = {}

    def render(self, page: Page) -> str:
        """Give the HTML of a page."""
        html = self._templates.get_template(page.template).render(page=page, view=page.view)
        return html.replace(ROOT, self._way_to_root(page))

    def _way_to_root(self, page: Page) -> str:
        # The page for what is not found is served at any depth, so its links start at the root.
        way = self._site.base_path if page.address == NOT_FOUND else way_to_root(page.address)
        return way[:-1]

    def _integrity(self, address: str) -> Markup:
        """Give the attribute by which a browser checks a file of the theme; empty without one."""
        known = self._site.theme.sums.get(address)
        return Markup(' integrity="{}"').format(known) if known else Markup()

    def _record_entry(self, entry: EntryView, level: int) -> Markup:
        """Show a record in a list; it stands in some ten, and all show the same but for a level."""
        html = self._entry_html(entry).replace(_LEVEL, str(level))
        return Markup(html)  # noqa: S704 - rendered by a template

    def _entry_html(self, entry: EntryView) -> str:
        kept = self._entries.get(entry.href)
        # The preview reads records again and again, and mostly what it read before.
        if kept and (kept[0] is entry or kept[0] == entry):
            return kept[1]
        html = str(self._templates.function(ENTRY, "record_entry")(entry, _LEVEL))
        if kept or len(self._entries) < KEPT_ENTRIES:
            self._entries[entry.href] = entry, html
        return html


def _in_place(html: str) -> Markup:
    """Trust the clean HTML of a body, its site-absolute links made relative."""
    return Markup(_SITE_LINK.sub(rf"\1{ROOT}", html))  # noqa: S704 - nh3 has cleaned it


def _embedded(json: str) -> Markup:
    """Set a JSON document into a script element: no text of it can end the element."""
    escaped = json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return Markup(escaped)  # noqa: S704 - nothing is left that HTML could take for markup
