"""Abbreviations that a reader cannot know."""

from collections.abc import Callable, Iterator

from plugins.archive.problems import Problem
from plugins.checks.subject import Subject
from plugins.checks.term_names import abbreviations_in_names
from plugins.vietnamese.abbreviations import abbreviations, is_explained, known_everywhere


def undeclared_abbreviations(subject: Subject) -> Iterator[Problem]:
    """An abbreviation is in the vocabulary, or the text says once what it stands for."""
    unknown = {short for short, _ in abbreviations(subject.joined)} - known_everywhere()
    unknown -= subject.vocabulary.abbreviations.keys()
    if unknown:
        unknown -= abbreviations_in_names(subject.vocabulary)
    for short in sorted(unknown):
        if not is_explained(short, subject.joined):
            yield _unexplained(subject, short)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (undeclared_abbreviations,)


def _unexplained(subject: Subject, short: str) -> Problem:
    places = [
        (passage, start)
        for passage in subject.passages
        for found, start in abbreviations(passage.text)
        if found == short
    ]
    times = f" ({len(places)} lần)" if len(places) > 1 else ""
    found = f"“{short}”{times}, chữ viết tắt chưa giải thích"
    write = (
        f"viết đầy đủ ở lần đầu, rồi đến “({short})”; "
        f"hay dùng thì thêm dòng “{short}: ...” vào vocabulary/abbreviations.yml"
    )
    return subject.warning(*places[0], "viet-tat-la", found, write)
