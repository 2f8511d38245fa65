"""Nodes of structured data that several others name."""

from collections.abc import Mapping
from typing import Any

from plugins.archive.archive import Lexicon
from plugins.archive.site import Site
from plugins.archive.urls import term_address

Node = dict[str, Any]
"""A JSON-LD node object."""


def known(node: Mapping[str, Any]) -> Node:
    """Leave out of a node what is not known: all that is empty."""
    return {name: value for name, value in node.items() if value}


def organization(term: str, lexicon: Lexicon, site: Site) -> Node:
    """Describe a unit; it is identified by its page."""
    unit = lexicon.vocabulary.organizations[term]
    page = site.absolute(term_address("organizations", term))
    return known(
        {
            "@type": "Organization",
            "@id": page,
            "name": unit.name,
            "alternateName": unit.short_name,
            "areaServed": unit.place,
            "url": str(unit.url) if unit.url else page,
        }
    )


def person(term: str, office: str | None, lexicon: Lexicon, site: Site) -> Node:
    """Describe a person in the office held at that time."""
    page = site.absolute(term_address("people", term))
    name = lexicon.vocabulary.name("people", term)
    return known({"@type": "Person", "@id": page, "name": name, "jobTitle": office, "url": page})
