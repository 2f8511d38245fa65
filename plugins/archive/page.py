"""What a capability yields: routes, which lead to pages, and assets; nothing is made before asked.

A route leads to an outline, which tells at once what its page is made from: a page is only made
when that has changed. Where a page is quickly made it is its own outline.

All addresses are known while no view, no score and no index exists yet: collisions and broken
links are found first, and the preview makes only the pages that somebody looks at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

from plugins.archive.digests import digest_of, digest_value
from plugins.archive.urls import output_path
from plugins.archive.workshop import Workshop


class View(Protocol):
    """A frozen dataclass of plain values; its fields are all that a template may use."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Metatag:
    """One ``meta`` element: ``attribute`` is ``name`` or ``property``."""

    attribute: str
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """What a page shows in another form: its media type, what it is called, and its address.

    ``label`` leads readers there; programs alone find what has none.
    """

    type: str
    title: str
    href: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageImage:
    """The picture that is shown where a page is shared; ``width`` and ``height`` are in pixels."""

    address: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site: where it goes, its template, and the plain view it is shown from.

    ``section`` is the address of the menu entry it belongs to; where there is no ``image``, that of
    the site is shown where the page is shared. ``metadata`` are the ``meta`` elements beyond those
    every page has; ``json_ld`` is a JSON document of structured data, or empty. ``alternates`` are
    feeds and calendars of what the page lists.
    """

    address: str
    template: str
    title: str
    description: str
    view: View
    section: str = ""
    image: PageImage | None = None
    metadata: tuple[Metatag, ...] = ()
    json_ld: str = ""
    alternates: tuple[Alternate, ...] = ()

    def parts(self) -> Mapping[str, bytes]:
        """Digest the page: it is its own outline."""
        head = (self.address, self.title, self.description, self.section, self.image)
        return {
            "đầu trang": digest_value((*head, self.metadata, self.json_ld, self.alternates)),
            "nội dung trang": digest_value(self.view),
        }

    def page(self) -> "Page":
        """Give the page."""
        return self


class Outline(Protocol):
    """All that a page is made from beside the site and the templates.

    It can be pickled, and sent to where the page is made.
    """

    @property
    def template(self) -> str:
        """The template that shows the page."""

    def parts(self) -> Mapping[str, bytes]:
        """Digest what the page is made from, part by part, under names for people."""

    def page(self) -> Page:
        """Make the page: nothing that is in none of the parts may change it."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a page: ``outline`` gives that of the page at the address.

    ``source`` is the path of the content file the page comes from, or empty, and ``key`` digests
    that file. A page without a source shows cards, terms and the site, never a text. What only
    ``leads_on`` has nothing to show: it takes readers of an earlier address to the page of today.
    What is ``unlisted`` nobody looks for: search engines are not told of it.
    """

    address: str
    outline: Callable[[], Outline]
    source: str = ""
    key: bytes = b""
    leads_on: bool = False
    unlisted: bool = False

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return output_path(self.address)

    @property
    def sources(self) -> bytes:
        """The digest of its source, empty without one, as assets have it."""
        return self.key

    def make(self) -> Page:
        """Make the page."""
        page = self.outline().page()
        self.check(page)
        return page

    def check(self, page: Page) -> None:
        """Raise ``ValueError`` where the page is that of another address."""
        if page.address != self.address:
            raise ValueError(f"the route to {self.address} leads to {page.address}")


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: a file to copy, or content that is made when asked.

    ``key`` digests all that a content is made from but code and settings: it is then made only
    where that has changed. What has none is quickly made, and its content tells. ``sources``
    digests the sources of all texts that are shown, and is empty where none is: what is made of
    nothing but these, cards, terms and the site is not even asked for its key while these are as
    they were. A content that is made ``by_crew`` has a key, and is a function of a module on small
    arguments.
    """

    path: str
    content: Path | Callable[[], bytes]
    source: str = ""
    key: Callable[[], bytes] | None = None
    sources: bytes | None = None
    by_crew: bool = False


Content = bytes | Callable[[], bytes]
"""What is in a file. It is a function where the path of the file tells what is in it: nobody needs
to call it for a file that is there already."""


@dataclass(frozen=True, slots=True)
class AssetFolder:
    """A folder of files of which is known which they are once they are made.

    ``files`` gives each content by its path below the folder; it is given the workshop. It
    grows with the archive and takes seconds: the preview makes it beside the pages, which do not
    wait for it. ``key`` digests all that the files are made from but code and settings.
    """

    path: str
    files: Callable[[Workshop], Mapping[str, Content]]
    key: Callable[[], bytes]
    source: str = ""

    def digest(self, base: str) -> str:
        """Digest all that the files are made from; ``base`` digests code and settings."""
        return digest_of(base.encode(), self.key()).hex()
