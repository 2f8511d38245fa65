"""Search: the index that the build writes and the page from which the browser asks it.

``documents`` takes from a record the texts to search (``fields``) and what a result shows;
``names`` does so for what is suggested. ``terms`` finds the terms of a text (``dates`` helps),
``readings`` all of neighbouring documents; ``postings`` collects where each stands in a block of
documents, ``bits`` packs numbers, ``texts`` what results show. ``blocks`` cuts documents into
blocks and makes what is to be known of one, anywhere; ``known`` keeps that in a store (``ledger``,
``columns``). ``bundles`` joins the terms of blocks, ``shards`` puts them together, ``facets`` tells
what results are chosen by, ``abbreviations`` what may be asked for as what; of all that ``index``
makes files, named by ``digests``, in a ``layout``. ``opensearch`` tells browsers of the search,
``pages`` yields the files and the page; ``servers`` is for those who run a search server. The
reader in the browser is
``theme/static/js/search/reader.js``. Scores are those of lunr, to which the tests hold the reader.
"""

from plugins.archive import signals
from plugins.search.pages import pages


def register() -> None:
    """Give the search page and its index to the site."""
    signals.pages.connect(pages)
