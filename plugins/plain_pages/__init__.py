"""Plain pages: about, contact and the page for what is not found."""

from plugins.archive import signals
from plugins.plain_pages.pages import pages


def register() -> None:
    """Give the plain pages to the site."""
    signals.pages.connect(pages)
