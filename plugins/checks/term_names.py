"""The names of the vocabulary: what stands in them is well written."""

from collections.abc import Iterator

from plugins.archive.vocabulary import Vocabulary
from plugins.vietnamese.tokens import tokenize


def words_of_names(vocabulary: Vocabulary) -> frozenset[str]:
    """Give all words of names, in small letters."""
    return frozenset(token.text for name in term_names(vocabulary) for token in tokenize(name))


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
