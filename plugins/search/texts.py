"""Texts in few bits: frequent pieces as codes of Huffman (1952), the others letter by letter.

A text is cut into words and what stands between them; one space between two words is not said. A
text takes two thirds of what gzip makes of it, which has to learn the language anew in each file.
The reader is ``theme/static/js/search/texts.js``.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain

from plugins.search.bits import pack_number

_OF_WORDS = r"0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""Latin letters and digits. What else is a letter each version of Unicode tells anew, and whoever
writes has another than who reads."""

_PIECES = re.compile(rf"[{_OF_WORDS}]+|(?!(?<=[{_OF_WORDS}]) [{_OF_WORDS}])[^{_OF_WORDS}]+")
"""Words, and what stands between them but for one space."""

_FREQUENT = 2500
"""Pieces that have codes, at most."""

_OFTEN = 4
"""Times that a piece must be there to have a code."""

RARE = ""
"""Stands for a piece without a code, whose letters follow; among letters for one without a code."""

END = "\0"
"""Ends the letters of a piece."""

_LETTER = 21
"""Bits of a letter without a code."""


@dataclass(frozen=True, slots=True)
class Codes:
    """Canonical codes: how many there are of each length from 0 on, and their symbols in order."""

    sizes: tuple[int, ...]
    symbols: tuple[str, ...]

    def bits(self) -> dict[str, str]:
        """Give the code of each symbol, in ones and zeros."""
        codes = {}
        code = 0
        symbols = iter(self.symbols)
        for length, size in enumerate(self.sizes):
            code <<= 1
            for _ in range(size):
                # Where there is one symbol alone, its code is nothing.
                codes[next(symbols)] = format(code, f"0{length}b") if length else ""
                code += 1
        return codes


@dataclass(frozen=True, slots=True)
class Wording:
    """The codes of pieces, and of the letters of those that have none."""

    pieces: Codes
    letters: Codes


def count_pieces(texts: Iterable[str]) -> Counter[str]:
    """Count the pieces of texts."""
    return Counter(chain.from_iterable(map(_cut, texts)))


def make_wording(counts: Mapping[str, int]) -> Wording:
    """Make codes that suit texts in which pieces are about so frequent."""
    often = sorted(
        (piece for piece, count in counts.items() if count >= _OFTEN),
        key=lambda piece: (-counts[piece], piece),
    )[:_FREQUENT]
    rare = counts.keys() - set(often)
    letters = Counter({RARE: 1, END: 1})
    for piece in rare:
        for letter in chain(piece, (END,)):
            letters[letter] += counts[piece]
    pieces = {piece: counts[piece] for piece in often} | {RARE: letters[END]}
    return Wording(_codes(pieces), _codes(letters))


def write_wording(wording: Wording) -> bytes:
    """Give codes as the reader gets them."""
    codes = [(code.sizes, code.symbols) for code in (wording.pieces, wording.letters)]
    return json.dumps(codes, ensure_ascii=False, separators=(",", ":")).encode()


def read_wording(written: bytes) -> Wording:
    """Read what ``write_wording`` gave."""
    return Wording(*(Codes(tuple(sizes), tuple(symbols)) for sizes, symbols in json.loads(written)))


class TextPacker(dict[str, str]):
    """Packs texts; holds the codes of all pieces met so far."""

    def __init__(self, wording: Wording) -> None:
        """Begin with the pieces that have codes."""
        super().__init__(wording.pieces.bits())
        self._letters = wording.letters.bits()

    def __missing__(self, piece: str) -> str:
        letters = map(self._letter, piece)
        code = self[piece] = "".join([self[RARE], *letters, self._letters[END]])
        return code

    def pack(self, text: str) -> bytes:
        """Pack a text: how many pieces it has, and their codes, to whole bytes."""
        pieces = _cut(text)
        bits = "".join([self[piece] for piece in pieces])
        size = (len(bits) + 7) // 8
        codes = int(bits.ljust(size * 8, "0"), 2).to_bytes(size) if bits else b""
        return pack_number(len(pieces)) + codes

    def _letter(self, letter: str) -> str:
        if letter != END and letter in self._letters:
            return self._letters[letter]
        return f"{self._letters[RARE]}{ord(letter):0{_LETTER}b}"


def _cut(text: str) -> list[str]:
    """Cut a text into pieces; two words that follow each other have one space between them."""
    return _PIECES.findall(text)


def _codes(counts: Mapping[str, int]) -> Codes:
    """Give frequent symbols short codes.

    Of a count just the two highest bits are taken, so that a few words more or less change no code.
    """
    lengths = _lengths({symbol: _rounded(count) for symbol, count in counts.items()})
    symbols = sorted(lengths, key=lambda symbol: (lengths[symbol], symbol))
    sizes = Counter(lengths.values())
    return Codes(tuple(sizes[length] for length in range(max(sizes) + 1)), tuple(symbols))


def _rounded(count: int) -> int:
    shift = max(0, count.bit_length() - 2)
    return count >> shift << shift


def _lengths(weights: Mapping[str, int]) -> dict[str, int]:
    """Give the length of each symbol's code: how deep it stands in Huffman's tree."""
    parents: dict[int, int] = {}
    nodes = [(weight, nth) for nth, (_, weight) in enumerate(sorted(weights.items()))]
    count = len(nodes)
    heapify(nodes)
    for parent in range(count, 2 * count - 1):
        (one, first), (other, second) = heappop(nodes), heappop(nodes)
        parents[first] = parents[second] = parent
        heappush(nodes, (one + other, parent))
    depths = {2 * count - 2: 0}
    for node in range(2 * count - 3, -1, -1):
        depths[node] = depths[parents[node]] + 1
    return {symbol: depths[nth] for nth, symbol in enumerate(sorted(weights))}
