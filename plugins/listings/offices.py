"""The offices a person held, as the records have them."""

from collections.abc import Iterator, Sequence

from plugins.archive.language import Language
from plugins.archive.record import Record
from plugins.archive.views import LinkView
from plugins.listings.views import OfficeView


def office_views(
    person: str, records: Sequence[Record], language: Language
) -> tuple[OfficeView, ...]:
    """Give each office once, with the newest record (of records newest first) that names it."""
    newest: dict[str, Record] = {}
    for record in records:
        for office in _offices(person, record, language):
            newest.setdefault(office, record)
    return tuple(
        OfficeView(
            office,
            LinkView(record.card.title, record.address),
            language.date_inside(language.date(record.card.held)),
        )
        for office, record in newest.items()
    )


def _offices(person: str, record: Record, language: Language) -> Iterator[str]:
    _ = language.gettext
    for held in record.card.offices:
        if held.person == person and held.body:
            office = held.office or _("Thành viên")
            yield _("%(office)s, %(body)s") % {"office": office, "body": held.body}
        elif held.person == person:
            yield held.office
