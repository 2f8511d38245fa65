"""Spaces where Vietnamese typography has them: after a punctuation mark, never before it.

A word comes right after an opening bracket or quotation mark and right before a closing one (as in
Decree 30/2020/NĐ-CP and its models). What may be meant as it is stays: numbers, times, codes,
addresses, abbreviations such as TP.HCM and X.Phương, the marks of Markdown.
"""

import re
from collections.abc import Iterator

from plugins.vietnamese.edits import Edit
from plugins.vietnamese.syllables import syllables

_JOINT = re.compile(r"[,.;:!?…](?=[^\W\d_]|“)")
_WORD_BEFORE = re.compile(r"[^\W\d_]+\Z")
_WORD_AFTER = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 24
_SHORTEST_WORD = 3
"""Of those in letters without marks: shorter ones may be units, such as Gb."""
_LITERAL = re.compile(
    r"://|[@\\=<>{}]|\bwww\.|\.(?:com|net|org|info|biz|edu|gov|vn)\b", re.IGNORECASE
)
"""Signs of an address, a path or code."""
_ENTITY = re.compile(r"&#?\w+\Z")
_NUMBERING = re.compile(r"[\s#>*+-]*[\d.]*\Z")
_CLOSING = frozenset(")]”’'»%!?")
_AFTER_ALL = _CLOSING | frozenset('".…')
"""What a comma or semicolon may stand after."""

_GAP = re.compile(r"[ \u00a0](?:(?<=[(\[“].)|(?= |[,.;:!?)\]”]))")
_SPACES = frozenset(" \u00a0")
_AFTER_MARK = {
    **dict.fromkeys(",;", re.compile(r"(?!\d)")),
    **dict.fromkeys("!?", re.compile(r"[!?]*(?![^\s”)\]])")),
    ":": re.compile(r"(?:(?!\S)|(?=[^\W_]|“))"),
    ".": re.compile(r"(?![^\s”)\]])(?! *\.)"),
}
"""What follows a mark that ends a phrase, and is no part of a number, a name or a sign."""
_LIST_MARK = re.compile(r"[\s>]*(?:[-*+>]|#{1,6}|\d+[.)])?\Z")
_LONGEST_MARK = 60
_DIGIT_NEXT = re.compile(r" *\d")
_COLUMN = "|"


def missing_spaces(text: str) -> Iterator[Edit]:
    """Find the punctuation marks with a letter right after them where a space belongs."""
    for found in _JOINT.finditer(text):
        at = found.start()
        if _ends_phrase(text, at) and not _LITERAL.search(_chunk(text, at)):
            yield Edit(at + 1, at + 1, " ")


def needless_spaces(text: str) -> Iterator[Edit]:
    """Find spaces before punctuation marks, inside brackets and quotation marks, and doubled ones.

    Spaces at the beginning and end of a line, after the mark of a list and beside the strokes of a
    table mean something in Markdown.
    """
    done = 0
    for found in _GAP.finditer(text):
        start = found.start()
        if start < done:
            continue
        done = end = _end_of_gap(text, start)
        before, after = text[start - 1 : start], text[end : end + 1]
        if before.strip() and after.strip() and before != _COLUMN != after:
            written = _fitting(text, start, end)
            if written != text[start:end]:
                yield Edit(start, end, written)


def _ends_phrase(text: str, at: int) -> bool:
    """Tell whether the mark at a place parts two phrases."""
    mark = text[at]
    before, after = _word_before(text, at), _word_after(text, at + 1)
    previous = text[at - 1 : at]
    if mark == "…" or (mark == previous == "."):
        return _is_word(_word_before(text, at - 2 if mark == "." else at)) and _is_word(after)
    if not (before or previous.isdigit() or previous in (_AFTER_ALL if mark in ",;" else _CLOSING)):
        return False
    if mark == ".":
        return _ends_sentence(text, at, before, after)
    if mark == ":":
        return not after or not (before + after).isascii()
    if mark == ";" and _ENTITY.search(text, max(0, at - _LONGEST_WORD), at):
        return False
    return not (after and len(before) < 2 and len(after) < 2)  # noqa: PLR2004 - x,y and a,b,c


def _ends_sentence(text: str, at: int, before: str, after: str) -> bool:
    """Tell whether a full stop stands between two sentences, not in a name or an abbreviation."""
    if not after:
        return bool(before) and _is_word(before)
    if not (_is_word(after) and after[0].isupper() and after[1:] == after[1:].lower()):
        return False
    if before:
        plain = before.islower() or (before.istitle() and not (before + after).isascii())
        return plain and _is_word(before)
    if text[at - 1].isdigit():
        is_unit = after.isascii() and len(after) < _SHORTEST_WORD
        return not (is_unit or _NUMBERING.match(_line_before(text, at)))
    return True


def _fitting(text: str, start: int, end: int) -> str:
    """Give what belongs in place of the spaces between two characters of a line."""
    before, after = text[start - 1], text[end]
    if before in "([“":
        return text[start:end] if after in ")]”" else ""
    if after in ")]”":
        return ""
    line = _line_before(text, start)
    if _LIST_MARK.match(line):
        return text[start:end]
    mark = _AFTER_MARK.get(after)
    if mark and (before.isalnum() or before in _CLOSING) and mark.match(text, end + 1):
        is_ratio = after == ":" and before.isdigit() and _DIGIT_NEXT.match(text, end + 1)
        is_numbering = before.isdigit() and _NUMBERING.match(line)
        return text[start:end] if is_ratio or is_numbering else ""
    return " " if end - start > 1 and not mark else text[start:end]


def _end_of_gap(text: str, start: int) -> int:
    while text[start : start + 1] in _SPACES:
        start += 1
    return start


def _line_before(text: str, end: int) -> str:
    """Give the line up to a place: all of it, or as much as marks of lists may take."""
    return text[max(0, end - _LONGEST_MARK) : end].rpartition("\n")[2]


def _is_word(word: str) -> bool:
    return len(word) > (1 if word.isascii() else 0) and word.lower() in syllables()


def _word_before(text: str, end: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, end - _LONGEST_WORD), end)
    return found[0] if found else ""


def _word_after(text: str, start: int) -> str:
    found = _WORD_AFTER.match(text, start, start + _LONGEST_WORD)
    return found[0] if found else ""


def _chunk(text: str, at: int) -> str:
    """Give what stands around a place without a space."""
    before = text[max(0, at - 100) : at].rsplit(None, 1)
    after = text[at : at + 100].split(None, 1)
    return (before[-1] if before and not text[at - 1].isspace() else "") + after[0]
