"""Documents for search servers: the texts that we search, and values to narrow and sort by."""

from collections.abc import Iterator, Mapping

from plugins.archive.archive import TERM_FIELDS, Archive
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.search.documents import Ground, build_entries
from plugins.search.terms import find_wholes, forms

Exported = Mapping[str, str | int | list[str]]

NAMED = tuple(f"{vocabulary}_names" for vocabulary in TERM_FIELDS)
"""For each vocabulary the names of its terms; the identifiers stand under its own name."""

KEYWORDS = (*TERM_FIELDS, *NAMED, "place", "province")
DAYS = ("first_day", "last_day", "published")
CODES = "codes"
"""Numbers of documents, KH&CN, days and months of the texts: what is one thing in several words."""


def export_documents(archive: Archive, language: Language, url: str) -> Iterator[Exported]:
    """Make the documents of all records, oldest first; what a record does not say is left out.

    Their addresses begin with that of the site, where it is known.
    """
    for entry in build_entries(Ground(archive, language)):
        record, document = entry.source.record.opened(), entry.source.open()
        yield {
            "id": record.card.id,
            "address": f"{url}{record.address}",
            **_filled(document.texts),
            **_dates(record),
            **_filled(_terms(record, archive)),
            **_filled(_places(record, archive)),
            **_filled({CODES: _codes(document.texts)}),
        }


def _filled(values: Mapping[str, str] | Mapping[str, list[str]]) -> dict[str, str | list[str]]:
    return {name: value for name, value in values.items() if value}


def _dates(record: Record) -> dict[str, str | int]:
    """The date of the meeting as it is known (EDTF), and the days between which it lies."""
    held, published = record.metadata.event.date, record.metadata.published
    return {
        "date": held.edtf,
        "first_day": held.first.isoformat(),
        "last_day": held.last.isoformat(),
        "year": held.first.year,
        **({"published": published.day.isoformat()} if published else {}),
    }


def _terms(record: Record, archive: Archive) -> dict[str, list[str]]:
    terms = {
        vocabulary: list(dict.fromkeys(terms_of(record)))
        for vocabulary, terms_of in TERM_FIELDS.items()
    }
    names = {
        named: [archive.vocabulary.name(vocabulary, term) for term in terms[vocabulary]]
        for vocabulary, named in zip(TERM_FIELDS, NAMED, strict=True)
    }
    return terms | names


def _places(record: Record, archive: Archive) -> dict[str, str]:
    place = record.metadata.place
    province = archive.vocabulary.organizations[record.metadata.organizer].place
    return {"place": place.name if place else "", "province": province or ""}


def _codes(texts: Mapping[str, str]) -> list[str]:
    return sorted({forms(whole).exact for text in texts.values() for whole, _ in find_wholes(text)})
