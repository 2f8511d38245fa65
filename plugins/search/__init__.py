"""Search: the index that the build writes and the page from which the browser asks it.

``documents`` takes from a record the texts to search and what a result shows, ``terms`` makes
terms of a text (``dates`` and ``abbreviations`` help), ``index`` weighs them with lunr and packs
index and documents into files, ``pages`` yields those and the page. The reader in the browser is
``theme/static/js/search/reader.js``.
"""

from plugins.archive import signals
from plugins.search.pages import pages


def register() -> None:
    """Give the search page and its index to the site."""
    signals.pages.connect(pages)
