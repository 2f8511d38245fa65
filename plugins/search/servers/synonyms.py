"""What search servers know of abbreviations: each form, and the others it may be asked for as."""

from collections.abc import Iterable

from plugins.search.abbreviations import Rewriting
from plugins.search.terms import forms

_SHORTEST = 3
"""Letters of an abbreviation that is known however it is typed, as in our reader. A shorter one
must be typed in capitals, and an engine does not see them: TW would be found in any tw."""


def build_synonyms(rewritings: Iterable[Rewriting]) -> dict[str, list[str]]:
    """Give for each form, its words in small letters, the other forms."""
    synonyms: dict[str, dict[str, None]] = {}
    for rewriting in rewritings:
        form = "".join(rewriting.written)
        if len(form) >= _SHORTEST or not form.isupper():
            words = " ".join(forms(word).exact for word in rewriting.written)
            synonyms.setdefault(words, {})[" ".join(rewriting.meant)] = None
    return {form: [other for other in others if other != form] for form, others in synonyms.items()}
