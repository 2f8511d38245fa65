"""The core: it reads sources, checks them, builds the archive, renders pages and writes them.

The way of the data, one module a step: ``source`` (bytes), ``front_matter`` and ``validate``
(metadata), ``markup`` (body), ``record``, ``reading`` (all of them), ``archive`` (indexes),
``page`` (what a capability yields), ``outputs`` (all of a build), ``render``, ``write``.
``generator`` walks that way for Pelican. ``metadata`` is the table of fields.
"""

from pelican import signals as pelican_signals

from plugins.archive.generator import ArchiveGenerator


def register() -> None:
    """Connect the one generator to Pelican."""
    pelican_signals.get_generators.connect(_generators)


def _generators(_pelican: object) -> type[ArchiveGenerator]:
    return ArchiveGenerator
