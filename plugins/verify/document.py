"""A page as browsers read it: html5lib follows the parsing of the HTML standard, faults included.

Of what can be installed with Python alone it is the one that tests have already; a page takes it
10 ms. The Nu checker, which knows more rules, needs Java.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

import html5lib
from html5lib.constants import E as MESSAGES


class Fault(NamedTuple):
    """A parse error, as html5lib names it, and the line it is in."""

    line: int
    message: str


@dataclass(frozen=True, eq=False)
class Document:
    """A page: all its elements in their order, and what each stands in.

    ``inert`` are those in templates: no browser shows them.
    """

    elements: tuple[Element, ...]
    parents: Mapping[Element, Element]
    inert: frozenset[Element]
    faults: tuple[Fault, ...]

    def all(self, *tags: str) -> Iterator[Element]:
        """Yield the shown elements of these tags, in the order of the page for each tag."""
        for tag in tags:
            yield from self._by_tag.get(tag, ())

    def shown(self) -> Iterator[Element]:
        """Yield all elements that are no template's."""
        return (element for element in self.elements if element not in self.inert)

    def around(self, element: Element) -> Iterator[Element]:
        """Yield what an element stands in, from the nearest outwards."""
        while element in self.parents:
            element = self.parents[element]
            yield element

    def metas(self, name: str) -> list[str]:
        """Give the contents of the ``meta`` elements of a name."""
        found = (meta for meta in self.all("meta") if meta.get("name") == name)
        return [(meta.get("content") or "").strip() for meta in found]

    @cached_property
    def ids(self) -> Mapping[str, Element]:
        """What fragments lead to: the first element of each identifier."""
        found: dict[str, Element] = {}
        for element in self.shown():
            identifier = element.get("id")
            if identifier is not None:
                found.setdefault(identifier, element)
        return found

    @cached_property
    def _by_tag(self) -> Mapping[str, tuple[Element, ...]]:
        tags: dict[str, list[Element]] = {}
        for element in self.shown():
            tags.setdefault(element.tag, []).append(element)
        return {tag: tuple(elements) for tag, elements in tags.items()}


def read_document(content: bytes) -> Document:
    """Parse a page in UTF-8; whatever it is, browsers make something of it."""
    builder = html5lib.getTreeBuilder("etree")
    parser = html5lib.HTMLParser(tree=builder, namespaceHTMLElements=False)
    root = parser.parse(content.decode(errors="replace"))
    # A comment is an element whose tag is a function.
    elements = tuple(element for element in root.iter() if isinstance(element.tag, str))
    parents = {child: parent for parent in root.iter() for child in parent}
    templates = (element for element in elements if element.tag == "template")
    inert = frozenset(
        inner for template in templates for inner in template.iter() if inner is not template
    )
    faults = tuple(
        Fault(line, MESSAGES.get(code, code) % values) for (line, _), code, values in parser.errors
    )
    return Document(elements, parents, inert, faults)


def text(element: Element) -> str:
    """Give the text of an element, its spaces made single."""
    return " ".join("".join(_texts(element)).split())


def name(element: Element) -> str:
    """Give the text that an element is read aloud as: its label, its text or that of pictures."""
    label = element.get("aria-label") or element.get("title") or text(element)
    return label.strip() or " ".join(
        (inner.get("alt") or "").strip() for inner in element.iter("img")
    )


def tag(element: Element) -> str:
    """Write the start of an element as a finding shows it, cut where it is long."""
    told = ("id", "name", "href", "src", "class", "type")
    attributes = "".join(f' {key}="{element.attrib[key]}"' for key in told if key in element.attrib)
    whole = f"<{element.tag}{attributes}>"
    return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]}…"


_LONGEST = 120


def _texts(element: Element) -> Iterator[str]:
    for inner in element.iter():
        if isinstance(inner.tag, str):
            yield inner.text or ""
        if inner is not element:
            yield inner.tail or ""
