"""What was published, and proof of it.

The build makes ``sbom.cdx.json``: all packages that made the site, and what is copied into it for
browsers (``sbom``, from ``locked``, ``licences`` and ``vendored``). When it is done, ``command``
seals it with the sum of each file and with ``build-info.json`` (``build_facts``), which tells of
what commit it was built. ``against`` compares the sums with a copy: another folder, or what a host
serves (``places``); ``verify`` tells what came out. Only production asks for this.
"""

from plugins.archive import signals
from plugins.seal.pages import pages


def register() -> None:
    """Give the list of parts to the site."""
    signals.pages.connect(pages)
