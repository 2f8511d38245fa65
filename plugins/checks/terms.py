"""The vocabulary against the records: what stands in it twice, and what nothing names."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from plugins.archive.problems import Problem, Severity
from plugins.archive.vocabulary import VOCABULARY_FOLDER, Organization, Person
from plugins.checks.letters import one_letter_apart, without_a_letter
from plugins.checks.whole import Whole
from plugins.vietnamese.folding import fold
from plugins.vietnamese.tones import exact_key

_WITH_VARIANTS = ("people", "organizations")
_LISTED = 10
"""Terms that one message lists."""
_FEWEST_LETTERS = 8
"""Of a name, below which a letter makes another name."""
_SHORT = 3
"""Words of a name, up to which a letter makes another person: Quang Hùng, Quang Hằng."""
_CROWD = 8
"""Terms that one spelling brings together at most: more are a row of numbered names."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two terms, the later first, and the name of the earlier that the later comes near."""

    later: str
    earlier: str
    name: str


def same_name(whole: Whole) -> Iterator[Problem]:
    """A person or organization stands in the vocabulary once.

    Two people of one name are told apart by their descriptions.
    """
    for vocabulary in _WITH_VARIANTS:
        terms: Mapping[str, Person | Organization] = whole.vocabulary.known()[vocabulary]
        first: dict[str, str] = {}
        for term, entry in terms.items():
            for key in dict.fromkeys(exact_key(name) for name in _names(entry)):
                earlier = first.setdefault(key, term)
                if earlier != term and not _told_apart(entry, terms[earlier]):
                    pair = _Pair(term, earlier, terms[earlier].name)
                    yield _twice(whole, vocabulary, pair, "cùng tên với")
                    break


def nearly_same_name(whole: Whole) -> Iterator[Problem]:
    """Two names that differ in marks alone or in one letter are of two people, or mistyped.

    People are told when both were with the same unit and never in one record, and are not told
    apart by descriptions; units when both are part of the same one, or of none.
    """
    units, meetings = _units_and_meetings(whole)
    people, organizations = whole.vocabulary.people, whole.vocabulary.organizations
    for pair in _near_pairs({term: person.name for term, person in people.items()}):
        one, other = pair.later, pair.earlier
        if _told_apart(people[one], people[other]) or not units[one] & units[other]:
            continue
        if not meetings[one] & meetings[other]:
            yield _twice(whole, "people", pair, "tên gần giống")
    for pair in _near_pairs({term: unit.name for term, unit in organizations.items()}):
        mine, its = organizations[pair.later], organizations[pair.earlier]
        if (mine.parent, mine.place) == (its.parent, its.place):
            yield _twice(whole, "organizations", pair, "tên gần giống")


def unused(whole: Whole) -> Iterator[Problem]:
    """A term is named by a record; told once a file, when all records are sound."""
    if not whole.complete:
        return
    used = {term for facts in whole.facts for term in facts.terms}
    parents = {unit.parent for unit in whole.vocabulary.organizations.values()}
    used |= {("organizations", parent) for parent in parents if parent}
    for vocabulary, front_matter in whole.written.items():
        lines = front_matter.top_level_lines
        left = [term for term in lines if (vocabulary, term) not in used]
        if vocabulary == "abbreviations" or not left:
            continue
        listed = ", ".join(f"{term} (dòng {lines[term]})" for term in left[:_LISTED])
        more = f" và {len(left) - _LISTED} mã khác" if len(left) > _LISTED else ""
        found = f"{len(left)} mã chưa bài nào dùng: {listed}{more}"
        write = "xóa mã thừa; mã để dành cho bài sắp viết thì cứ giữ"
        path = f"{VOCABULARY_FOLDER}/{vocabulary}.yml"
        line = lines[left[0]]
        yield Problem(path, line, 1, "tu-vung-thua", "", found, write, Severity.WARNING)


RULES: tuple[Callable[[Whole], Iterator[Problem]], ...] = (same_name, nearly_same_name, unused)


def _names(entry: Person | Organization) -> Iterator[str]:
    yield entry.name
    yield from entry.variants


def _told_apart(one: Person | Organization, other: Person | Organization) -> bool:
    return bool(one.description and other.description and one.description != other.description)


def _near_pairs(names: Mapping[str, str]) -> Iterator[_Pair]:
    """Pairs of terms whose names, without marks, are one or differ in one letter."""
    order = {term: place for place, term in enumerate(names)}
    keys = {term: exact_key(name) for term, name in names.items()}
    together = defaultdict[str, list[str]](list)
    for term, key in keys.items():
        folded = fold(key)
        if len(folded) >= _FEWEST_LETTERS:
            for spelling in {folded, *without_a_letter(folded)}:
                together[spelling].append(term)
    pairs = {
        (later, earlier)
        for terms in together.values()
        if 1 < len(terms) <= _CROWD
        for earlier, later in combinations(terms, 2)
        if keys[earlier] != keys[later] and _mistyped(keys[earlier], keys[later])
    }
    for later, earlier in sorted(pairs, key=lambda pair: (order[pair[0]], order[pair[1]])):
        yield _Pair(later, earlier, names[earlier])


def _mistyped(one: str, other: str) -> bool:
    """Whether two names differ in marks or a letter, and in no number and no letter of a list."""
    mine, its = fold(one).split(), fold(other).split()
    differ = [(a, b) for a, b in zip(mine, its, strict=False) if a != b]
    if any(not (a.isalpha() and b.isalpha()) or min(len(a), len(b)) == 1 for a, b in differ):
        return False
    long = min(len(mine), len(its)) > _SHORT
    return mine == its or (long and one_letter_apart(" ".join(mine), " ".join(its)))


def _units_and_meetings(
    whole: Whole,
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """The organizers and the records of each person."""
    units, meetings = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for facts in whole.facts:
        for vocabulary, term in facts.terms:
            if vocabulary == "people":
                units[term].add(facts.organizer)
                meetings[term].add(facts.path)
    return units, meetings


def _twice(whole: Whole, vocabulary: str, pair: _Pair, how: str) -> Problem:
    front_matter = whole.written[vocabulary]
    line, column = front_matter.places[pair.later,]
    first = front_matter.top_level_lines[pair.earlier]
    found = f"{pair.later} {how} {pair.earlier} ở dòng {first} (“{pair.name}”)"
    write = (
        "nếu là một thì giữ một mã, thêm cách viết kia vào variants của nó và sửa các bài; "
        "nếu là hai thì ghi description khác nhau cho mỗi mã"
    )
    path = front_matter.path
    return Problem(path, line, column, "tu-vung-trung", pair.later, found, write, Severity.WARNING)
