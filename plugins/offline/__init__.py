"""Reading and searching without the network: a service worker keeps what a reader has visited.

``pages`` yields the worker, one script at the root of the site, and the page that lists what is
kept and deletes it. Where the setting ``WORKS_OFFLINE`` is off, another worker stands at the same
address: it takes away what the first has kept in readers' browsers, and itself.
"""

from plugins.archive import signals
from plugins.offline.pages import pages


def register() -> None:
    """Give the worker and its page to the site."""
    signals.pages.connect(pages)
