"""What programs look for at known addresses.

``site_maps`` lists all pages for search engines (sitemaps.org), and the latest news for Google's.
``pages`` yields the texts that stand at the root: ``robots.txt``, ``humans.txt`` and
``.well-known/security.txt``. All of these name whole addresses: without ``SITEURL`` there are none.
It also yields the manifest of the site as a web application (``web_app``), which needs none.
"""

from plugins.archive import signals
from plugins.robots.addresses import site_maps
from plugins.robots.pages import pages


def register() -> None:
    """Give the files to the site."""
    signals.pages.connect(pages)
    signals.site_maps.connect(site_maps)
