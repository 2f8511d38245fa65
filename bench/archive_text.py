"""Vietnamese text for made-up archives: sentences from lists of words, or a given corpus."""

import gzip
import json
import re
import textwrap
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

WORDS: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("archive_words.toml").read_text(encoding="utf-8")
)
TEXT: dict[str, list[str]] = WORDS["text"]
SYLLABLES = (300, 900)
"""Of a body: the shortest and the longest."""
TITLE_CHARACTERS = 180

_MARKUP = re.compile(r"[\\`*_{}\[\]#|>]|(?<=\d)\.(?=\s)")
_OPENING = " :=-+~"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


class Ranked:
    """Items of which the n-th is drawn about 1/n times as often as the first (Zipf's law)."""

    def __init__(self, items: Iterable[str]) -> None:
        """Add up the weights once: a draw is a search among them."""
        self.items = tuple(items)
        self._weights = list(accumulate(1 / place for place in range(1, len(self.items) + 1)))

    def draw(self, random: Random, count: int) -> list[str]:
        """Give up to so many different items, at least one."""
        return list(dict.fromkeys(random.choices(self.items, cum_weights=self._weights, k=count)))

    def one(self, random: Random) -> str:
        """Give one item."""
        return random.choices(self.items, cum_weights=self._weights)[0]


class OwnProse:
    """Titles and paragraphs put together from the lists of words."""

    def title(self, _: int, random: Random) -> str:
        """Say what a meeting was about; the caller says which meeting."""
        choose = random.choice
        return f"{choose(TEXT['actions'])} {topic(random)} {choose(TEXT['modifiers'])}"

    def paragraphs(self, _: int, random: Random) -> list[str]:
        """Give paragraphs of about as many syllables as a body has."""
        wanted = random.randint(*SYLLABLES) - 60
        given: list[str] = []
        while wanted > 0:
            text = " ".join(sentence(random) for _ in range(random.randint(2, 5)))
            given.append(text)
            wanted -= text.count(" ") + 1
        return given


class Corpus:
    """Titles and paragraphs of a corpus: JSON lines with `title` and `body`."""

    def __init__(self, path: Path) -> None:
        """Read the whole corpus."""
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            self._entries = [json.loads(line) for line in lines if line.strip()]

    def title(self, number: int, _: Random) -> str:
        """Give the title of an entry; after the last comes the first."""
        title = _plain(self._entry(number)["title"]).strip(" .")
        return textwrap.shorten(title, TITLE_CHARACTERS, placeholder="")

    def paragraphs(self, number: int, random: Random) -> list[str]:
        """Give the paragraphs of an entry; beyond the last, those of two entries mixed."""
        given = self._paragraphs(number)
        if number >= len(self._entries):
            given = [*given[::2], *self._paragraphs(random.randrange(len(self._entries)))[1::2]]
        return given or [sentence(random)]

    def _entry(self, number: int) -> dict[str, str]:
        entry: dict[str, str] = self._entries[number % len(self._entries)]
        return entry

    def _paragraphs(self, number: int) -> list[str]:
        left = SYLLABLES[1]
        given: list[str] = []
        for line in self._entry(number)["body"].splitlines():
            text = unmarked(_plain(line))
            left -= text.count(" ") + 1
            if left < 0:
                break
            if text:
                given.append(text)
        return given


def chance(share: float, random: Random) -> bool:
    """Tell whether what happens to this share of all happens now."""
    return random.random() < share


def sentence(random: Random) -> str:
    """Make a sentence; one in five tells a number."""
    choose = random.choice
    if chance(0.2, random):
        text = (
            f"{choose(TEXT['openers'])}, có {random.randint(3, 980)} {choose(TEXT['measured'])} "
            f"{choose(TEXT['modifiers'])}, đạt {random.randint(61, 130)}% kế hoạch"
        )
    else:
        text = (
            f"{choose(TEXT['openers'])}, {choose(TEXT['subjects'])} {choose(TEXT['verbs'])} "
            f"{choose(TEXT['actions'])} {topic(random)} {choose(TEXT['modifiers'])}"
        )
    end = f", {choose(TEXT['purposes'])}" if chance(0.6, random) else ""
    return f"{text}{end}."


def topic(random: Random) -> str:
    """Name something that a meeting deals with."""
    return f"{random.choice(TEXT['heads'])} {random.choice(TEXT['topics'])}"


def markdown(
    paragraphs: Sequence[str],
    links: Sequence[tuple[str, str]],
    pictures: Sequence[str],
    random: Random,
) -> str:
    """Set paragraphs as a write-up: headings, lists, now and then a table, links and pictures.

    A link is a text and an address; each is put behind a paragraph of its own.
    """
    parts: list[str] = []
    headings = iter(random.sample(TEXT["headings"], len(TEXT["headings"])))
    for number, paragraph in enumerate(paragraphs):
        if number % 3 == 1 and (heading := next(headings, "")):
            parts.append(f"## {heading}")
        parts.append(f"{paragraph}{_link(*links[number]) if number < len(links) else ''}")
        if number < len(pictures):
            parts.append(f"![]({pictures[number]})")
    parts.append("\n".join(_items(random)))
    if chance(0.15, random):
        parts.append("\n".join(_table(random)))
    return "\n\n".join(parts) + "\n"


def _link(text: str, address: str) -> str:
    return f" Xem [{unmarked(text)}]({address})."


def _items(random: Random) -> Iterator[str]:
    mark = random.choice(("-", "1."))
    for _ in range(random.randint(3, 5)):
        yield f"{mark} {random.choice(TEXT['actions'])} {topic(random)};"


def _table(random: Random) -> Iterator[str]:
    yield from ("| Nội dung | Kế hoạch | Thực hiện |", "|---|---|---|")
    for measured in random.sample(TEXT["measured"], random.randint(3, 6)):
        plan = random.randint(10, 400)
        yield f"| {measured.capitalize()} | {plan} | {plan + random.randint(-5, 60)} |"


def _plain(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", normalize("NFC", text)).split())


def unmarked(text: str) -> str:
    """Take their meaning from the signs of Markdown's."""
    return _MARKUP.sub(r"\\\g<0>", text.lstrip(_OPENING)).replace("<", "&lt;")
