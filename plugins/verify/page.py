"""A page of an output under examination, and what is remembered of it for checks of the site."""

from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from plugins.verify.document import Document
from plugins.verify.output import Output

LEADS_ON = "redirect.html"
"""The template of pages that only lead to another address."""


@dataclass(frozen=True)
class Page:
    """A page: where it lies, what it was made with, and what it says."""

    path: str
    template: str
    content: bytes
    document: Document
    output: Output


class PageFacts(NamedTuple):
    """What checks between pages need of one; small, because a large site has all of them at once.

    ``anchors`` are the fragments of other pages that it links to, with their paths; ``features``
    what the standards look for and it has; ``weight`` its bytes as they are sent, compressed.
    """

    path: str
    template: str
    title: str
    description: str
    listed: bool
    ids: tuple[str, ...]
    anchors: tuple[tuple[str, str], ...]
    features: tuple[str, ...]
    weight: int


def shared(facts: PageFacts) -> PageFacts:
    """Keep what pages have in common once: from workers each page comes with words of its own."""
    return facts._replace(
        template=intern(facts.template),
        ids=tuple(map(intern, facts.ids)),
        features=tuple(map(intern, facts.features)),
    )
