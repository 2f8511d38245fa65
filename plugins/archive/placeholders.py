"""Places that a skeleton leaves to be filled in: ``«điền tên ban»``.

No keyboard writes these quotation marks by mistake and YAML reads them as plain text, so whatever
looks like a placeholder is one. A draft may hold them; what is published may not.
"""

import re
from collections.abc import Iterator

from plugins.archive.front_matter import FrontMatter, Location, Value
from plugins.archive.problems import Problem

PLACEHOLDER = re.compile(r"«\s*điền\b[^»\n]*»?", re.IGNORECASE)


def placeholder(what: str) -> str:
    """Leave a place for something."""
    return f"«điền {what}»"


def holds_placeholder(value: object) -> bool:
    """Tell whether a text waits to be filled in."""
    return isinstance(value, str) and PLACEHOLDER.search(value) is not None


def unfilled(front_matter: FrontMatter, body: str, body_line: int) -> Iterator[Problem]:
    """What is published holds no placeholder."""
    # Most records have no such sign anywhere: that is quickly told.
    values = front_matter.mapping if front_matter.may_hold("«") else {}
    for location, text in _texts(values, ()):
        if holds_placeholder(text):
            yield waiting(front_matter, location, text)
    for number, line in enumerate(body.split("\n") if "«" in body else (), body_line):
        for found in PLACEHOLDER.finditer(line):
            write = "viết nội dung thật, hoặc xóa chỗ này"
            column = found.start() + 1
            said = f"chỗ chờ điền {found[0]}"
            yield Problem(front_matter.path, number, column, "cho-dien", "", said, write)


def waiting(front_matter: FrontMatter, location: Location, text: str) -> Problem:
    """Tell of a value that waits to be filled in."""
    found = PLACEHOLDER.findall(text)[0]
    write = "điền nội dung thật; nếu không có thì xóa dòng này, hoặc cả mục nếu mục trống"
    return front_matter.problem(location, "cho-dien", f"chỗ chờ điền {found}", write)


def _texts(value: Value, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*location, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*location, index))
