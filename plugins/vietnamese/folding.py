"""Text without differences of case and composition (`normalize`), and without marks (`fold`)."""

import unicodedata

MARKS = "\u0300-\u036f"
"""The combining diacritical marks, as a range for a regular expression's character class."""

_FIRST_ACCENTED, _AFTER_ACCENTED = 0x00C0, 0x2000


def normalize(text: str) -> str:
    """Make the form that all keys are made from: lower case, composed (NFC).

    Lower case comes first, because the lower case of İ is decomposed. This is JavaScript's
    `text.toLowerCase().normalize("NFC").replaceAll("ð", "đ")`. Eth (Ð) has the shape of Đ and
    stands for it in texts converted from the 8-bit codes that came before Unicode.
    """
    return unicodedata.normalize("NFC", text.lower()).replace("ð", "đ")


def fold(text: str) -> str:
    r"""Take all marks off, case kept: "Đắk Lắk" gives "Dak Lak", composed or decomposed.

    This is JavaScript's `text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").normalize("NFC")`
    with đ and ð made d, for every letter below U+2000; a table is faster than decomposing.
    """
    return text.translate(_WITHOUT_MARKS)


def _build_without_marks() -> dict[int, str]:
    table = {ord(letter): "d" for letter in "đð"}
    table |= {ord(letter): "D" for letter in "ĐÐ"}
    for code in range(_FIRST_ACCENTED, _AFTER_ACCENTED):
        decomposed = unicodedata.normalize("NFD", chr(code))
        bare = "".join(character for character in decomposed if not _is_mark(character))
        if bare != decomposed:
            table[code] = bare
    return table


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


_WITHOUT_MARKS = _build_without_marks()
