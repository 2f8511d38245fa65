"""The names of a vocabulary, to be found in a text in one reading."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from plugins.archive.vocabulary import Organization, Person, Vocabulary
from plugins.vietnamese.folding import fold, normalize
from plugins.vietnamese.tone_places import respell
from plugins.vietnamese.tones import exact_key

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))
_RUN = re.compile(rf"[{_UPPER}][\w&-]*(?:\s[{_UPPER}][\w&-]*)*")
_WORD = re.compile(r"\S+")
_FAMILIES = (
    *("Bùi", "Cao", "Châu", "Chu", "Dương", "Đàm", "Đặng", "Đinh", "Đoàn", "Đỗ", "Hà", "Hoàng"),
    *("Hồ", "Huỳnh", "Lâm", "Lê", "Lương", "Lưu", "Lý", "Mai", "Ngô", "Nguyễn", "Phạm", "Phan"),
    *("Phùng", "Tạ", "Tô", "Tống", "Trần", "Triệu", "Trịnh", "Trương", "Võ", "Vũ", "Vương"),
)
"""Families that most people are of: what follows one of these is a part of a longer name."""
_SIGNS = ".,;:!?()[]“”\"'*_…"
_PARTING = frozenset(',;:()[]“”"*_')
"""Signs that no name has in it, but where its writer put them."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a term, the whole one or another it goes by; ``keys`` are those of its words."""

    written: str
    vocabulary: str
    term: str
    keys: Sequence[str]

    @property
    def of_person(self) -> bool:
        """Whether a person has it."""
        return self.vocabulary == "people"

    def is_written(self, text: str) -> bool:
        """Whether a text is this name, in either style of placing tones, capitals aside."""
        if text == self.written:
            return True
        name, given = normalize(self.written), normalize(text)
        return given == name or given in {respell(name, newer=newer) for newer in (False, True)}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, text[start:end], and the names that it may be, marks aside."""

    start: int
    end: int
    written: str
    names: Sequence[Name]

    @property
    def of_person(self) -> bool:
        """Whether only people have the name."""
        return all(name.of_person for name in self.names)

    @property
    def exact(self) -> tuple[Name, ...]:
        """The names it is with its marks."""
        return tuple(name for name in self.names if name.is_written(self.written))


@dataclass(frozen=True, slots=True)
class Reading:
    """The runs of words in capitals of a text, with their ends, and the names mentioned in it."""

    runs: Sequence[tuple[Sequence[str], int]]
    mentions: Sequence[Mention]


@dataclass(frozen=True, slots=True, eq=False)
class _Node:
    """Names that end here, and what the words that may follow lead to, by their keys."""

    names: list[Name] = field(default_factory=list)
    following: dict[str, "_Node"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class KnownNames:
    """Names in a tree of the keys of their words, and those of each person.

    ``families`` are the keys of names of families.
    """

    tree: _Node
    families: frozenset[str]
    of_person: Mapping[str, Sequence[Name]]

    def has(self, words: Iterable[str]) -> bool:
        """Whether words are a name, marks aside."""
        node: _Node | None = self.tree
        for word in words:
            node = node.following.get(name_key(word)) if node else None
        return node is not None and bool(node.names)

    def read(self, text: str) -> Reading:
        """Find the names in a text; where one begins, the longest."""
        firsts = self.tree.following.keys()
        runs = [(found[0].split(), found.end()) for found in _RUN.finditer(text)]
        mentions: list[Mention] = []
        done = 0
        for words, end in runs:
            if not firsts.isdisjoint(map(name_key, words)):
                for mention in self._mentions(text, words, end):
                    if mention.start >= done:
                        done = mention.end
                        mentions.append(mention)
        return Reading(runs, mentions)

    def _mentions(self, text: str, words: Sequence[str], end: int) -> Iterator[Mention]:
        """Find names that begin in a run; a person's name ends it, and stands after no family."""
        start = end - sum(map(len, words)) - len(words) + 1
        before = ""
        for word in words:
            key = name_key(word)
            node = self.tree.following.get(key)
            found = _longest(node, text, start) if node else None
            if found and (found.end == end or not found.of_person) and before not in self.families:
                yield found
            before = key
            start += len(word) + 1


def _longest(node: _Node | None, text: str, start: int) -> Mention | None:
    """Follow the words of a text from the node of the first; gives the longest name on the way."""
    words = _WORD.finditer(text, start)
    end = next(words).end()
    names: Sequence[Name] = ()
    while node:
        if node.names:
            names, last = node.names, end
        word = next(words, None)
        node = node.following.get(name_key(word[0])) if word else None
        end = word.end() if word else end
    return _mention(names, text, start, last) if names else None


def _mention(names: Sequence[Name], text: str, start: int, end: int) -> Mention | None:
    """Make a mention, if no sign parts its words that is not in the name."""
    written = text[start:end].rstrip(_SIGNS)
    if not _PARTING.isdisjoint(written) and _PARTING & {*written} - {*names[0].written}:
        return None
    return Mention(start, start + len(written), " ".join(written.split()), names)


@lru_cache(maxsize=1)
def known_names(vocabulary: Vocabulary) -> KnownNames:
    """Index the names of people and organizations, once for all records."""
    tree = _Node()
    of_person = defaultdict[str, list[Name]](list)
    families = {name_key(family) for family in _FAMILIES}
    for name in _names(vocabulary):
        if name.of_person:
            of_person[name.term].append(name)
            families.add(name.keys[0])
        if len(name.keys) > 1:
            node = tree
            for key in name.keys:
                node = node.following.setdefault(key, _Node())
            node.names.append(name)
    return KnownNames(tree, frozenset(families), dict(of_person))


@lru_cache(maxsize=64)
def read_names(known: KnownNames, text: str) -> Reading:
    """Find the names in a text, once for the several rules that ask."""
    return known.read(text)


@lru_cache(maxsize=8192)
def name_key(word: str) -> str:
    """Make the key under which the spellings of a word of a name meet: "Hoàng," gives "hoang"."""
    return fold(exact_key(word)).strip(_SIGNS)


def _names(vocabulary: Vocabulary) -> Iterator[Name]:
    for kind, terms in (
        ("people", vocabulary.people),
        ("organizations", vocabulary.organizations),
    ):
        for term, entry in terms.items():
            for written in _all_names(entry):
                keys = [name_key(word) for word in written.split()]
                yield Name(written, kind, term, keys)


def _all_names(entry: Person | Organization) -> Iterator[str]:
    yield entry.name
    yield from entry.variants
    if isinstance(entry, Organization) and entry.short_name:
        yield entry.short_name
