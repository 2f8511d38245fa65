"""What hosts are told: which earlier addresses lead where, and what to say with each file.

``pages`` yields the files for the kinds of ``hosts`` that the setting ``HOSTS`` names, all from one
list of redirects and the same ``headers``: ``nginx``, ``apache``, ``iis``, ``static_hosts``
(Netlify, Cloudflare Pages, GitLab Pages) and ``redirect_pages`` for hosts that can be told nothing.
``promises`` holds the archive to the addresses it has published. Only production asks for this.
"""

from plugins.archive import signals
from plugins.delivery.pages import pages


def register() -> None:
    """Give the files for hosts to the site."""
    signals.pages.connect(pages)
