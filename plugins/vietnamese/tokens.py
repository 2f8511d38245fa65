r"""Words of a text and, beside them, its codes: numbers of documents, dates, decimals, KH&CN.

The browser cuts queries and pages by the same rules, so they are two regular expressions on
the text as given, composed or not. In JavaScript, with flags g and u:

    word  [\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*)*
    code  WORD(?:(?:[&/-]|[.,](?=[0-9]))WORD)*   kept if [&/.,-] and [&0-9] are in it

Text of a token is `normalize` of what was matched. `tests/vietnamese/cases.json` holds the
cases both languages must agree on.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from plugins.vietnamese.folding import MARKS, normalize

# Python's [^\W_] is exactly [\p{L}\p{N}].
_WORD = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"
_WORDS = re.compile(_WORD)
# The star, not a plus, lets each attempt consume what it has read: linear on hostile text.
_CODES = re.compile(rf"{_WORD}(?:(?:[&/-]|[.,](?=[0-9])){_WORD})*")
_JOINTS = re.compile(r"(?:[&/-]|[.,](?=[0-9]))(?=[^\W_])")
_OF_WORD = re.compile(rf"[^\W_]|[{MARKS}]")
_SIGN_OF_CODE = re.compile(r"[&0-9]")


class Token(NamedTuple):
    """A word or code, normalized, and where it stands: text[start:end] of the text given."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Find the words in their order: runs of letters and digits, syllables in Vietnamese.

    A code is given in its parts here, so that neighbours stay neighbours; `find_codes` gives
    it whole. Marks belong to the letter before them; all else, "_" too, parts words.
    """
    return _tokens(_WORDS.finditer(text))


def split_words(text: str) -> list[str]:
    """Give the words as they are written, without the places: quicker than to tokenize."""
    return _WORDS.findall(text)


def find_codes(text: str) -> list[Token]:
    """Find what is one thing in several words: 43/2022/NĐ-CP, 18/01/2024, 3,8, KH&CN.

    Words joined without spaces by one of & / - or, before a digit, a point or comma, if a
    digit or & is among them: "X.Phương", "phòng/ban" and the end of "2024.Về" are no codes.
    """
    return _tokens(match for match in _joined(text) if _SIGN_OF_CODE.search(match[0]))


def _joined(text: str) -> Iterator[re.Match[str]]:
    """Find words that are joined: where a joint is, from the beginning of the word before it."""
    done = 0
    for joint in _JOINTS.finditer(text):
        if joint.start() >= done:
            start = joint.start()
            while start > done and _OF_WORD.match(text, start - 1):
                start -= 1
            match = _CODES.search(text, start)
            # Before it there may be no word, or marks that belong to no letter.
            if match and match.start() < joint.start():
                done = match.end()
                yield match


def _tokens(matches: Iterable[re.Match[str]]) -> list[Token]:
    return [Token(normalize(match[0]), *match.span()) for match in matches]
