"""Names of things in addresses: a-z, 0-9 and single hyphens."""

import re

from plugins.vietnamese.folding import fold, normalize

LONGEST = 80
"""Characters of the longest slug that `slugify` makes."""

_INSIDE_WORD = re.compile(r"(?<=[^\W_])[&'’](?=[^\W_])")
_OTHER = re.compile(r"[^a-z0-9]+")


def slugify(title: str) -> str:
    """Make a slug of at most 80 characters, cut between words: "Sở KH&CN" gives "so-khcn".

    Empty when the title has no letter or digit that folds to ASCII.
    """
    joined = _INSIDE_WORD.sub("", fold(normalize(title)))
    return _shorten(_OTHER.sub("-", joined).strip("-"))


def _shorten(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole_words = slug[: LONGEST + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST]
