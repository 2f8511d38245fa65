"""From a page to its HTML: a pure function of the page, the site and the theme's templates."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from plugins.archive.metatags import page_metatags
from plugins.archive.page import Page
from plugins.archive.site import Site
from plugins.archive.urls import NOT_FOUND, relative

_SITE_LINK = re.compile(r'(<a\b[^>]*?\shref=")(/[^"]*)')


class Renderer:
    """Renders pages with the templates of one theme for one site."""

    def __init__(self, templates: Path, site: Site) -> None:
        """Set up the templates; a name they misspell is an error, never an empty text."""
        self._environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        self._environment.install_gettext_callables(  # type: ignore[attr-defined]
            site.language.gettext, site.language.ngettext, newstyle=True
        )
        self._environment.globals.update(site=site, href=_href, page_metatags=page_metatags)
        self._environment.filters.update(in_place=_in_place, embedded=_embedded)

    def render(self, page: Page) -> str:
        """Give the HTML of a page."""
        template = self._environment.get_template(page.template)
        return template.render(page=page, view=page.view)


@pass_context
def _href(context: Context, address: str) -> str:
    """Make a site-absolute address relative to the page that shows it."""
    return _from_page(context["site"], context["page"], address)


@pass_context
def _in_place(context: Context, html: str) -> Markup:
    """Trust the clean HTML of a body, its site-absolute links made relative."""
    site, page = context["site"], context["page"]
    return Markup(  # noqa: S704 - nh3 has cleaned it
        _SITE_LINK.sub(lambda found: f"{found[1]}{_from_page(site, page, found[2])}", html)
    )


def _embedded(json: str) -> Markup:
    """Set a JSON document into a script element: no text of it can end the element."""
    escaped = json.replace("&", r"\u0026").replace("<", r"\u003c").replace(">", r"\u003e")
    return Markup(escaped)  # noqa: S704 - nothing is left that HTML could take for markup


def _from_page(site: Site, page: Page, address: str) -> str:
    # The page for what is not found is served at any depth, so its links start at the root.
    if page.address == NOT_FOUND:
        return f"{site.base_path}{address[1:]}"
    return relative(address, page.address)
