"""A description from which browsers offer the site's search: OpenSearch 1.1, draft 6."""

from xml.etree import ElementTree as ET

from plugins.archive.site import Site
from plugins.archive.urls import SEARCH

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG = 16, 48
"""Characters of the names, at most."""


def describe_search(site: Site) -> bytes:
    """Describe the search of a site that knows its address."""
    description = ET.Element("OpenSearchDescription", xmlns=_NAMESPACE)
    for name, text in (
        ("ShortName", site.short_name[:_SHORT].strip()),
        ("LongName", site.name[:_LONG].strip()),
        ("Description", site.subtitle),
        ("InputEncoding", "UTF-8"),
        ("Language", site.content_lang),
    ):
        ET.SubElement(description, name).text = text
    template = f"{site.absolute(SEARCH)}?q={{searchTerms}}"
    ET.SubElement(description, "Url", type="text/html", method="get", template=template)
    document: bytes = ET.tostring(description, encoding="utf-8", xml_declaration=True)
    return document
