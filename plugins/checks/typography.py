"""What is wrong with the letters, marks and spaces of the prose: what `fix` repairs.

Each rule tells its fault once for a passage, with how often the passage has it.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from plugins.archive.problems import Problem
from plugins.checks.subject import Subject
from plugins.vietnamese.composition import uncomposed
from plugins.vietnamese.edits import NO_PROSE, Edit, apply_edits
from plugins.vietnamese.encodings import foreign_d, mojibake, tcvn3, vni
from plugins.vietnamese.quotation import straight_quotes
from plugins.vietnamese.spacing import missing_spaces, needless_spaces
from plugins.vietnamese.tone_places import misplaced_tones, other_style

_AROUND = 30
"""Characters shown on either side of a repair, at most."""

_REPAIR = "; hoặc để máy sửa: python tasks.py fix --write"


def broken_letters(subject: Subject) -> Iterator[Problem]:
    """No letters are those of UTF-8 read in another code page."""
    return _told(subject, mojibake, "ma-loi", "chữ vỡ do sai bảng mã: “{old}”", "“{new}”")


def letters_of_tcvn3(subject: Subject) -> Iterator[Problem]:
    """No words are written for the fonts of TCVN3."""
    found = "chữ gõ bằng phông TCVN3 (ABC): “{old}”"
    return _told(subject, tcvn3, "ma-tcvn3", found, "“{new}”")


def letters_of_vni(subject: Subject) -> Iterator[Problem]:
    """No words are written for the fonts of VNI."""
    return _told(subject, vni, "ma-vni", "chữ gõ bằng phông VNI: “{old}”", "“{new}”")


def letters_in_pieces(subject: Subject) -> Iterator[Problem]:
    """Text is composed (NFC)."""
    found = "chữ có dấu tách rời: “{old}”"
    return _told(subject, uncomposed, "chua-nfc", found, "gõ lại chữ này")


def foreign_letters(subject: Subject) -> Iterator[Problem]:
    """Đ is the Vietnamese letter, none that looks like it."""
    found = "chữ Đ lấy từ bảng chữ nước khác: “{old}”"
    return _told(subject, foreign_d, "chu-d-la", found, "“{new}”")


def tones_on_a_wrong_letter(subject: Subject) -> Iterator[Problem]:
    """A tone mark is on the vowel that carries it in one of the two styles."""
    find = partial(misplaced_tones, newer=subject.new_tones)
    return _told(subject, find, "sai-cho-dau-thanh", "dấu thanh đặt sai chữ: “{old}”", "“{new}”")


def tones_of_the_other_style(subject: Subject) -> Iterator[Problem]:
    """All tone marks are placed in the style of the site."""
    find = partial(other_style, newer=subject.new_tones)
    found = "dấu thanh khác kiểu của trang: “{old}”"
    return _told(subject, find, "kieu-dau-thanh", found, "“{new}”")


def straight_quotation_marks(subject: Subject) -> Iterator[Problem]:
    """Quotation marks open and close."""
    found = "dấu nháy thẳng: {old}"
    return _told(subject, straight_quotes, "nhay-thang", found, "“ ở đầu và ” ở cuối")


def spaces_left_out(subject: Subject) -> Iterator[Problem]:
    """A space follows a punctuation mark."""
    found = "thiếu dấu cách: “{old}”"
    return _told(subject, missing_spaces, "thieu-dau-cach", found, "“{new}”")


def spaces_too_many(subject: Subject) -> Iterator[Problem]:
    """No space stands before a punctuation mark, inside brackets, or beside another one."""
    return _told(subject, needless_spaces, "thua-dau-cach", "thừa dấu cách: “{old}”", "“{new}”")


def _told(
    subject: Subject, find: Callable[[str], Iterable[Edit]], code: str, found: str, write: str
) -> Iterator[Problem]:
    """Tell what is found, with the words around it as they are and as they should be."""
    text, starts = subject.all_prose
    by_passage: dict[int, list[Edit]] = {}
    for edit in find(text):
        if NO_PROSE not in text[edit.start : edit.end]:
            by_passage.setdefault(bisect_right(starts, edit.start) - 1, []).append(edit)
    for place, edits in by_passage.items():
        passage, start = subject.passages[place], starts[place]
        old, new = _before_and_after(text, edits)
        others = f" (và {len(edits) - 1} chỗ nữa)" if edits[1:] else ""
        yield subject.warning(
            passage,
            edits[0].start - start,
            code,
            found.format(old=old) + others,
            write.format(new=new) + _REPAIR,
        )


def _before_and_after(text: str, edits: list[Edit]) -> tuple[str, str]:
    """Give the words around the first edit, and the same with all edits made."""
    first, last = edits[0].start, edits[0].end
    before = text[max(0, first - _AROUND) : first]
    start = first - len(before.rpartition("\n")[2].rpartition(" ")[2])
    after = text[last : last + _AROUND].partition("\n")[0]
    # A space right after the edit is part of what is shown: it may be what is missing elsewhere.
    end = last + len(after[:1]) + len(after[1:].partition(" ")[0])
    within = [
        Edit(edit.start - start, edit.end - start, edit.replacement)
        for edit in edits
        if edit.end <= end
    ]
    shown = text[start:end]
    return _readable(shown), _readable(apply_edits(shown, within))


def _readable(text: str) -> str:
    return text.strip().replace(NO_PROSE, "")


RULES = (
    broken_letters,
    letters_of_tcvn3,
    letters_of_vni,
    letters_in_pieces,
    foreign_letters,
    tones_on_a_wrong_letter,
    tones_of_the_other_style,
    straight_quotation_marks,
    spaces_left_out,
    spaces_too_many,
)
