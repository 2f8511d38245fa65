"""From what an editor types to a term of the vocabulary."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from plugins.archive.vocabulary import Term
from plugins.vietnamese.folding import fold, normalize

MOST_SHOWN = 12
"""Terms that are shown at once."""


class NoSuchTerm(ValueError):  # noqa: N818 - not an error of the program
    """What was typed is no term; ``near`` are the identifiers it could mean, the nearest first."""

    def __init__(self, typed: str, near: Sequence[str]) -> None:
        """Say what was typed."""
        super().__init__(f"không có “{typed}” trong từ vựng")
        self.near = near


def find_term(typed: str, terms: Mapping[str, Term]) -> str:
    """Give the one term whose identifier or name is this, marks and case aside, or begins so.

    Raises ``NoSuchTerm``.
    """
    wanted = _key(typed)
    if typed in terms:
        return typed
    names = {term: [_key(name) for name in _names(term, terms[term])] for term in terms}
    if same := [term for term, known in names.items() if wanted in known]:
        return same[0]
    near = [term for term, known in names.items() if any(wanted in name for name in known)]
    if len(near) == 1 and wanted:
        return near[0]
    raise NoSuchTerm(typed, (near or _close(wanted, names))[:MOST_SHOWN])


def _close(wanted: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    terms = {name: term for term, known in names.items() for name in known}
    found = get_close_matches(wanted, terms, MOST_SHOWN, cutoff=0.5)
    return list(dict.fromkeys(terms[name] for name in found))


def _names(identifier: str, term: Term) -> Iterator[str]:
    yield identifier
    yield term.name
    short: str | None = getattr(term, "short_name", None)
    if short:
        yield short
    yield from getattr(term, "variants", ())


def _key(text: str) -> str:
    """Fold case and marks away; hyphens and spaces are one."""
    return " ".join(fold(normalize(text)).replace("-", " ").split())
