"""Words that stand twice in a row."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import eq
from types import MappingProxyType

from plugins.archive.problems import Problem
from plugins.checks.subject import Subject
from plugins.vietnamese.syllables import syllables

_NONE: frozenset[str] = frozenset()
_ALONE = (
    *("bởi", "các", "cho", "cũng", "của", "đã", "hoặc", "mà", "nếu", "nhưng", "những", "rằng"),
    *("sẽ", "và", "với"),
)
_LEGAL_BEFORE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **dict.fromkeys(_ALONE, _NONE),
        "bị": frozenset({"chuẩn", "dự", "phòng", "thiết", "trang"}),
        "có": frozenset({"giàu", "hiện", "sẵn", "vốn"}),
        "do": frozenset({"lý", "lí", "tự"}),
        "để": frozenset({"triệt"}),
        "được": frozenset({"có", "đạt", "giành", "thu"}),
        "là": frozenset({"bay", "gọi", "lụa"}),
        "tại": frozenset({"hiện", "thực", "tồn"}),
        "theo": frozenset({"kèm", "mang", "tiếp"}),
        "trong": frozenset({"bên", "nội", "sáng"}),
        "vào": frozenset({"đi", "ra"}),
        "về": frozenset({"đi", "trở"}),
    }
)
"""Small words that are never doubled for effect, as luôn luôn, dần dần and người người are, and the
words before them with which they make another one: "thiết bị bị hỏng"."""

_STEPS = frozenset({"càng", "lần", "mãi", "mỗi", "một", "nữa", "rất", "rồi", "từng"})
"""Words of phrases that are said twice: từng bước từng bước."""


def words_twice(subject: Subject) -> Iterator[Problem]:
    """No small word and no word of two syllables stands twice in a row."""
    for passage in subject.passages if any(_doubled(subject.joined)) else ():
        for start, word in _doubled(passage.text):
            found = f"“{word} {word.lower()}”, một từ viết hai lần"
            yield subject.warning(passage, start, "lap-tu", found, f"chỉ viết một lần: “{word}”")


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (words_twice,)


def _doubled(text: str) -> Iterator[tuple[int, str]]:
    """Give where a word begins that stands twice in a row, and the word as written.

    One space, or a line end after a small word, is between: a title may end with the words that the
    text begins with. A capital in the second one alone begins a name: công ty Công ty An Phú.
    """
    line = f" {text.lower()} "
    if len(line) != len(text) + 2:
        return
    words = line.split()
    for start, length in [*_small_words(line, words), *_two_syllables(line, words)]:
        first, second = text[start : start + length], text[start + length + 1 :][:length]
        if first[0].isupper() or not second[0].isupper():
            yield start, first


def _small_words(line: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    again = {words[place] for place in _places(b"\1", map(eq, words, words[1:]))}
    for word in sorted(again & _LEGAL_BEFORE.keys()):
        for found in re.finditer(rf"(?<!\S){word}(?=[ \n]{word}\s)", line):
            before = line[: found.start()].split()[-1:]
            if not _LEGAL_BEFORE[word].intersection(before):
                yield found.start() - 1, len(word)


def _two_syllables(line: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    pairs = {
        (words[place], words[place + 1]) for place in _places(b"\1\1", map(eq, words, words[2:]))
    }
    for first, second in sorted(pairs):
        if first != second and _is_word(first) and _is_word(second):
            pair = f"{first} {second}"
            for found in re.finditer(rf"(?<!\S){pair}(?= {pair}\s)", line):
                yield found.start() - 1, len(pair)


def _places(run: bytes, equal: Iterable[bool]) -> Iterator[int]:
    """Give the places where a run of true ones begins; to search bytes is quick."""
    told = bytes(equal)
    place = told.find(run)
    while place >= 0:
        yield place
        place = told.find(run, place + 1)


def _is_word(syllable: str) -> bool:
    return syllable in syllables() and syllable not in _STEPS
