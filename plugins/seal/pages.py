"""From the archive to the list of parts."""

from collections.abc import Iterator
from functools import partial

from plugins.archive.archive import Archive
from plugins.archive.page import Asset
from plugins.archive.site import Site
from plugins.seal.sbom import SBOM, write_sbom


def pages(_archive: Archive, *, site: Site) -> Iterator[Asset]:
    """Yield the list of parts."""
    yield Asset(SBOM, partial(write_sbom, site))
