"""Names in prose: written as the vocabulary writes them, and known to the fields."""

import re
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from unicodedata import normalize

from plugins.archive.metadata import Metadata
from plugins.archive.problems import Problem
from plugins.checks.known_names import Mention, Name, known_names, name_key, read_names
from plugins.checks.letters import one_letter_apart
from plugins.checks.subject import Passage, Subject

_READ = frozenset({"", "summary", "theme", "title"})
"""The body, and the fields that tell the same in short; notes may well tell how a source writes."""
_BEFORE = 12
_ADDRESSED = re.compile(
    r"(?:\b(?:ông|bà|anh|chị|đồng chí|bác sĩ|kỹ sư|tiến sĩ|thạc sĩ|giáo sư|TS|ThS|PGS|GS)|đ/c)"
    r"[ .]*\Z",
    re.IGNORECASE,
)
_SURE = 3
"""Words of a name: with no more, people are too often one mark apart, with fewer one letter too."""


def written_another_way(subject: Subject) -> Iterator[Problem]:
    """A person or unit of the vocabulary is written with all its marks, each in its place."""
    if subject.metadata is None:
        return
    known, own = known_names(subject.vocabulary), _people(subject.metadata)
    for passage in _passages(subject):
        for mention in read_names(known, passage.text).mentions:
            if not mention.exact and _is_meant(mention, own):
                yield _misnamed(subject, passage, mention.start, mention.written, mention.names)


def one_letter_off(subject: Subject) -> Iterator[Problem]:
    """A person of the record whom a text does not name is not named there with a letter wrong.

    Elsewhere a letter more or less makes another person, who may well have been there.
    """
    if subject.metadata is None:
        return
    known = known_names(subject.vocabulary)
    own = [
        name for term in sorted(_people(subject.metadata)) for name in known.of_person.get(term, ())
    ]
    for passage in _passages(subject):
        absent = [name for name in own if name.written not in passage.text]
        for words, end in read_names(known, passage.text).runs if absent else ():
            if len(words) >= _SURE:
                for name in absent:
                    written = words[-len(name.keys) :]
                    if _mistyped(written, name.keys) and not known.has(written):
                        said = " ".join(written)
                        yield _misnamed(subject, passage, end - len(said), said, [name])


def missing_person(subject: Subject) -> Iterator[Problem]:
    """A person of the vocabulary whom the body addresses (ông, bà, đồng chí) is in the fields."""
    if subject.metadata is None:
        return
    told = set(_people(subject.metadata))
    body = subject.body
    for mention in read_names(known_names(subject.vocabulary), body.text).mentions:
        people = {name.term for name in mention.exact if name.vocabulary == "people"}
        before = body.text[max(0, mention.start - _BEFORE) : mention.start]
        if people and not people & told and _ADDRESSED.search(before):
            told |= people
            found = f"“{mention.written}” có trong bài, không có trong people"
            write = (
                f"thêm vào people: person: {min(people)}, role, part; người chỉ được nhắc tên, "
                "không dự họp thì thôi"
            )
            yield subject.warning(body, mention.start, "thieu-nguoi", found, write)


RULES: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    written_another_way,
    one_letter_off,
    missing_person,
)


def _passages(subject: Subject) -> Iterator[Passage]:
    return (passage for passage in subject.passages if passage.field in _READ)


def _people(metadata: Metadata) -> frozenset[str]:
    elected = (member.person for body in metadata.elected for member in body.members)
    return frozenset([*(entry.person for entry in metadata.people), *elected])


def _is_meant(mention: Mention, own: AbstractSet[str]) -> bool:
    """Whether a name with other marks is surely the known one, and not that of someone else."""
    if any(not name.of_person or name.term in own for name in mention.names):
        return True
    mine = normalize("NFD", mention.written)
    return (
        len(mention.written.split()) > _SURE
        or mine.isascii()
        or any(_one_of_two_tones(mine) == _one_of_two_tones(name.written) for name in mention.names)
    )


def _one_of_two_tones(text: str) -> str:
    """Write ngã for hỏi too: many speak, and so write, the one for the other."""
    return normalize("NFD", text).replace("\u0309", "\u0303").lower()


def _mistyped(written: Sequence[str], keys: Sequence[str]) -> bool:
    """Whether words are those of a name with a letter wrong, or in another order."""
    if len(keys) < _SURE or len(written) != len(keys):
        return False
    first, last = name_key(written[0]), name_key(written[-1])
    if first not in keys and last not in keys:
        return False
    mine = [name_key(word) for word in written]
    if mine == keys:
        return False
    return sorted(mine) == sorted(keys) or one_letter_apart(" ".join(mine), " ".join(keys))


def _misnamed(
    subject: Subject, passage: Passage, start: int, written: str, names: Sequence[Name]
) -> Problem:
    known = " hoặc ".join(dict.fromkeys(name.written for name in names))
    terms = ", ".join(dict.fromkeys(name.term for name in names))
    file = f"vocabulary/{names[0].vocabulary}.yml"
    write = (
        f"có phải “{known}” (mã {terms})? Nếu cũng là tên đúng thì thêm vào variants của mã ấy; "
        f"nếu là tên khác thì thêm mã mới vào {file}"
    )
    return subject.warning(passage, start, "ten-viet-khac", f"tên viết là “{written}”", write)
