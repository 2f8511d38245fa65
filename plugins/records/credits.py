"""Where a record comes from: authors, source, the old portal, notes and changes."""

from plugins.archive.language import Language
from plugins.archive.metadata import Attachment, Change, Legacy, Metadata, Source
from plugins.archive.urls import attachment_address
from plugins.archive.values import ChangeKind
from plugins.records.facts import file_type
from plugins.records.labels import author_roles, change_kinds, field_label, note_kinds
from plugins.records.views import (
    AttachmentView,
    ChangeView,
    CreditView,
    LegacyView,
    NoteView,
    SourceView,
)
from plugins.vietnamese.numbers import format_number

DIGEST_LENGTH = 12
"""Characters of a digest that are shown: enough to compare by eye, whole in the front matter."""


def credit_views(metadata: Metadata, language: Language) -> tuple[CreditView, ...]:
    """Name the authors, role by role."""
    made = {
        label: tuple(author.name for author in metadata.authors if author.role is role)
        for role, label in author_roles(language.gettext).items()
    }
    return tuple(CreditView(label, names) for label, names in made.items() if names)


def source_view(source: Source, language: Language) -> SourceView:
    """Show the source, with the beginning of its digest."""
    return SourceView(
        source.name,
        str(source.url or ""),
        language.published(source.captured) if source.captured else None,
        (source.digest or "").removeprefix("sha256:")[:DIGEST_LENGTH],
    )


def legacy_view(legacy: Legacy) -> LegacyView:
    """Show the address and the views on the old portal."""
    views = "" if legacy.views is None else format_number(legacy.views)
    return LegacyView(str(legacy.url or ""), views)


def note_views(metadata: Metadata, language: Language) -> tuple[NoteView, ...]:
    """Show the archivist's notes, in their order: the ledger refers to them by number."""
    _ = language.gettext
    kinds = note_kinds(_)
    return tuple(
        NoteView(field_label(note.about, _), kinds[note.kind], note.text) for note in metadata.notes
    )


CHANGE_SECTIONS = {ChangeKind.CORRECTION: "dinh-chinh", ChangeKind.UPDATE: "cap-nhat"}
"""Where on the page the changes of a kind are told."""


def change_views(
    metadata: Metadata, language: Language, *kinds: ChangeKind
) -> tuple[ChangeView, ...]:
    """Show the changes of some kinds, or all of them, the latest first."""
    return tuple(
        _change(change, language)
        for change in _latest_first(metadata)
        if not kinds or change.kind in kinds
    )


def latest_change(metadata: Metadata) -> Change | None:
    """Give the change that was made last."""
    return next(iter(_latest_first(metadata)), None)


def attachment_views(attachments: tuple[Attachment, ...]) -> tuple[AttachmentView, ...]:
    """Show the files to download."""
    return tuple(
        AttachmentView(each.title, attachment_address(each.file), file_type(each.file))
        for each in attachments
    )


def _latest_first(metadata: Metadata) -> list[Change]:
    return sorted(metadata.changes, key=lambda change: change.date.iso, reverse=True)


def _change(change: Change, language: Language) -> ChangeView:
    kind = change_kinds(language.gettext)[change.kind]
    return ChangeView(language.published(change.date), kind, change.note)
