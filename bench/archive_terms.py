"""The terms of made-up archives: who meets, who takes part, and the files that hold them all."""

from collections.abc import Collection, Iterator
from itertools import islice
from random import Random

from bench.archive_records import Fields, Terms, yaml
from bench.archive_text import TEXT, WORDS, Ranked, chance
from plugins.vietnamese.slugs import slugify

ORGANIZATIONS_PER_RECORD = 0.03
FEWEST_ORGANIZATIONS = 5
PEOPLE_PER_RECORD = 0.4
FEWEST_PEOPLE = 8
"""Of an organization: as many as a meeting may name."""


def make_organizations(records: int) -> dict[str, Fields]:
    """Make the organizations of an archive of so many records, the wider ones first."""
    wanted = max(FEWEST_ORGANIZATIONS, round(records * ORGANIZATIONS_PER_RECORD))
    return dict(islice(_organizations(max(1, wanted // 20)), wanted))


def make_people(records: int, organizations: int, random: Random) -> dict[str, Fields]:
    """Make the people of an archive: no two names differ in marks only."""
    wanted = max(round(records * PEOPLE_PER_RECORD), FEWEST_PEOPLE * organizations)
    names = WORDS["names"]
    people: dict[str, Fields] = {}
    while len(people) < wanted:
        middle = random.sample(names["middle"], 2 if chance(0.5, random) else 1)
        name = [random.choice(names["family"]), *middle, random.choice(names["given"])]
        people.setdefault(slugify(" ".join(name)), {"name": " ".join(name)})
    return people


def make_terms(organizations: dict[str, Fields], people: dict[str, Fields]) -> Terms:
    """Rank the terms; each organization has people of its own."""
    count = len(organizations)
    staff = {
        organization: Ranked(islice(people, place, None, count))
        for place, organization in enumerate(organizations)
    }
    named = {**organizations, **people}
    return Terms(
        Ranked(organizations),
        staff,
        {term: str(fields["name"]) for term, fields in named.items()},
        Ranked(WORDS["kinds"]),
        Ranked(WORDS["categories"]),
        Ranked(WORDS["series"]),
        Ranked(_tags()),
    )


def vocabulary_files(
    organizations: dict[str, Fields], people: dict[str, Fields], named: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Give paths and contents of the vocabulary: what records name, and what that is part of."""
    kept = set(named)
    for term in reversed(organizations):
        if term in kept and (parent := organizations[term].get("parent")):
            kept.add(str(parent))
    vocabularies: dict[str, dict[str, Fields]] = {
        "organizations": organizations,
        "people": people,
        "tags": _tags(),
        **{kind: _named(WORDS[kind]) for kind in ("kinds", "categories", "series")},
    }
    for vocabulary, terms in vocabularies.items():
        lines = yaml({term: terms[term] for term in sorted(terms) if term in kept})
        yield f"vocabulary/{vocabulary}.yml", "\n".join([*lines, ""]).encode()
    lines = yaml(WORDS["abbreviations"])
    yield "vocabulary/abbreviations.yml", "\n".join([*lines, ""]).encode()


def _organizations(places: int) -> Iterator[tuple[str, Fields]]:
    """Give a root a place, then its units, then what each unit has; a parent before its parts."""
    words = WORDS["organizations"]
    roots = [(f"{words['root']} {place}", place) for place in WORDS["places"]["names"][:places]]
    units: list[tuple[str, str]] = []
    for name, place in roots:
        yield _organization(name, place, "", name.replace(words["root"], "Sở KH&CN"))
    for unit in words["units"]:
        for root, place in roots:
            units.append((f"{unit} {place}", place))
            yield _organization(units[-1][0], place, root, "")
    for body in words["bodies"]:
        for unit, place in units:
            yield _organization(f"{body} {unit}", place, unit, "")


def _organization(name: str, place: str, parent: str, short: str) -> tuple[str, Fields]:
    return slugify(name), {
        "name": name,
        "short_name": short,
        "parent": slugify(parent),
        "place": place,
    }


def _tags() -> dict[str, Fields]:
    return _named({slugify(topic): topic.capitalize() for topic in TEXT["topics"]})


def _named(terms: dict[str, str]) -> dict[str, Fields]:
    return {term: {"name": name} for term, name in terms.items()}
