"""Bodies so plain that each line says what it becomes: read without the parser of Markdown.

Markdown, the cleaner and typography make a dozen passes over each text. Nearly all bodies hold only
paragraphs, headings, simple lists and tables, pictures on lines of their own, simple links and
emphasis. What is not surely one of these is left to ``parse_body``; a test holds both ways equal
on whatever this one takes. All markup is written here, around texts that hold none, and addresses
have no sign that could end an attribute: so there is nothing to clean.
"""

import re

from plugins.archive.body_rules import MAX_CHARACTERS
from plugins.archive.converter import heading_id
from plugins.archive.markup import Block, Body, parse_body

_SIGNS = "*[#"
_MOST_SIGNS = 150
"""Far below what body_rules allow, so that nothing plain can break them."""

_NEVER_PLAIN = ("<", "`", "\\", '"', "'", "...", ". . .", " \n")
"""Signs of HTML, code and line breaks, and what of a typewriter becomes other signs."""

_ENTITY = re.compile(r"&(?:#|\w+;)")
_BEGINS_TEXT = re.compile(r"(?!\d+\.\s)(?:[^\s#>*+=_:~|-]|\*\*?\w)")
"""What no list, heading, quotation, table, rule, definition or code begins with."""

_BULLET = re.compile("- ")
_NUMBER = re.compile(r"([0-9]{1,9})\. ")
_HEADINGS = {"#" * level for level in range(2, 7)}
_DELIMITERS = re.compile(r"\|(?: ?:?-+:? ?\|)+")
_LEAST_ROWS = 3
_PICTURE = re.compile(r"!\[[^\[\]&]*\]\(([a-z0-9][a-z0-9./-]*)\)")
# What each begins with is said before what must not stand there: so the search skips to it.
_LINK = re.compile(
    r"""\[(?<!!\[)([^\s\[\]*](?:[^\[\]*]*[^\s\[\]*])?)\]\(((?:https?://\w|mailto:\w|tel:\d|\#|/(?![/\\]))[\w./?=%+,;@~:#-]*)\)""",
    re.ASCII,
)
_STRONG = re.compile(r"\*\*(?<!\*\*\*)(\w(?:[^*<]*[^*<\s])?)\*\*(?!\*)")
_EMPHASIS = re.compile(r"\*(?<!\*\*)(\w(?:[^*<]*[^*<\s])?)\*(?!\*)")
_EMPHASES = ((_STRONG, "strong"), (_EMPHASIS, "em"))
_LAST_WORD = re.compile(r"[^<>]+(?:</\w+>)*")


def read_body(markdown: str, path: str, first_line: int) -> Body:
    """Parse a body, the short way if it is plain; raises ``Invalid`` like ``parse_body``."""
    return read_plain(markdown, first_line) or parse_body(markdown, path, first_line)


def read_plain(markdown: str, first_line: int) -> Body | None:
    """Read a body that has nothing but plain blocks; None for any other."""
    if not _may_be_plain(markdown):
        return None
    reader = _Reader()
    block: list[str] = []
    try:
        for number, line in enumerate(markdown.split("\n"), first_line):
            if line:
                block.append(line)
            elif block:
                reader.read(block, number - len(block))
                block = []
        if block:
            reader.read(block, number + 1 - len(block))
    except _NotPlainError:
        return None
    return reader.body()


def _may_be_plain(markdown: str) -> bool:
    return (
        len(markdown) <= MAX_CHARACTERS
        and sum(map(markdown.count, _SIGNS)) <= _MOST_SIGNS
        and not any(sign in markdown for sign in _NEVER_PLAIN)
        and markdown.replace("\n", "").isprintable()
        and not ("&" in markdown and _ENTITY.search(markdown))
    )


class _NotPlainError(Exception):
    """Markdown has to read this body."""


class _Reader:
    """Takes blocks one after the other; raises ``_NotPlainError`` where one is not plain."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._html: list[str] = []
        self._texts: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._ids: set[str] = set()
        self._last = ""

    def read(self, lines: list[str], number: int) -> None:
        """Take lines between two empty ones, the first of which has a number."""
        first = lines[0]
        if first[0] == "#":
            self._heading(first)
            if rest := lines[1:]:
                self.read(rest, number + 1)
        elif first[0] == "-":
            self._list("ul", "", [_without(_BULLET, line) for line in lines], number)
        elif item := _NUMBER.match(first):
            start = "" if item[1] == "1" else f' start="{item[1]}"'
            self._list("ol", start, [_without(_NUMBER, line) for line in lines], number)
        elif first[0] == "|":
            self._table(lines, number)
        elif len(lines) == 1 and (picture := _PICTURE.fullmatch(first)):
            self._picture(picture[1])
        else:
            self._paragraph(lines, number)

    def body(self) -> Body:
        """Give the body of all blocks."""
        self._end_run()
        return Body(tuple(self._blocks), "\n".join(self._texts), tuple(self._links))

    def _heading(self, line: str) -> None:
        signs, _, text = line.partition(" ")
        identifier = heading_id(text)
        # Markdown numbers the second of two names, and looks into links and emphasis for names.
        strange = identifier in self._ids or any(sign in text for sign in _SIGNS)
        if strange or signs not in _HEADINGS:
            raise _NotPlainError
        self._ids.add(identifier)
        written = _with_last_words_joined(self._begin(text, 0))
        tag = f"h{len(signs)}"
        self._add(tag, f'<{tag} id="{identifier}">{written}</{tag}>')

    def _list(self, tag: str, start: str, items: list[str], number: int) -> None:
        # Markdown joins two lists of a kind, and makes paragraphs of their items.
        if self._last == tag:
            raise _NotPlainError
        texts = [self._begin(item, line) for line, item in enumerate(items, number)]
        written = "\n".join([f"<li>{_with_last_words_joined(text)}</li>" for text in texts])
        self._add(tag, f"<{tag}{start}>\n{written}\n</{tag}>")

    def _table(self, lines: list[str], number: int) -> None:
        if len(lines) < _LEAST_ROWS or not _DELIMITERS.fullmatch(lines[1]):
            raise _NotPlainError
        head, delimiters, *rows = lines
        columns = delimiters.count("|") - 1
        header = self._row('th scope="col"', head, columns, number)
        written = [self._row("td", row, columns, line) for line, row in enumerate(rows, number + 2)]
        body = "\n".join(written)
        self._add("|", f"<table>\n<thead>\n{header}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>")

    def _row(self, tag: str, row: str, columns: int, number: int) -> str:
        cells = row[1:-1].split("|")
        if row[-1] != "|" or len(cells) != columns:
            raise _NotPlainError
        texts = [self._inline(cell.strip(), number) for cell in cells]
        written = "\n".join([f"<{tag}>{text}</{tag[:2]}>" for text in texts])
        return f"<tr>\n{written}\n</tr>"

    def _picture(self, file: str) -> None:
        self._end_run()
        self._blocks.append(Block(image=file))
        self._last = "!"

    def _paragraph(self, lines: list[str], number: int) -> None:
        first = len(self._texts)
        written = "\n".join([self._begin(text, line) for line, text in enumerate(lines, number)])
        self._texts[first:] = [" ".join(self._texts[first:])]
        self._add("p", f"<p>{_with_last_words_joined(written)}</p>")

    def _begin(self, text: str, number: int) -> str:
        """Write a text that stands where another block could begin."""
        if not _BEGINS_TEXT.match(text) or text[-1] == " ":
            raise _NotPlainError
        return self._inline(text, number)

    def _inline(self, text: str, number: int) -> str:
        """Write a text; its words and links are kept."""
        words, html = text, text.replace("&", "&amp;").replace(">", "&gt;")
        if "[" in text:
            words, html = _LINK.sub(r"\1", words), _LINK.sub(r'<a href="\2">\1</a>', html)
            targets = [target for _, target in _LINK.findall(text)]
            self._links += [(target, number) for target in targets if target[0] == "/"]
        if "*" in text:
            for sign, tag in _EMPHASES:
                words, html = sign.sub(r"\1", words), sign.sub(rf"<{tag}>\1</{tag}>", html)
        if "*" in html or "[" in words or "_" in words or "--" in words:
            raise _NotPlainError
        if words:
            self._texts.append(" ".join(words.split()) if "  " in words else words)
        return html

    def _add(self, kind: str, html: str) -> None:
        self._html.append(html)
        self._last = kind

    def _end_run(self) -> None:
        if self._html:
            self._blocks.append(Block(html="\n".join(self._html)))
            self._html = []


def _with_last_words_joined(html: str) -> str:
    before, *last = html.rsplit(None, 1)
    joined = last and _LAST_WORD.fullmatch(last[0])
    return f"{before}&nbsp;{last[0]}" if joined else html


def _without(sign: re.Pattern[str], line: str) -> str:
    found = sign.match(line)
    if not found:
        raise _NotPlainError
    return line[found.end() :]
