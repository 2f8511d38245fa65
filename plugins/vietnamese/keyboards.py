"""What was meant by keys of Telex and VNI that were left in a word: hooij, ho65i, trươngf."""

import re
from collections.abc import Iterator

from plugins.vietnamese.tones import put_tone

_TELEX_TONES = dict(zip("frxsj", "\u0300\u0309\u0303\u0301\u0323", strict=True))
_VNI_TONES = dict(zip("21345", _TELEX_TONES.values(), strict=True))
_TELEX_LETTERS = (
    *(("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uwow", "ươ"), ("uow", "ươ")),
    *(("ươw", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư")),
)
_VNI_LETTERS = {
    "6": str.maketrans("aeo", "âêô"),
    "7": str.maketrans("uo", "ươ"),
    "8": str.maketrans("a", "ă"),
    "9": str.maketrans("d", "đ"),
}
_TELEX_LEFT = re.compile(
    r".{3}j$|.(?:aa|ee|oo|dd|[aou]w).*[frxsj]$|dd.*[frxsj]$|[^\x00-\x7f].*[frxsj]"
)
_VNI_LEFT = re.compile(r"[^\W\d_](?=[^\W_]*[1-9][^\W_])[^\W_0]+")


def has_keys_left(word: str) -> bool:
    """Tell whether a word in small letters clearly holds keys of Telex or VNI.

    So do "nghij" and "phoos", "ho65i" and "d9ang"; "bar" and "co2" are other things.
    """
    return bool(_TELEX_LEFT.search(word) or _VNI_LEFT.fullmatch(word))


def keys_left(word: str) -> Iterator[str]:
    """Give what such a word may spell; that these are syllables is not checked."""
    if _TELEX_LEFT.search(word):
        yield from _read_telex(word)
    elif _VNI_LEFT.fullmatch(word):
        yield _read_vni(word)


def _read_telex(word: str) -> Iterator[str]:
    for place, key in enumerate(word):
        if place and key in _TELEX_TONES:
            letters = word[:place] + word[place + 1 :]
            for keys, letter in _TELEX_LETTERS:
                letters = letters.replace(keys, letter)
            yield put_tone(letters, _TELEX_TONES[key])


def _read_vni(word: str) -> str:
    """Read letters and keys; empty where a key changes nothing, as in "khu12"."""
    letters = "".join(letter for letter in word if not letter.isdecimal())
    tone = ""
    for key in filter(str.isdecimal, word):
        before = letters, tone
        letters = letters.translate(_VNI_LETTERS.get(key, {}))
        tone = tone or _VNI_TONES.get(key, "")
        if before == (letters, tone):
            return ""
    return put_tone(letters, tone)
