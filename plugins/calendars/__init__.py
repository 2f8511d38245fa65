"""Calendars of the meetings, for programs that keep one: iCalendar (RFC 5545).

``pages`` yields a calendar of all meetings and one for each unit. ``icalendar`` writes the format.
"""

from plugins.archive import signals
from plugins.calendars.pages import pages


def register() -> None:
    """Give the calendars to the site."""
    signals.lists.connect(pages)
