"""Biên niên's plugins for Pelican: one capability, one room.

The way of the data::

    content/*.md --parse--> Record --build--> Archive --pages--> Page --render--> output/

``archive`` is the core: it reads, checks, builds, renders and writes. ``vietnamese`` is the
language, pure functions that know nothing of the rest. Every other room is a capability: its
``register()`` connects one function that is given the archive and yields pages and assets.
Capabilities import the core and the language, never each other.
"""
