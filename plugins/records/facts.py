"""The ledger of key facts: who met, where and when, and what came of it."""

from collections.abc import Iterable, Iterator, Sequence

from plugins.archive.archive import Lexicon
from plugins.archive.dates import PartialDate
from plugins.archive.language import Language
from plugins.archive.metadata import Delegates, Document, Elected, Honour, Metadata, Place
from plugins.archive.record import Record
from plugins.archive.urls import attachment_address, term_address
from plugins.archive.values import Part
from plugins.records.labels import actions, field_label, formats, parts
from plugins.records.views import FactRowView, FactView
from plugins.vietnamese.numbers import format_number


def key_facts(record: Record, lexicon: Lexicon, language: Language) -> tuple[FactRowView, ...]:
    """Give the facts of the meeting itself: what, who, when, where."""
    metadata, _ = record.metadata, language.gettext

    def rows() -> Iterator[tuple[str, str, Sequence[FactView]]]:
        yield "kind", "", [_term("kinds", metadata.kind, lexicon)]
        yield "organizer", "", [_term("organizations", metadata.organizer, lexicon)]
        if metadata.publisher:
            yield "publisher", "", [_term("organizations", metadata.publisher, lexicon)]
        yield "event", "", [_event_date(metadata, language)]
        if metadata.period:
            yield "period", "", [_date(metadata.period, language)]
        if metadata.place:
            yield "place", "", [_place(metadata.place)]
        if metadata.format:
            yield "format", "", [FactView(formats(_)[metadata.format])]
        if metadata.theme:
            yield "theme", "", [FactView(metadata.theme)]
        people = _participants(metadata, lexicon)
        for part, label in parts(_).items():
            yield "people", label, people.get(part, ())
        if metadata.delegates:
            yield "delegates", "", [_delegates(metadata.delegates, language)]
        if metadata.series:
            yield "series", "", [_term("series", metadata.series, lexicon)]

    return _ledger(rows(), metadata, language)


def outcomes(record: Record, lexicon: Lexicon, language: Language) -> tuple[FactRowView, ...]:
    """Give what came of the meeting: who was elected, what was adopted, awarded and pledged."""
    metadata, _ = record.metadata, language.gettext

    def rows() -> Iterator[tuple[str, str, Sequence[FactView]]]:
        yield "elected", "", [_elected(body, lexicon, language) for body in metadata.elected]
        for action, label in actions(_).items():
            yield (
                "documents",
                label,
                [_document(each) for each in metadata.documents if each.action is action],
            )
        yield "awards", "", [_honour(award) for award in metadata.awards]
        yield "pledges", "", [_honour(pledge) for pledge in metadata.pledges]

    return _ledger(rows(), metadata, language)


def marks(metadata: Metadata) -> dict[str, tuple[int, ...]]:
    """Give the notes about each field: they are numbered from one, in their order."""
    marked: dict[str, tuple[int, ...]] = {}
    for number, note in enumerate(metadata.notes, 1):
        name = note.about.partition(".")[0]
        marked[name] = (*marked.get(name, ()), number)
    return marked


def _ledger(
    rows: Iterable[tuple[str, str, Sequence[FactView]]], metadata: Metadata, language: Language
) -> tuple[FactRowView, ...]:
    """Leave out empty rows; the first row of a field carries the marks of its notes."""
    marked, _ = marks(metadata), language.gettext
    return tuple(
        [
            FactRowView(label or field_label(name, _), tuple(facts), marked.pop(name, ()))
            for name, label, facts in rows
            if facts
        ]
    )


def _term(vocabulary: str, term: str, lexicon: Lexicon) -> FactView:
    return FactView(lexicon.vocabulary.name(vocabulary, term), term_address(vocabulary, term))


def _event_date(metadata: Metadata, language: Language) -> FactView:
    known = metadata.event.date
    return _date(known, language, metadata.event.time or _precision(known, language))


def _date(known: PartialDate, language: Language, note: str = "") -> FactView:
    date = language.date(known)
    return FactView(date.text, iso=date.iso, note=note)


def _precision(known: PartialDate, language: Language) -> str:
    """Say that a partial date is all the source knows, and no slip of the editor."""
    _ = language.gettext
    if known.precision == "month":
        return _("nguồn chỉ cho biết tháng")
    if known.precision == "year":
        return _("nguồn chỉ cho biết năm")
    return ""


def _place(place: Place) -> FactView:
    return FactView(place.name, note=place.address or "")


def _participants(metadata: Metadata, lexicon: Lexicon) -> dict[Part, list[FactView]]:
    people: dict[Part, list[FactView]] = {}
    for participant in metadata.people:
        person = _person(participant.person, participant.role, lexicon)
        people.setdefault(participant.part, []).append(person)
    return people


def _person(person: str, role: str | None, lexicon: Lexicon) -> FactView:
    name = lexicon.vocabulary.name("people", person)
    return FactView(name, term_address("people", person), note=role or "")


def _delegates(delegates: Delegates, language: Language) -> FactView:
    ngettext, counts = language.ngettext, []
    if (count := delegates.count) is not None:
        text = ngettext("%(num)s đại biểu", "%(num)s đại biểu", count)
        counts.append(text % {"num": format_number(count)})
    if (count := delegates.units) is not None:
        text = ngettext("%(num)s đơn vị", "%(num)s đơn vị", count)
        counts.append(text % {"num": format_number(count)})
    description = delegates.description or ""
    if not counts:
        return FactView(description)
    return FactView(", ".join(counts), note=description)


def _elected(body: Elected, lexicon: Lexicon, language: Language) -> FactView:
    _, ngettext, details = language.gettext, language.ngettext, []
    if body.term:
        term = language.inside(language.date(body.term).text)
        details.append(_("nhiệm kỳ %(term)s") % {"term": term})
    if body.size is not None:
        text = ngettext("%(num)s người", "%(num)s người", body.size)
        details.append(text % {"num": format_number(body.size)})
    members = tuple(_person(member.person, member.office, lexicon) for member in body.members)
    return FactView(body.body, note=", ".join(details), parts=members)


def _document(document: Document) -> FactView:
    if document.file is None:
        return FactView(document.title)
    return FactView(
        document.title, attachment_address(document.file), note=file_type(document.file)
    )


def _honour(honour: Honour) -> FactView:
    count = "" if honour.count is None else format_number(honour.count)
    return FactView(honour.name, note=honour.recipients or "", figure=count)


def file_type(file: str) -> str:
    """Name the kind of a file by its ending: "PDF"."""
    return file.rpartition(".")[2].upper()
