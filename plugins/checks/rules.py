"""All rules beyond the table of fields, in the order in which they are asked."""

from collections.abc import Callable, Iterator

from plugins.archive.problems import Problem
from plugins.checks import (
    abbreviations,
    capitals,
    consistency,
    dates,
    duplicates,
    links,
    media,
    names,
    spelling,
    terms,
    titles,
    typography,
    wording,
)
from plugins.checks.subject import Subject
from plugins.checks.whole import Whole

RECORD_RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    *typography.RULES,
    *spelling.RULES,
    *wording.RULES,
    *capitals.RULES,
    *abbreviations.RULES,
    *titles.RULES,
    *dates.RULES,
    *consistency.RULES,
    *names.RULES,
    *media.RECORD_RULES,
)
"""What one record is asked by itself: pure, so that the answers are kept."""

ARCHIVE_RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (
    *links.RULES,
    *duplicates.RULES,
    *terms.RULES,
    *media.ARCHIVE_RULES,
)
"""What is asked of all records together."""
