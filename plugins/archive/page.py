"""A page: where it goes, the template that shows it, and the plain view it is shown from."""

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
    """One page of the site.

    ``section`` is the address of the menu entry it belongs to, ``image`` that of the picture shown
    where the page is shared, or empty. ``metadata`` are the ``meta``
    elements beyond those every page has; ``json_ld`` is a JSON document of structured data, or
    empty. ``source`` is the path of the content file it comes from, or empty.
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
    source: str = ""

    @property
    def path(self) -> str:
        """Path below the output folder."""
        return output_path(self.address)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of the site that is no page: made content, or a file to copy."""

    path: str
    content: bytes | Path
    source: str = ""
