"""Shards tell of every term where it stands in which form, and what follows it, in all blocks."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.archive.crew import Crew
from plugins.archive.store import Store
from plugins.search import blocks, postings, shards
from plugins.search.bits import NOTHING
from plugins.search.documents import Document, Result
from plugins.search.fields import Field
from plugins.search.index import build_index, read_all
from plugins.search.layout import Layout
from plugins.search.terms import find_wholes, forms
from plugins.vietnamese.tokens import split_words
from tests.search.materials import material_of

FIELDS = (Field("title", 2), Field("body", 1, long=True), Field("notes", 1, long=True))
WORDS = ["hội", "Hội", "hối", "hoi", "nghị", "nghi", "cán", "bộ", "KH&CN", "18/01/2024", "𝒜", "ﬀ"]
MOST_PLACES = 60
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
archives = st.lists(st.tuples(texts, texts, texts), max_size=25)

Standing = tuple[int, str, int, str]
"""A document, a field, a place, a form."""


@dataclass
class Term:
    standing: set[Standing] = field(default_factory=set)
    counts: Counter[tuple[int, str]] = field(default_factory=Counter)
    forms: list[str] = field(default_factory=list)
    followers: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_BLOCK", (2, 2, 4))
    monkeypatch.setattr(blocks, "_GROUP", (2, 2, 3))
    monkeypatch.setattr(postings, "_OFTEN", 2)
    monkeypatch.setattr(shards, "_OFTEN", 3)
    monkeypatch.setattr(shards, "_FOLLOWERS", 3)
    monkeypatch.setattr(shards, "_PLACES", MOST_PLACES)
    monkeypatch.setattr(shards, "_SIZE", 100)


@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(archives)
def test_every_term_tells_where_it_stands_and_what_follows(archive: list[tuple[str, ...]]) -> None:
    documents = [document(number, *written) for number, written in enumerate(archive)]
    files = made(documents)
    root = json.loads(files["index.json"])
    expected = terms_of(documents, root["blocks"])
    found = {
        key: term
        for name in root["files"]
        for key, term in read_shard(files[f"i/{name}.bin"], root["blocks"])
    }

    assert sorted(expected, key=lambda key: key.encode("utf-16-be")) == list(found)
    assert expected == found


def test_abbreviations_mean_what_they_are_introduced_for_most_often_in_all_blocks() -> None:
    often, twice = "hội cán bộ (HCB)", "hợp chủng bang (HCB)"
    bodies = [often, "", often, "", often, "", f"{twice}, {twice}"]
    documents = [document(number, "", body, "") for number, body in enumerate(bodies)]
    root = json.loads(made(documents)["index.json"])

    meant = {tuple(written): meant for written, meant, _ in root["rewritings"]}
    assert len(root["blocks"]) > 2
    assert ["hội", "cán", "bộ"] == meant["HCB",]


def made(documents: Sequence[Document]) -> dict[str, bytes]:
    layout = Layout(FIELDS, ())
    return read_all(build_index(material_of(documents, layout), layout, Store(), Crew(workers=1)))


def document(number: int, title: str, body: str, notes: str) -> Document:
    result = Result(title, f"tin/{number}/", "", "", "", "", "", body, ())
    texts = {"title": title, "body": body, "notes": notes}
    return Document(texts, result, {}, (date.min, date.min))


def terms_of(documents: Sequence[Document], sizes: Sequence[int]) -> dict[str, Term]:
    """Tell the slow way what an index has to tell."""
    terms: defaultdict[str, Term] = defaultdict(Term)
    pairs: Counter[tuple[str, str]] = Counter()
    for start, end in pairwise(accumulate(sizes, initial=0)):
        of_block: defaultdict[str, Counter[str]] = defaultdict(Counter)
        in_block: Counter[tuple[str, str]] = Counter()
        for number in range(start, end):
            for name, text in documents[number].texts.items():
                in_block.update(pairwise(forms(word).key for word in split_words(text)))
                for place, key, exact in standing_in(text):
                    terms[key].standing.add((number, name, place, exact))
                    terms[key].counts[number, name] += 1
                    of_block[key][exact] += 1
        for key, counts in of_block.items():
            # Equally frequent ones stay in the order in which they are met.
            in_order = [exact for exact, _ in counts.most_common()]
            terms[key].forms = list(dict.fromkeys([*terms[key].forms, *in_order]))
        pairs.update({pair: times for pair, times in in_block.items() if times >= 2})
    for key, term in terms.items():
        finish(key, term, pairs)
    return dict(terms)


def standing_in(text: str) -> Iterator[tuple[int, str, str]]:
    for place, word in enumerate(split_words(text)):
        yield place, *forms(word)
    for whole, place in find_wholes(text):
        yield place, *forms(whole)


def finish(key: str, term: Term, pairs: Counter[tuple[str, str]]) -> None:
    """Find what follows a term that is in some documents; one that is everywhere has few places."""
    following = {other: times for (one, other), times in pairs.items() if one == key}
    if len({number for number, _ in term.counts}) >= 3:
        term.followers = sorted(following, key=lambda other: (-following[other], other))[:3]
    if sum(count for (_, name), count in term.counts.items() if name != "title") > MOST_PLACES:
        term.standing = {found for found in term.standing if found[1] == "title"}


def read_shard(content: bytes, sizes: Sequence[int]) -> Iterator[tuple[str, Term]]:
    read = Reader(content)
    key = b""
    for _ in range(read.number()):
        key = key[: read.number()] + read.bytes(read.number())
        yield key.decode(), read_term(key.decode(), Reader(read.bytes(read.number())), sizes)
    assert read.at == len(content)


def read_term(key: str, read: "Reader", sizes: Sequence[int]) -> Term:
    starts = list(accumulate(sizes, initial=0))
    term = Term(forms=read.texts() or [key], followers=read.texts())
    head = read.number()
    block = -1
    for _ in range(head >> 1):
        block += read.number() + 1
        several = len(term.forms) > 1
        here = [read.number() for _ in range(read.number())] if several else [0]
        read_part(read, term, [term.forms[nth] for nth in here], (starts[block], head & 1))
    assert read.at == len(read.content)
    return term


def read_part(read: "Reader", term: Term, here: list[str], start: tuple[int, int]) -> None:
    first, placed = start
    size = read.number()
    there = [read.bit() for _ in FIELDS][::-1]
    gaps = read.column(size)
    numbers = [first + nth + sum(gaps[: nth + 1]) for nth in range(size)]
    alone = sum(there) == 1
    counts = [
        [count + alone for count in read.column(size)] if has else [0] * size for has in there
    ]
    standing = [
        (number, field, count)
        for nth, number in enumerate(numbers)
        for field, count in zip(FIELDS, (column[nth] for column in counts), strict=True)
    ]
    for number, of_field, count in standing:
        if count:
            term.counts[number, of_field.name] += count
    every = sum(count for _, _, count in standing)
    exact = iter([here[rank] for rank in (read.column(every) if len(here) > 1 else [0] * every)])
    forms_there = {(n, f.name): [next(exact) for _ in range(count)] for n, f, count in standing}
    short = [found for found in standing if not found[1].long]
    read_places(read, term, short, forms_there)
    read.align()
    if placed:
        read_places(read, term, [found for found in standing if found[1].long], forms_there)
        read.align()


def read_places(
    read: "Reader",
    term: Term,
    standing: Sequence[tuple[int, Field, int]],
    exact: dict[tuple[int, str], list[str]],
) -> None:
    gaps = iter(read.column(sum(count for _, _, count in standing)))
    for number, of_field, count in standing:
        places = accumulate(next(gaps) for _ in range(count))
        for place, form in zip(places, exact[number, of_field.name], strict=True):
            term.standing.add((number, of_field.name, place, form))


class Reader:
    """Reads bytes, and bits of them."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.at = 0
        self._bit = 0

    def bytes(self, size: int) -> bytes:
        self.at += size
        return self.content[self.at - size : self.at]

    def number(self) -> int:
        number = shift = 0
        while True:
            (byte,) = self.bytes(1)
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number

    def texts(self) -> list[str]:
        return [self.bytes(self.number()).decode() for _ in range(self.number())]

    def bit(self) -> int:
        bit = self.content[self.at] >> (7 - self._bit) & 1
        self._bit = (self._bit + 1) % 8
        self.at += self._bit == 0
        return bit

    def bits(self, count: int) -> int:
        return int("0" + "".join(str(self.bit()) for _ in range(count)), 2)

    def column(self, size: int) -> list[int]:
        low = self.bits(5) if size else NOTHING
        return [0] * size if low == NOTHING else [self._code(low) for _ in range(size)]

    def align(self) -> None:
        self.at += self._bit > 0
        self._bit = 0

    def _code(self, low: int) -> int:
        high = 0
        while self.bit():
            high += 1
        return high << low | self.bits(low)
