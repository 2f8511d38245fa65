"""The ``meta`` elements that every page has: Dublin Core and Open Graph.

Circular 24/2011 asks for Dublin Core title, creator, date, description, publisher and identifier
on every item, and on the home and about pages too: none empty, several values parted by ";".
"""

from collections.abc import Sequence

from plugins.archive.page import Metatag, Page
from plugins.archive.site import Site

DUBLIN_CORE_ELEMENTS = {
    *("contributor", "coverage", "creator", "date", "description", "format", "identifier"),
    *("language", "publisher", "relation", "rights", "source", "subject", "title", "type"),
}
"""The fifteen elements of ISO 15836-1; any other term is one of DCMI Metadata Terms."""

_DATE = "DC.date"

LOCALES = {"vi": "vi_VN", "en": "en_US"}


def page_metatags(page: Page, site: Site) -> tuple[Metatag, ...]:
    """Give the metatags of a page: the common ones, unless it has its own in their place."""
    own = {tag.name for tag in page.metadata}
    common = (*_dublin_core(page, site), *_open_graph(page, site))
    return (*(tag for tag in common if tag.name not in own), *page.metadata)


def dublin_core_tag(term: str, values: Sequence[str]) -> Metatag:
    """Make the metatag of a Dublin Core term; its values are joined, each of them once."""
    prefix = "DC" if term in DUBLIN_CORE_ELEMENTS else "DCTERMS"
    several = dict.fromkeys(values)
    if len(several) > 1:
        several = dict.fromkeys(value.replace(";", ",") for value in values)
    return Metatag("name", f"{prefix}.{term}", "; ".join(several))


def has_own_date(page: Page) -> bool:
    """Tell whether a page has a date of its own; others have that of the build."""
    return any(tag.name == _DATE for tag in page.metadata)


def _dublin_core(page: Page, site: Site) -> tuple[Metatag, ...]:
    terms = {
        "title": page.title,
        "creator": site.owner.name,
        "date": site.build_date.isoformat(),
        "description": page.description,
        "publisher": site.owner.name,
        "identifier": site.absolute(page.address),
        "language": site.content_lang,
        "format": "text/html",
        "rights": site.rights,
    }
    return tuple(dublin_core_tag(term, [value]) for term, value in terms.items())


def _open_graph(page: Page, site: Site) -> tuple[Metatag, ...]:
    """Open Graph wants whole addresses, so a site that does not know its own gives none."""
    properties = {
        "og:type": "website",
        "og:title": page.title,
        "og:description": page.description,
        "og:site_name": site.name,
        "og:locale": LOCALES.get(site.content_lang, site.content_lang),
        "og:url": site.url and site.absolute(page.address),
        "og:image": site.url and page.image and site.absolute(page.image),
    }
    return tuple(
        Metatag("property", name, content) for name, content in properties.items() if content
    )
