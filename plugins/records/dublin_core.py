"""Dublin Core of a record: the terms of the table of fields, filled from the record.

Circular 24/2011: title, creator, date, description, publisher and identifier are never empty,
several values are parted by ";".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from pydantic import HttpUrl

from plugins.archive.archive import Lexicon
from plugins.archive.metadata import Metadata
from plugins.archive.metatags import dublin_core_tag
from plugins.archive.page import Metatag
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.values import AuthorRole
from plugins.archive.vocabulary import Vocabulary

Values = Callable[[Metadata, Vocabulary], Iterable[str]]

VALUES: Mapping[str, Values] = MappingProxyType(
    {
        "id": lambda m, _: [m.id],
        "title": lambda m, _: [m.title],
        "summary": lambda m, _: [m.summary],
        "kind": lambda m, v: [v.name("kinds", m.kind)],
        "category": lambda m, v: [v.name("categories", m.category)],
        "tags": lambda m, v: [v.name("tags", tag) for tag in m.tags],
        "published": lambda m, _: [m.published.iso] if m.published else [],
        "event": lambda m, _: [m.event.date.edtf],
        "period": lambda m, _: [m.period.edtf] if m.period else [],
        "place": lambda m, _: filter(None, [m.place.name, m.place.address]) if m.place else [],
        "publisher": lambda m, v: [v.name("organizations", m.publisher)] if m.publisher else [],
        "people": lambda m, v: [
            *(v.name("people", person) for person in dict.fromkeys(_people(m))),
            *(each.name for each in m.authors if each.role is AuthorRole.PHOTO),
        ],
        "documents": lambda m, _: [document.title for document in m.documents],
        "theme": lambda m, _: [m.theme] if m.theme else [],
        "authors": lambda m, _: [a.name for a in m.authors if a.role is AuthorRole.TEXT],
        "source": lambda m, _: [m.source.name, *_url(m.source.url)] if m.source else [],
        "attachments": lambda m, _: [attachment.title for attachment in m.attachments],
        "series": lambda m, v: [v.name("series", m.series)] if m.series else [],
        "changes": lambda m, _: [change.date.iso for change in m.changes],
        "legacy": lambda m, _: _url(m.legacy.url) if m.legacy else [],
    }
)
"""What each field of the table that has a Dublin Core term says."""


def dublin_core(record: Record, lexicon: Lexicon, site: Site) -> Iterator[Metatag]:
    """Give the metatags of a record, one for each term that has a value, sorted by term."""
    metadata, vocabulary = record.metadata, lexicon.vocabulary
    values: dict[str, list[str]] = {}
    for term, values_of in _VALUES_OF_TERMS:
        if said := [*values_of(metadata, vocabulary)]:
            values.setdefault(term, []).extend(said)
    values["identifier"].append(site.absolute(record.address))
    values.setdefault("publisher", [site.owner.name])
    if "creator" not in values:
        values["creator"] = [vocabulary.name("organizations", metadata.organizer)]
    for term in sorted(values):
        yield dublin_core_tag(term, values[term])


def _people(metadata: Metadata) -> Iterator[str]:
    """Who took part and who was elected."""
    yield from (participant.person for participant in metadata.people)
    yield from (member.person for body in metadata.elected for member in body.members)


def _url(url: HttpUrl | None) -> list[str]:
    return [str(url)] if url else []


def _term(name: str) -> str:
    extra = Metadata.model_fields[name].json_schema_extra
    return str(extra["dublin-core"]) if isinstance(extra, dict) else ""


_VALUES_OF_TERMS = tuple((_term(name), values_of) for name, values_of in VALUES.items())
