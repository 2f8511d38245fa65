"""What a capability yields: routes, which lead to pages, and assets; nothing is made before asked.

All addresses are known while no view, no score and no index exists yet: collisions and broken
links are found first, and the preview makes only the pages that somebody looks at.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

from plugins.archive.urls import output_path


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
class Page:
    """One page of the site: where it goes, its template, and the plain view it is shown from.

    ``section`` is the address of the menu entry it belongs to, ``image`` that of the picture shown
    where the page is shared, or empty. ``metadata`` are the ``meta``
    elements beyond those every page has; ``json_ld`` is a JSON document of structured data, or
    empty.
    """

    address: str
    template: str
    title: str
    description: str
    view: View
    section: str = ""
    image: str = ""
    metadata: tuple[Metatag, ...] = ()
    json_ld: str = ""


@dataclass(frozen=True, slots=True)
class Route:
    """The way to a page: ``make`` gives the page at the address, the same one each time.

    ``source`` is the path of the content file the page comes from, or empty.
    """

    address: str
    make: Callable[[], Page]
    source: str = ""

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return output_path(self.address)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: a file to copy, or content that is made when asked."""

    path: str
    content: Path | Callable[[], bytes]
    source: str = ""


@dataclass(frozen=True, slots=True)
class AssetFolder:
    """A folder of files of which is known which they are once they are made.

    ``files`` gives each content by its path below the folder; it is given the folder of stores. It
    grows with the archive and takes seconds: the preview makes it beside the pages, which do not
    wait for it.
    """

    path: str
    files: Callable[[Path], Mapping[str, bytes]]
    source: str = ""
