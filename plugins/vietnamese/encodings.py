"""Text that lost its encoding on the way: TCVN3 (ABC), VNI-Windows, UTF-8 read as Windows text.

Before Unicode, Vietnamese was written with fonts that show its letters in the places of others.
Pasted without the font such a text reads "Héi nghÞ c¸n bé" (TCVN3) or "Hoäi nghò caùn boä" (VNI).
UTF-8 that a program took for Windows-1252 or -1258 reads "Há»™i nghá»‹ cÃ¡n bá»™". All are known by
their words, which are no syllables as they stand and are syllables once converted.

TCVN 5712:1993, table VN3; VNI-Windows as VNI Software published it for its fonts (VNI-Times).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from plugins.vietnamese.edits import NO_PROSE, Edit
from plugins.vietnamese.syllables import syllables
from plugins.vietnamese.tones import TONES, VOWELS

_SURE, _SHARE = 3, 0.7
"""Words in a row that are syllables only once converted, and their share: no other language has
that many."""

_LAST_OF_LATIN_1 = "ÿ"

_TCVN3 = {
    **dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip("µ¶·¸¹»¼½¾ÆÇÈÉÊË", "àảãáạằẳẵắặầẩẫấậ", strict=True)),
    **dict(zip("ÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ", "èẻẽéẹềểễếệìỉĩíị", strict=True)),
    **dict(zip("ßáâãäåæçèéêëìíî", "òỏõóọồổỗốộờởỡớợ", strict=True)),
    **dict(zip("ïñòóôõö÷øùúûüýþ", "ùủũúụừửữứựỳỷỹýỵ", strict=True)),
}
_TCVN3_TABLE = str.maketrans(_TCVN3)
_TCVN3_WORD = re.compile(f"[A-Za-z{''.join(_TCVN3)}]+|[^\\W\\d_]+")
_TCVN3_SIGN = re.compile("[¨-®µ-¹¼-¾](?:(?<=[A-Za-z].)|(?=[a-z]))")
"""Signs within words: of any few words with marks one has such."""

_VNI_TONES = "øûõùï"
"""Signs after a vowel for huyền, hỏi, ngã, sắc, nặng."""
_VNI_OWN_MARKS = (("aeo", "\u0302", "âàåãáä"), ("a", "\u0306", "êèúüéë"))
"""Vowels, circumflex or breve, and the signs for that mark alone and with each tone."""
_VNI_LETTERS = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_VNI_SIGN = re.compile("[øûïåäüëöñæîØÛÏÅÄÜËÖÑÆÎ]")
"""Signs that are rare outside of VNI: of any few of its words one has such."""

_LEAD = "ÃÂĂÄÅÆ"
_BROKEN_SIGN = re.compile(f"[{_LEAD}](?:[^\\s\\w,.;:!?)]|[ƒŒœŠšŽžŸªº])")
_BROKEN_LETTER = re.compile("[º»€](?<=[áâ].)")
_WHOLE_WORD = re.compile("(?<![^\\W\\d_])([^\\W\\d_]+[ÃÂĂ])[‘’“”–—…•»](?![^\\W\\d_])")
"""A word in capitals that ends in such a letter, before punctuation: XÃ”."""
_PUNCTUATION = "“”‘’–—…·°"
_CHUNK = re.compile(rf"[^ \t\r\n{NO_PROSE}]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CUT_OFF = re.compile(r"(?<=[a-zđ])[ÃĂ](?: (?= )|(?=[ \t\r\n]|\Z))")
"""An "à" whose second half, a space that does not break, became one that does, or went."""

_FOREIGN_D = re.compile(r"([ÐƉð])(?<![^\W\d_].)([^\W\d_]+)")


def tcvn3(text: str) -> Iterator[Edit]:
    """Find words written with the fonts of TCVN3 (ABC), such as .VnTime."""
    if _TCVN3_SIGN.search(text):
        yield from _in_a_row(text, _TCVN3_WORD, lambda word: word.translate(_TCVN3_TABLE))


def vni(text: str) -> Iterator[Edit]:
    """Find words written with the fonts of VNI, such as VNI-Times."""
    if _VNI_SIGN.search(text):
        yield from _in_a_row(text, _LETTERS, _from_vni)


def mojibake(text: str) -> Iterator[Edit]:
    """Find words of UTF-8 that was read as Windows-1252 or Windows-1258."""
    if not (_BROKEN_SIGN.search(text) or _BROKEN_LETTER.search(text)):
        return
    for line in re.finditer(r".+", text):
        edits = list(_broken(line, _is_all_syllables))
        if edits:
            # What else there is, abbreviations and foreign names, went the same way.
            yield from sorted([*_broken(line, bool), *_cut_off(line)])


def foreign_d(text: str) -> Iterator[Edit]:
    """Find the Icelandic and African letters that look like Đ, where Đ makes a syllable."""
    for found in _FOREIGN_D.finditer(text):
        d = "đ" if found[1] == "ð" else "Đ"
        if _is_syllable(d + found[2]):
            yield Edit(*found.span(1), d)


def _in_a_row(text: str, words: re.Pattern[str], convert: Callable[[str], str]) -> Iterator[Edit]:
    """Find the words of each run in which enough are syllables only once converted.

    A run ends where a word is right as it stands, and at the end of a line.
    """
    run = _Run()
    done = 0
    for word in words.finditer(text):
        if "\n" in text[done : word.start()]:
            yield from run.sure_edits()
            run = _Run()
        done = word.end()
        if word[0].isascii():
            continue
        converted = convert(word[0])
        made, kept = _is_syllable(converted), _is_syllable(word[0])
        if converted == word[0] or (kept and not made) or max(word[0]) > _LAST_OF_LATIN_1:
            yield from run.sure_edits(before_right=True)
            run = _Run(after_right=True)
        else:
            run.edits.append(Edit(*word.span(), converted))
            run.shows.append(made and not kept)
            run.in_doubt.append(made and kept)
    yield from run.sure_edits()


@dataclass(slots=True)
class _Run:
    """Words in a row that may have to be converted: which of them show it, which are in doubt."""

    after_right: bool = False
    edits: list[Edit] = field(default_factory=list)
    shows: list[bool] = field(default_factory=list)
    in_doubt: list[bool] = field(default_factory=list)

    def sure_edits(self, *, before_right: bool = False) -> list[Edit]:
        """Give the edits, where few of the words, such as abbreviations, are no syllables at all.

        A word that is one either way, beside one that is right, is right too.
        """
        start, end = 0, len(self.edits)
        while self.after_right and start < end and self.in_doubt[start]:
            start += 1
        while before_right and start < end and self.in_doubt[end - 1]:
            end -= 1
        enough = max(_SURE, _SHARE * self.in_doubt[start:end].count(False))
        return self.edits[start:end] if sum(self.shows[start:end]) >= enough else []


def _from_vni(word: str) -> str:
    return _VNI.sub(lambda found: _VNI_TABLE[found[0]], word)


def _build_vni_table() -> dict[str, str]:
    table: dict[str, str] = {}
    signs = [(sign, vowel) for sign, vowel in _VNI_LETTERS.items() if vowel in "ơư"]
    for written, vowel in [*zip("aeouy", "aeouy", strict=True), *signs]:
        table |= {
            written + sign: vowel + tone for sign, tone in zip(_VNI_TONES, TONES[1:], strict=True)
        }
    for vowels, mark, own_signs in _VNI_OWN_MARKS:
        for vowel in vowels:
            table |= {
                vowel + sign: vowel + mark + tone
                for sign, tone in zip(own_signs, TONES, strict=True)
            }
    table |= _VNI_LETTERS
    capitals = {written.upper(): letter.upper() for written, letter in table.items()}
    mixed = {written.capitalize(): letter.upper() for written, letter in table.items()}
    return {
        written: normalize("NFC", letter) for written, letter in (table | mixed | capitals).items()
    }


def _broken(line: re.Match[str], accept: Callable[[str], bool]) -> Iterator[Edit]:
    """Find what stands between two spaces and can be repaired to something acceptable."""
    for chunk in _CHUNK.finditer(line[0]):
        repaired = _BROKEN.sub(lambda found: _BROKEN_TABLE[found[0]], chunk[0])
        whole = _WHOLE_WORD.search(chunk[0])
        right_already = whole and _is_syllable(whole[1])
        if repaired != chunk[0] and not right_already and accept(repaired):
            start = line.start() + chunk.start()
            yield Edit(start, start + len(chunk[0]), repaired)


def _is_all_syllables(text: str) -> bool:
    return all(word.isascii() or _is_syllable(word) for word in _LETTERS.findall(text))


def _cut_off(line: re.Match[str]) -> Iterator[Edit]:
    for found in _CUT_OFF.finditer(line[0]):
        yield Edit(line.start() + found.start(), line.start() + found.end(), "à")


def _build_broken_table() -> dict[str, str]:
    vowels = VOWELS + VOWELS.upper()
    letters = {normalize("NFC", vowel + tone) for vowel in vowels for tone in TONES} | {"đ", "Đ"}
    meant = sorted(letter for letter in letters | set(_PUNCTUATION) if not letter.isascii())
    return {
        "".join(_shown(byte, code_page) for byte in letter.encode()): letter
        for code_page in ("cp1258", "cp1252")
        for letter in meant
    }


def _shown(byte: int, code_page: str) -> str:
    """Give the character a program shows for a byte; bytes without one stay control characters."""
    return bytes([byte]).decode(code_page, "ignore") or chr(byte)


def _is_syllable(word: str) -> bool:
    return word.lower() in syllables()


_VNI_TABLE = _build_vni_table()
_VNI = re.compile("|".join(sorted(_VNI_TABLE, key=len, reverse=True)))
_BROKEN_TABLE = _build_broken_table()
_BROKEN = re.compile("|".join(map(re.escape, sorted(_BROKEN_TABLE, key=len, reverse=True))))
