"""The controlled vocabulary: the terms that records may name, one YAML file a kind of term."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from graphlib import CycleError, TopologicalSorter
from types import MappingProxyType
from typing import Any

from pydantic import HttpUrl, RootModel

from plugins.archive.digests import digest_of
from plugins.archive.front_matter import FrontMatter, parse_yaml
from plugins.archive.problems import Invalid, Problem
from plugins.archive.source import Source
from plugins.archive.store import Store
from plugins.archive.validate import validate
from plugins.archive.values import EarlierAddress, Model, Slug, Text, field

VOCABULARY_FOLDER = "vocabulary"


class Term(Model):
    """A term: what every vocabulary has."""

    name: Text = field("Tên", "tên đầy đủ", schema="name")
    description: Text | None = field("Mô tả", "một, hai câu", schema="description", default=None)
    aliases: tuple[EarlierAddress, ...] = field(
        "Địa chỉ trước đây", "địa chỉ cũ, khi mã này đã đổi: /chu-de/ma-cu/", default=()
    )


class Organization(Term):
    """A unit that organizes meetings or publishes write-ups."""

    short_name: Text | None = field(
        "Tên gọi tắt", "tên gọn để hiện trong danh sách: Sở KH&CN Khánh Hòa", default=None
    )
    parent: Slug | None = field("Trực thuộc", "mã đơn vị cấp trên", default=None)
    place: Text | None = field(
        "Tỉnh, thành phố", "ví dụ Khánh Hòa", schema="areaServed", default=None
    )
    url: HttpUrl | None = field(
        "Trang web", "địa chỉ đầy đủ: https://...", schema="url", default=None
    )
    variants: tuple[Text, ...] = field("Tên khác", "các cách viết khác", default=())


class Person(Term):
    """A person named in records; the office held is told by each record."""

    variants: tuple[Text, ...] = field("Tên khác", "các cách viết khác", default=())


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All terms by kind and identifier, in the order of their files."""

    organizations: Mapping[str, Organization]
    people: Mapping[str, Person]
    categories: Mapping[str, Term]
    kinds: Mapping[str, Term]
    series: Mapping[str, Term]
    tags: Mapping[str, Term]
    abbreviations: Mapping[str, str]

    def known(self) -> dict[str, Mapping[str, Any]]:
        """Give the terms by the name of their vocabulary."""
        return {kind.name: getattr(self, kind.name) for kind in fields(self)}

    def name(self, vocabulary: str, term: str) -> str:
        """Give the name of a term that records name."""
        terms: Mapping[str, Term] = getattr(self, vocabulary)
        return terms[term].name


MODELS: Mapping[str, type[RootModel[Any]]] = MappingProxyType(
    {
        "organizations": RootModel[dict[Slug, Organization]],
        "people": RootModel[dict[Slug, Person]],
        "categories": RootModel[dict[Slug, Term]],
        "kinds": RootModel[dict[Slug, Term]],
        "series": RootModel[dict[Slug, Term]],
        "tags": RootModel[dict[Slug, Term]],
        "abbreviations": RootModel[dict[Text, Text]],
    }
)
"""What each vocabulary file holds, by the name of the vocabulary."""


def parse_vocabulary(
    sources: Iterable[Source], store: Store | None = None, stamp: bytes = b""
) -> tuple[Vocabulary, set[str], list[Problem]]:
    """Parse the vocabulary files, or recall those that are in a store; ``stamp`` digests the code.

    Gives the terms, the names of the vocabularies whose file is broken (their terms are not
    known, so no record can be blamed for naming one), and all problems.
    """
    terms: dict[str, Any] = {name: MappingProxyType({}) for name in MODELS}
    broken: set[str] = set()
    problems: list[Problem] = []
    for source in sources:
        name = vocabulary_of(source.path)
        try:
            parsed = _recall(name, source, store, stamp) if store else _parse_terms(name, source)
            terms[name] = MappingProxyType(parsed.root)
        except Invalid as invalid:
            problems.extend(invalid.problems)
            broken.add(name)
    return Vocabulary(**terms), broken, problems


def vocabulary_of(path: str) -> str:
    """Give the name of the vocabulary that is in a file."""
    return path.removeprefix(f"{VOCABULARY_FOLDER}/").removesuffix(".yml")


def _recall(name: str, source: Source, store: Store, stamp: bytes) -> RootModel[Any]:
    """Read a file of terms as it was parsed before, which takes a sixth of the time."""
    key = digest_of(b"vocabulary", stamp, source.digest)
    if known := store.find([key]).get(key):
        return MODELS[name].model_validate_json(known)
    parsed = _parse_terms(name, source)
    store.put(key, parsed.model_dump_json(exclude_defaults=True).encode())
    return parsed


def _parse_terms(name: str, source: Source) -> RootModel[Any]:
    if name not in MODELS:
        write = f"một trong: {', '.join(f'{known}.yml' for known in MODELS)}"
        raise Invalid([Problem(source.path, 1, 1, "ten-tep", "", "tệp từ vựng lạ", write)])
    front_matter = parse_yaml(source.text, source.path)
    parsed = validate(MODELS[name], front_matter, {})
    if name == "organizations":
        parents = {unit: term.parent for unit, term in parsed.root.items() if term.parent}
        unknown = _unknown_parents(parents, parsed.root, front_matter)
        if problems := [*unknown, *_circles(parents, front_matter)]:
            raise Invalid(problems)
    return parsed


def _unknown_parents(
    parents: Mapping[str, str], units: Container[str], front_matter: FrontMatter
) -> Iterator[Problem]:
    """A unit is part of a unit that is in the vocabulary."""
    for unit, parent in parents.items():
        if parent not in units:
            found = f"đơn vị cấp trên “{parent}” chưa có trong tệp này"
            write = "mã của một đơn vị có trong tệp này, hoặc thêm đơn vị ấy vào"
            yield front_matter.problem((unit, "parent"), "tu-vung-la", found, write)


def _circles(parents: Mapping[str, str], front_matter: FrontMatter) -> Iterator[Problem]:
    """No unit is part of itself, be it through others."""
    try:
        TopologicalSorter({unit: [parent] for unit, parent in parents.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        found = f"vòng trực thuộc: {' > '.join(reversed(circle))}"
        write = "đơn vị cao nhất không có parent"
        yield front_matter.problem((min(circle), "parent"), "truc-thuoc-vong", found, write)
