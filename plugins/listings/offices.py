"""The offices a person held, as the records have them."""

from collections.abc import Sequence

from plugins.archive.card import Office
from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.archive.views import LinkView
from plugins.listings.catalogue import Catalogue
from plugins.listings.views import OfficeView


def office_views(
    person: str, records: Sequence[Record], catalogue: Catalogue
) -> tuple[OfficeView, ...]:
    """Give each office once, with the newest record (of records newest first) that names it."""
    language = catalogue.language
    newest: dict[str, Record] = {}
    for record in records:
        for held in record.card.offices:
            if held.person == person:
                newest.setdefault(_name(held, language), record)
    entries = catalogue.entries(newest.values())
    return tuple(
        OfficeView(
            office, LinkView(entry.title, entry.href), language.date_inside(entry.event_date)
        )
        for office, entry in zip(newest, entries, strict=True)
    )


def _name(held: Office, language: Language) -> str:
    if not held.body:
        return held.office
    _ = language.gettext
    return _("%(office)s, %(body)s") % {"office": held.office or _("Thành viên"), "body": held.body}
