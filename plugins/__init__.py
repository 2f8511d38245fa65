"""Biên niên's plugins for Pelican: one capability, one room.

The way of the data::

    content/*.md --parse--> Record --build--> Archive --pages--> Page --render--> output/

``archive`` is the core: it reads, checks, builds, renders and writes. ``vietnamese`` is the
language, pure functions that know nothing of the rest. Every other room is a capability: its
``register()`` connects one function that is given the archive and yields pages and assets.
Capabilities import the core and the language, never each other.
"""

import os

# Whatever loads numpy and pydantic loads this before. numpy's threads are for linear algebra, and
# there is none here; what pydantic checks is no other package's concern, so none of them is asked
# for a plugin. Each start is a tenth of a second shorter.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
