"""What the templates of a record see."""

from dataclasses import dataclass

from plugins.archive.views import BlockView, DateView, LinkView, PictureView


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact: a text that may lead somewhere, or a date where ``iso`` is given.

    ``note`` says more of it, ``figure`` stands at its right, ``parts`` are facts it is made of.
    """

    label: str
    href: str = ""
    iso: str = ""
    note: str = ""
    figure: str = ""
    parts: tuple["FactView", ...] = ()


@dataclass(frozen=True, slots=True)
class FactRowView:
    """Facts under one label; ``marks`` are the numbers of the notes on them."""

    label: str
    facts: tuple[FactView, ...]
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its number, or with words: ``before`` + ``number`` + ``after``, or ``text``.

    ``after`` begins with the space it needs: "từ " "95" "% trở lên", "" "40" " hợp đồng".
    """

    measure: str
    note: str
    before: str = ""
    number: str = ""
    after: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MeasureTableView:
    """A table of measures; ``note`` is what all of them share, such as the year.

    ``numbered`` tells whether any measure has a number, which takes two columns.
    """

    caption: str
    note: str
    level_label: str
    numbered: bool
    measures: tuple[MeasureView, ...]
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CreditView:
    """Who did one part of the work."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """Where the facts come from; ``url`` is a whole address, or empty as all of these may be."""

    name: str
    url: str
    captured: DateView | None
    digest: str


@dataclass(frozen=True, slots=True)
class LegacyView:
    """What the old portal said of the page."""

    url: str
    views: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note of the archivist: what it is about, of which kind it is, what it says."""

    about: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change after publication."""

    date: DateView
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class ChangedView:
    """The latest change: its day, and the section of the page that tells it."""

    date: DateView
    section: str


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A file to download, and its kind ("PDF")."""

    title: str
    href: str
    type: str


@dataclass(frozen=True, slots=True)
class ShareLinkView:
    """A plain link to a service that takes the address of the page."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related record, and why it is related."""

    title: str
    href: str
    date: DateView
    reasons: tuple[str, ...]
    draft: bool


@dataclass(frozen=True, slots=True)
class RecordView:
    """A record page.

    ``corrections`` are what was wrong and stands before the text; ``updates`` what was added.
    ``history`` is the address where git shows every version, or empty. ``older`` and ``newer``
    are the neighbours within the category. A ``draft`` is seen in the preview alone.
    """

    draft: bool
    breadcrumb: tuple[LinkView, ...]
    kind: LinkView
    category: LinkView
    identifier: str
    summary: str
    event_date: DateView
    published: DateView | None
    changed: ChangedView | None
    corrections: tuple[ChangeView, ...]
    facts: tuple[FactRowView, ...]
    outcomes: tuple[FactRowView, ...]
    measures: tuple[MeasureTableView, ...]
    lead: PictureView | None
    blocks: tuple[BlockView, ...]
    gallery: tuple[PictureView, ...]
    attachments: tuple[AttachmentView, ...]
    topics: tuple[LinkView, ...]
    credits: tuple[CreditView, ...]
    source: SourceView | None
    legacy: LegacyView | None
    notes: tuple[NoteView, ...]
    updates: tuple[ChangeView, ...]
    history: str
    share: tuple[ShareLinkView, ...]
    related: tuple[RelatedView, ...]
    older: LinkView | None
    newer: LinkView | None


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """The marker that stays where a record was withdrawn."""

    breadcrumb: tuple[LinkView, ...]
    identifier: str
    withdrawals: tuple[ChangeView, ...]
