"""The names of the vocabulary: what stands in them is well written."""

from collections.abc import Iterator
from functools import lru_cache

from plugins.archive.vocabulary import Vocabulary
from plugins.vietnamese.abbreviations import abbreviations
from plugins.vietnamese.tokens import tokenize


@lru_cache(maxsize=1)
def words_of_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Give all words of names, in small letters, once for all records."""
    return frozenset(token.text for name in term_names(vocabulary) for token in tokenize(name))


@lru_cache(maxsize=1)
def abbreviations_in_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Give the abbreviations that stand in names, once for all records."""
    return frozenset(short for name in term_names(vocabulary) for short, _ in abbreviations(name))


def term_names(vocabulary: Vocabulary) -> Iterator[str]:
    """Give the names of all terms in all their forms, and the names of places."""
    for organization in vocabulary.organizations.values():
        yield from filter(None, (organization.short_name, organization.place))
    for named in (vocabulary.organizations, vocabulary.people):
        for entry in named.values():
            yield from entry.variants
    for terms in (
        *(vocabulary.organizations, vocabulary.people, vocabulary.categories),
        *(vocabulary.kinds, vocabulary.series, vocabulary.tags),
    ):
        yield from (term.name for term in terms.values())
