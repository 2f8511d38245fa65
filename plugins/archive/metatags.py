"""The ``meta`` elements that every page has: Dublin Core and Open Graph.

Circular 24/2011 asks for Dublin Core title, creator, date, description, publisher and identifier
on every item, and on the home and about pages too: none empty, several values parted by ";".
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from plugins.archive.page import Metatag, Page, PageImage
from plugins.archive.site import Site
from plugins.archive.urls import HOME, SHARE_HEIGHT, SHARE_WIDTH, share_address

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
    return (
        Metatag("name", "DC.title", page.title),
        _shared("name", "DC.creator", site.owner.name),
        _shared("name", "DC.date", site.build_date.isoformat()),
        Metatag("name", "DC.description", page.description),
        _shared("name", "DC.publisher", site.owner.name),
        Metatag("name", "DC.identifier", site.absolute(page.address)),
        _shared("name", "DC.language", site.content_lang),
        _shared("name", "DC.format", "text/html"),
        _shared("name", "DC.rights", site.rights),
    )


def _open_graph(page: Page, site: Site) -> Iterator[Metatag]:
    """Open Graph wants whole addresses, so a site that does not know its own gives none."""
    yield _shared("property", "og:type", "website")
    yield Metatag("property", "og:title", page.title)
    if page.description:
        yield Metatag("property", "og:description", page.description)
    yield _shared("property", "og:site_name", site.name)
    yield _shared("property", "og:locale", LOCALES.get(site.content_lang, site.content_lang))
    if site.url:
        yield Metatag("property", "og:url", site.absolute(page.address))
        if image := page.image or _site_image(site):
            yield Metatag("property", "og:image", site.absolute(image.address))
            yield Metatag("property", "og:image:width", str(image.width))
            yield Metatag("property", "og:image:height", str(image.height))
            yield Metatag("property", "og:image:alt", image.alt)
            # The rest of a card is read from Open Graph.
            yield _shared("name", "twitter:card", "summary_large_image")


def drawn_image(address: str, title: str) -> PageImage:
    """Give the picture that is drawn for the page at an address, and shows its title."""
    return PageImage(share_address(address), SHARE_WIDTH, SHARE_HEIGHT, title)


def _site_image(site: Site) -> PageImage | None:
    return drawn_image(HOME, site.name) if site.share_pictures else None


@lru_cache(maxsize=64)
def _shared(attribute: str, name: str, content: str) -> Metatag:
    """Make a metatag that all pages of a site have: most of a page's are such."""
    return Metatag(attribute, name, content)
