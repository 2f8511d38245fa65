"""What is shown where an address is shared: pictures with the title, for pages that have none.

``pages`` yields one of each record without a picture made of pixels, and one of the site. They are
drawn by the crew (``drawing``) with the theme's fonts, letter by letter (``lettering``).
"""

from plugins.archive import signals
from plugins.share_pictures.pages import pages


def register() -> None:
    """Give the pictures to the site."""
    signals.lists.connect(pages)
