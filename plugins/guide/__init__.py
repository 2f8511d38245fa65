"""The guide for editors: its text, the table of fields and every rule with an example.

Where this room is among the plugins of a site, the site has the guide as a page.
"""

from plugins.archive import signals
from plugins.guide.pages import pages


def register() -> None:
    """Give the guide to the site."""
    signals.pages.connect(pages)
