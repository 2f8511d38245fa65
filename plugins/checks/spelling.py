"""Spelling: syllables that Vietnamese has not, and syllables without a space between them."""

from collections.abc import Callable, Iterator
from functools import lru_cache

from plugins.archive.problems import Problem
from plugins.checks.subject import Passage, Subject
from plugins.checks.term_names import words_of_names
from plugins.vietnamese.misspellings import Misspelling, find_misspellings
from plugins.vietnamese.tone_places import respell


def misspelt_syllables(subject: Subject) -> Iterator[Problem]:
    """A syllable is one that Vietnamese has, or a name, or a foreign word."""
    for passage, first, times in _distinct(subject, run_together=False):
        meant = _quoted(subject, first)
        found = f"“{_written(passage, first)}”{times}, tiếng Việt không có âm tiết này"
        write = f"có phải {meant}? Nếu là tên riêng thì thêm tên ấy vào thư mục vocabulary"
        yield subject.warning(passage, first.start, "chinh-ta", found, write)


def syllables_run_together(subject: Subject) -> Iterator[Problem]:
    """A space stands between syllables."""
    for passage, first, times in _distinct(subject, run_together=True):
        meant = _quoted(subject, first)
        found = f"“{_written(passage, first)}”{times}, các tiếng viết dính nhau"
        write = f"thêm dấu cách: {meant}"
        yield subject.warning(passage, first.start, "chu-dinh-lien", found, write)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    misspelt_syllables,
    syllables_run_together,
)


def _distinct(
    subject: Subject, *, run_together: bool
) -> Iterator[tuple[Passage, Misspelling, str]]:
    """Give each word once, where it stands first, and how often it stands in the record."""
    if not _misspellings(subject.joined):
        return
    places: dict[str, list[tuple[Passage, Misspelling]]] = {}
    for passage in subject.passages:
        for one in _misspellings(passage.text):
            if one.run_together is run_together:
                word = _written(passage, one).lower()
                places.setdefault(word, []).append((passage, one))
    known = words_of_names(subject.vocabulary) if places else frozenset()
    for word, found in places.items():
        if word not in known:
            times = f" ({len(found)} lần)" if len(found) > 1 else ""
            yield *found[0], times


@lru_cache(maxsize=256)
def _misspellings(text: str) -> tuple[Misspelling, ...]:
    """Several rules ask for those of one text."""
    return tuple(find_misspellings(text))


def _written(passage: Passage, one: Misspelling) -> str:
    return passage.text[one.start : one.end]


def _quoted(subject: Subject, one: Misspelling) -> str:
    return " hay ".join(f"“{respell(meant, newer=subject.new_tones)}”" for meant in one.meant)
