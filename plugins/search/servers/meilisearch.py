"""What Meilisearch is told, so that it reads texts and queries as nearly as we do as it can.

It takes all marks off by itself, those of queries too, and knows no field without that; so what
is left to say is where i and y are one, which characters part words, and the abbreviations.
"""

from collections.abc import Iterable, Mapping, Sequence

from plugins.search.abbreviations import Rewriting
from plugins.search.fields import FIELDS
from plugins.search.servers.documents import CODES, DAYS, KEYWORDS, Exported
from plugins.search.servers.synonyms import build_synonyms
from plugins.search.terms import forms
from plugins.vietnamese.folding import fold
from plugins.vietnamese.syllables import syllables

Json = Mapping[str, object]

_SEPARATORS = ("\xa0", "\u2009", "\u202f", "\u200b", *"…$=^~|<>`°€£₫№©®™→•■▪●◦★✓➢≥≤±×")
"""What parts words here, and there only when it is told."""

_TYPO = {"oneTypo": 4, "twoTypos": 255}
"""Letters of words in which one may be wrong: one, and in no word two."""


def settings(rewritings: Sequence[Rewriting]) -> Json:
    """Make the body of the request that sets an index up."""
    return {
        "searchableAttributes": _by_boost(),
        "filterableAttributes": [*KEYWORDS, CODES, "year", *map(_number_of, DAYS)],
        "sortableAttributes": ["year", *map(_number_of, DAYS)],
        "stopWords": [],
        "separatorTokens": list(_SEPARATORS),
        "synonyms": _synonyms(rewritings),
        "typoTolerance": {"enabled": True, "minWordSizeForTypos": _TYPO},
        # Else the language is guessed, and other rules hold for texts that look Turkish.
        "localizedAttributes": [{"attributePatterns": ["*"], "locales": ["vie"]}],
    }


def with_numbers(document: Exported) -> Exported:
    """Give the days as numbers too, 20220914: Meilisearch compares and sorts by nothing else."""
    numbers = {
        _number_of(day): int(str(document[day]).replace("-", "")) for day in DAYS if day in document
    }
    return {**document, **numbers}


def _number_of(day: str) -> str:
    return f"{day}_number"


def _by_boost() -> list[str]:
    """Give the fields, that whose words count most first: order is the only boost there is."""
    return [field.name for field in sorted(FIELDS, key=lambda field: -field.boost)]


def _synonyms(rewritings: Iterable[Rewriting]) -> dict[str, list[str]]:
    """Give forms without their marks, as Meilisearch reads them, in the spelling with y and with i.

    Long forms are compared word by word, before anything is known of these words.
    """
    with_y = {key: bare for bare, key in _i_for_y()}
    found = {key: {bare} for key, bare in with_y.items()}
    found |= {bare: {key} for key, bare in with_y.items()}
    for form, others in build_synonyms(rewritings).items():
        meant = {spelling for other in others for spelling in _spellings(other, with_y)}
        for spelling in _spellings(form, with_y):
            found.setdefault(spelling, set()).update(meant)
    return {form: sorted(others - {form}) for form, others in sorted(found.items())}


def _spellings(form: str, with_y: Mapping[str, str]) -> set[str]:
    words = fold(form).split()
    return {" ".join(words), " ".join(with_y.get(word, word) for word in words)}


def _i_for_y() -> set[tuple[str, str]]:
    """Find the syllables, without marks, that are written with y and with i: ky, ki."""
    pairs = {(fold(syllable), forms(syllable).key) for syllable in syllables()}
    return {(bare, key) for bare, key in pairs if bare != key}
