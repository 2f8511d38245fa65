"""Bodies so plain that their links and pictures are seen without converting them.

Converting Markdown is the dearest step of an examination, and most bodies hold only paragraphs,
headings, lists, tables, simple links and pictures on lines of their own. What is not surely one of
these is left to Markdown itself; a test holds both ways equal on whatever this one takes.
"""

import re
from collections.abc import Iterator

from plugins.archive.markup import Block, Body, parse_body

_LONGEST = 20_000
_MOST_LINES = 400
_MOST_SIGNS = 100
"""Far below what body_rules allow, so that nothing plain can break them."""

_WORDS = r"""[^\n`<\\\[\]]*"""
_LINE = re.compile(
    rf"""
    (?: [#]{{2,6}}\ (?=\S) | [-*>]\ (?=[^\s>*+\#=_:~|\d-]) | \| | (?=[^\s\#>*+=_:~|-]) )
    {_WORDS} | \Z
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"\d+[.)]\s+(?=[\s>*+#\d-])")
_LINK = re.compile(
    r"""(?<!!)\[([^\[\]!<`\\\n]+)\]\(((?:https?://\w|mailto:\w|tel:\d|\#|/(?![/\\]))[\w./?=%+,;@~:#-]*)\)""",
    re.ASCII,
)
_PICTURE = re.compile(r"!\[[^\[\]<`\\\n&]*\]\(([a-z0-9][a-z0-9./-]*)\)")
_ENTITY = re.compile(r"&(?:#|\w+;)")


def examine_body(markdown: str, path: str, first_line: int) -> Body:
    """Parse a body as far as rules look at it: links, pictures, the text without its layout.

    Raises ``Invalid`` like ``parse_body``, which is asked where the body is not plain.
    """
    return read_plain(markdown, first_line) or parse_body(markdown, path, first_line)


def read_plain(markdown: str, first_line: int) -> Body | None:
    """Read a body that has nothing but plain lines; gives None for any other."""
    if len(markdown) > _LONGEST or not _few_signs(markdown) or _ENTITY.search(markdown):
        return None
    lines = markdown.split("\n")
    if len(lines) > _MOST_LINES:
        return None
    links: list[tuple[str, int]] = []
    images: list[str] = []
    texts: list[str] = []
    for number, line in enumerate(lines):
        if picture := _PICTURE.fullmatch(line):
            if not _alone(lines, number):
                return None
            images.append(picture[1])
            continue
        text = _LINK.sub(r"\1", line) if "[" in line else line
        if not _LINE.fullmatch(text) or _NUMBERED.match(text):
            return None
        texts.append(text)
        if text is not line:
            links.extend((target, first_line + number) for target in _site_links(line))
    blocks = tuple(Block(image=image) for image in images)
    return Body(blocks, "\n".join(texts), tuple(links))


def _few_signs(markdown: str) -> bool:
    return sum(map(markdown.count, "*_[#>")) <= _MOST_SIGNS


def _alone(lines: list[str], number: int) -> bool:
    """Whether the lines around a line are empty."""
    return not any(lines[max(0, number - 1) : number] + lines[number + 1 : number + 2])


def _site_links(line: str) -> Iterator[str]:
    return (link[2] for link in _LINK.finditer(line) if link[2].startswith("/"))
