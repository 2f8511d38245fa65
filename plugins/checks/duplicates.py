"""Write-ups that stand twice in the archive: the same text, or the same meeting told again."""

import re
from collections.abc import Callable, Iterator
from itertools import groupby

from plugins.archive.problems import Problem, Severity
from plugins.archive.values import Status
from plugins.checks.facts import Facts
from plugins.checks.similar import bands, likeness
from plugins.checks.whole import Whole
from plugins.vietnamese.folding import fold, normalize
from plugins.vietnamese.tokens import tokenize

ALIKE = 0.7
"""Of two texts: the share of runs of words in common from which they are one, with a word in 25
exchanged. What a unit writes of its meeting year by year may have half in common."""
ALIKE_ON_A_DAY = 0.45
"""The same for meetings of one day: a word in ten exchanged. Of 5,000 news the few that have as
much in common tell of one event."""
_ALIKE_WITH_TITLE = 0.25
"""The same where organizer, day and nearly all words of the title are the same."""
_ALIKE_TITLES = 0.7
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COMPARED = 12
"""Meetings of one unit on one day that a write-up is compared with at most."""


def same_text(whole: Whole) -> Iterator[Problem]:
    """A text stands once in the archive; told at the later record."""
    # Of those that share a band the last is kept: to compare with all is quadratic.
    met: dict[tuple[int, ...], Facts] = {}
    for facts in _shown(whole):
        keys = list(bands(facts.sketch))
        seen = {other.path: other for key in keys if (other := met.get(key))}
        alike = {path: likeness(facts.sketch, other.sketch) for path, other in seen.items()}
        best = max(sorted(alike), key=lambda path: alike[path], default=None)
        if best and alike[best] >= _enough(facts, seen[best]):
            yield _twice(facts, seen[best], "bài gần như trùng với")
        met.update(dict.fromkeys(keys, facts))


def same_meeting(whole: Whole) -> Iterator[Problem]:
    """A meeting has one write-up: of one unit, on one day, under one title."""

    def held(facts: Facts) -> tuple[str, str]:
        return facts.organizer, facts.event

    in_order = sorted(_shown(whole), key=lambda facts: (*held(facts), facts.path))
    for _, group in groupby(in_order, held):
        earlier: list[Facts] = []
        for facts in group:
            other = next((one for one in reversed(earlier) if _same_meeting(one, facts)), None)
            if other and likeness(facts.sketch, other.sketch) < _enough(facts, other):
                yield _twice(facts, other, "cùng đơn vị, ngày họp và tiêu đề với")
            earlier = [*earlier[1 - _COMPARED :], facts]


RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (same_text, same_meeting)


def _shown(whole: Whole) -> Iterator[Facts]:
    """All but what is withdrawn: a write-up may take the place of one."""
    return (facts for facts in whole.facts if facts.status is not Status.WITHDRAWN)


def _enough(one: Facts, other: Facts) -> float:
    return ALIKE_ON_A_DAY if one.event == other.event else ALIKE


def _same_meeting(one: Facts, other: Facts) -> bool:
    mine, its = (_words(facts.title) for facts in (one, other))
    if mine == its and _DAY.match(one.event):
        return True
    if any(word.isdigit() for word in mine ^ its):
        return False
    alike = len(mine & its) / len(mine | its)
    return alike >= _ALIKE_TITLES and likeness(one.sketch, other.sketch) >= _ALIKE_WITH_TITLE


def _words(title: str) -> frozenset[str]:
    return frozenset(fold(token.text) for token in tokenize(normalize(title)))


def _twice(facts: Facts, other: Facts, how: str) -> Problem:
    write = "giữ một bài, xóa bài kia; nếu là hai cuộc họp thì sửa tiêu đề cho khác nhau"
    return Problem(
        facts.path,
        facts.title_line,
        1,
        "bai-trung",
        "title",
        f"{how} {other.path}",
        write,
        Severity.WARNING,
    )
