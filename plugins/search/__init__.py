"""Search: the index that the build writes and the page from which the browser asks it.

``documents`` takes from a record the texts to search and what a result shows, ``terms`` finds the
terms of a text (``dates`` helps), ``postings`` collects where each stands, ``bits`` packs numbers,
``index`` cuts all into files, ``abbreviations`` tells what may be asked for as what, ``opensearch``
tells browsers of the search, ``pages`` yields the files and the page. The reader in the browser is
``theme/static/js/search/reader.js``. Scores are those of lunr, to which the tests hold the reader.

``export`` makes files for search servers out of ``export_documents``, what engines are told
(``export_opensearch``, ``export_meilisearch``) and ``synonyms``; ``command`` writes them.
"""

from plugins.archive import signals
from plugins.search.pages import pages


def register() -> None:
    """Give the search page and its index to the site."""
    signals.pages.connect(pages)
