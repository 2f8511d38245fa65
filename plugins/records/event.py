"""The meeting itself as an Event of schema.org."""

import re

from plugins.archive.archive import Lexicon
from plugins.archive.metadata import Document, Event, Participant, Place
from plugins.archive.record import Record
from plugins.archive.site import Site
from plugins.archive.urls import attachment_address, image_address, term_address
from plugins.archive.values import Format, Part
from plugins.records.labels import parts
from plugins.records.nodes import Node, known, organization, person

SCHEMA = "https://schema.org"

ATTENDANCE = {
    Format.IN_PERSON: f"{SCHEMA}/OfflineEventAttendanceMode",
    Format.ONLINE: f"{SCHEMA}/OnlineEventAttendanceMode",
    Format.HYBRID: f"{SCHEMA}/MixedEventAttendanceMode",
}

PERFORMING = {Part.CHAIR, Part.SPEAKER, Part.REPORTER}
"""Parts that are played before the others (schema.org performer); the rest attend."""

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def event(record: Record, lexicon: Lexicon, site: Site, url: str) -> Node:
    """Describe the meeting of a record page at ``url``."""
    metadata, vocabulary = record.metadata, lexicon.vocabulary
    start, end = _dates(metadata.event)
    performing = [it for it in metadata.people if it.part in PERFORMING]
    attending = [it for it in metadata.people if it.part not in PERFORMING]
    return known(
        {
            "@type": "Event",
            "@id": f"{url}#su-kien",
            "additionalType": vocabulary.name("kinds", metadata.kind),
            "name": metadata.title,
            "description": metadata.summary,
            "inLanguage": site.content_lang,
            "startDate": start,
            "endDate": end,
            "eventStatus": f"{SCHEMA}/EventScheduled",
            "eventAttendanceMode": metadata.format and ATTENDANCE[metadata.format],
            "location": metadata.place and _place(metadata.place),
            "organizer": organization(metadata.organizer, lexicon, site),
            "performer": [_role("performer", it, lexicon, site) for it in performing],
            "attendee": [_role("attendee", it, lexicon, site) for it in attending],
            "workFeatured": [_document(document, site) for document in metadata.documents],
            "superEvent": metadata.series and _series(metadata.series, lexicon, site),
            "image": [site.absolute(image_address(image.file)) for image in metadata.images],
            "subjectOf": {"@id": f"{url}#bai"},
        }
    )


def _dates(held: Event) -> tuple[str, str | None]:
    """Give start and end as far as they are known: a day, a month or a year of ISO 8601.

    schema.org has no way to say "about" and "perhaps", so the marks of EDTF are left out.
    """
    start, *end = held.date.ends
    if held.date.precision == "day" and held.time and _CLOCK.fullmatch(held.time):
        start = f"{start}T{held.time}+07:00"
    return start, end[0] if end else None


def _place(place: Place) -> Node:
    return {"@type": "Place", "name": place.name, "address": place.address or place.name}


def _role(relation: str, participant: Participant, lexicon: Lexicon, site: Site) -> Node:
    """Tell the part by a Role, which repeats the property it stands in."""
    who = person(participant.person, participant.role, lexicon, site)
    part = parts(site.language.gettext)[participant.part]
    return {"@type": "Role", "roleName": part, relation: who}


def _document(document: Document, site: Site) -> Node:
    url = site.absolute(attachment_address(document.file)) if document.file else None
    return known({"@type": "CreativeWork", "name": document.title, "url": url})


def _series(term: str, lexicon: Lexicon, site: Site) -> Node:
    page = site.absolute(term_address("series", term))
    name = lexicon.vocabulary.name("series", term)
    return {"@type": "EventSeries", "@id": page, "name": name, "url": page}
