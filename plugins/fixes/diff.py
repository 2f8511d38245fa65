"""What a repair changes, line by line, for people to look over."""

import re
from collections.abc import Iterator
from difflib import unified_diff

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}
_PLAIN = "\x1b[0m"
_CONTEXT = 1


def diff_lines(path: str, before: bytes, after: bytes, *, coloured: bool) -> Iterator[str]:
    """Give the unified diff of two texts, without line ends."""
    old, new = (_LINE.findall(content.decode()) for content in (before, after))
    for line in unified_diff(old, new, path, path, n=_CONTEXT):
        text = line.rstrip("\r\n")
        colour = _COLOURS.get(text[:1]) if coloured else None
        yield f"{colour}{text}{_PLAIN}" if colour else text
