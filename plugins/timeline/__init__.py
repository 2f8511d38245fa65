"""The timeline: meetings by the day they were held, a page a year, on one line of ink."""

from plugins.archive import signals
from plugins.timeline.pages import pages


def register() -> None:
    """Give the timeline to the site."""
    signals.lists.connect(pages)
