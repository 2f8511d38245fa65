"""The page of a record: facts, figures, credits, related records, sharing, structured data.

``pages`` yields one page a record. A page is made of small parts: ``facts`` and ``measures`` (the
ledger), ``credits`` (who wrote, what the source is, what changed), ``related`` and
``neighbours`` (the way on), ``sharing``; ``dublin_core``, ``open_graph`` and ``structured``
(schema.org, with ``event`` and ``nodes``) say the same to machines. ``labels`` names values.
"""

from plugins.archive import signals
from plugins.records.pages import pages


def register() -> None:
    """Give the pages of the records to the site."""
    signals.pages.connect(pages)
