"""The core: it reads sources, checks them, builds the archive, renders pages and writes them.

The way of the data, one module a step: ``source`` (bytes), ``front_matter`` and ``validate``
(metadata), ``markup`` (body), ``record``, ``reading`` (all of them), ``archive`` (indexes),
``page`` (what a capability yields), ``outputs`` (all of a build), ``render``, ``write``.
``generator`` is Pelican's plugin and walks that way. ``metadata`` is the table of fields.
"""
