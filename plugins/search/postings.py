"""Postings: for every term the documents that have it, how often in each field, and where."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from operator import sub
from typing import NamedTuple

from plugins.search.bits import pack_column, pack_number, pack_text
from plugins.search.documents import Document
from plugins.search.fields import FIELDS
from plugins.search.terms import find_wholes, forms
from plugins.vietnamese.tokens import split_words

_FOLLOWERS = 24
"""Words that are kept as what often follows a word: from them a begun word is completed."""

_OFTEN = 20
"""Documents a word must be in before it is said what follows it."""


@dataclass(slots=True)
class Posting:
    """A term: where it stands, occurrence by occurrence, in the order of documents and fields.

    ``texts`` are the numbers of the texts, document * fields + field, ``places`` the numbers of
    words in them, ``forms`` which of ``exact`` stands there. ``followers`` tells how often which
    key comes next.
    """

    texts: "array[int]" = field(default_factory=lambda: array("I"))
    places: "array[int]" = field(default_factory=lambda: array("I"))
    forms: "array[int]" = field(default_factory=lambda: array("I"))
    exact: dict[str, int] = field(default_factory=dict)
    followers: dict[str, int] = field(default_factory=dict)
    documents: int = 0

    def packed(self) -> bytes:
        """Pack the term: see ``theme/static/js/search/postings.js`` for the reader.

        Documents and places are packed as gaps, those of places anew in each text; forms by how
        frequent they are.
        """
        counts = Counter(self.texts)
        documents = dict.fromkeys([text // len(FIELDS) for text in counts])
        fields = {text % len(FIELDS) for text in counts}
        self.documents = len(documents)
        often = Counter(self.forms)
        by_use = sorted(self.exact.items(), key=lambda form: (-often[form[1]], form[0]))
        rank = {number: place for place, (_, number) in enumerate(by_use)}
        followers = self._often_after() if len(documents) >= _OFTEN else []
        return b"".join(
            (
                pack_number(len(documents)),
                _pack_texts([exact for exact, _ in by_use]),
                _pack_texts(followers),
                pack_column(_gaps(documents)),
                *(
                    pack_column(
                        [counts[number * len(FIELDS) + nth] for number in documents]
                        if nth in fields
                        else []
                    )
                    for nth in range(len(FIELDS))
                ),
                pack_column(self._gaps_of_places(counts.values())),
                pack_column([rank[number] for number in self.forms]),
            )
        )

    def _gaps_of_places(self, counts: Iterable[int]) -> list[int]:
        gaps = [self.places[0], *map(sub, self.places[1:], self.places)]
        for start in accumulate(counts):
            if start < len(gaps):
                gaps[start] = self.places[start]
        return gaps

    def _often_after(self) -> list[str]:
        often = sorted(self.followers.items(), key=lambda found: (-found[1], found[0]))
        return [key for key, count in often[:_FOLLOWERS] if count > 1]


def build_postings(documents: Iterable[Document]) -> dict[str, Posting]:
    """Make the postings of all terms, in the order of JavaScript (UTF-16)."""
    postings: defaultdict[str, Posting] = defaultdict(Posting)
    pairs: Counter[tuple[str, str]] = Counter()
    entries = _Entries(postings)
    for number, document in enumerate(documents):
        for nth, row in enumerate(FIELDS):
            if text := document.texts[row.name]:
                words = [entries[word] for word in split_words(text)]
                wholes = [(place, entries[whole]) for whole, place in find_wholes(text)]
                in_text = number * len(FIELDS) + nth
                for place, (_, add_text, add_place, add_form, form) in chain(
                    enumerate(words), wholes
                ):
                    add_text(in_text)
                    add_place(place)
                    add_form(form)
                pairs.update(pairwise([entry.key for entry in words]))
    for (first, second), count in pairs.items():
        postings[first].followers[second] = count
    return {key: postings[key] for key in sorted(postings, key=lambda key: key.encode("utf-16-be"))}


class _Entry(NamedTuple):
    """Where a word, as it is written, is to be put down: bound once, for a text has many words."""

    key: str
    add_text: Callable[[int], None]
    add_place: Callable[[int], None]
    add_form: Callable[[int], None]
    form: int


class _Entries(dict[str, _Entry]):
    """The entries of all words met so far."""

    def __init__(self, postings: defaultdict[str, Posting]) -> None:
        self._postings = postings

    def __missing__(self, word: str) -> _Entry:
        key, exact = forms(word)
        posting = self._postings[key]
        form = posting.exact.setdefault(exact, len(posting.exact))
        entry = self[word] = _Entry(
            key, posting.texts.append, posting.places.append, posting.forms.append, form
        )
        return entry


def _gaps(numbers: Iterable[int]) -> list[int]:
    return [number - before - 1 for before, number in pairwise((-1, *numbers))]


def _pack_texts(texts: Sequence[str]) -> bytes:
    return pack_number(len(texts)) + b"".join(map(pack_text, texts))
